// Hidden checks of 0.3: numbers on both sides of the floor, and what an error with a floor promises.

import { type Check, difference, finding, law, same } from 'course-checks';
import { build, type Matrix, map, normal, type Random, scale, uniform } from 'kernel-lib';

const tolerance = { atol: 1e-15, rtol: 1e-9 };

/** Entries of two decimals, so that a report is easily read. */
function drawn(r: Random, rows: number, cols: number, size = 1): Matrix {
  return build(rows, cols, () => Math.round(100 * size * normal(r)) / 100);
}

/** A floor that some of the numbers drawn reach. */
function floorDrawn(r: Random): number {
  return 0.3 + Math.round(40 * uniform(r)) / 100;
}

export const relErr: readonly Check[] = [
  same('numbers on both sides of the floor', 'relErr', (r) => [
    drawn(r, 2, 4),
    drawn(r, 2, 4),
    floorDrawn(r),
  ]),
  same('a column of larger numbers, another floor', 'relErr', (r) => [
    drawn(r, 7, 1, 2),
    drawn(r, 7, 1, 2),
    1 + floorDrawn(r),
  ]),
  law('two zeros are no distance apart', function* (ask, r) {
    const zeros = build(1, 3);
    const error = yield* ask<Matrix>('relErr', zeros, zeros, floorDrawn(r));
    return error.data.every((e) => e === 0)
      ? undefined
      : finding('Where x and y are both 0 there is an error other than 0.');
  }),
  law('a trace of rounding in place of 0 is a small error', function* (ask) {
    const traces = build(2, 2, (i, j) => (i === j ? 1e-12 : -3e-12));
    const error = yield* ask<Matrix>('relErr', traces, build(2, 2), 0.001);
    return error.data.every((e) => e > 0 && e < 1e-6)
      ? undefined
      : finding('Numbers near 1e-12 in place of 0 must give a small positive error.');
  }),
  law('x and y exchanged give the same', function* (ask, r) {
    const [X, Y, floor] = [drawn(r, 2, 3), drawn(r, 2, 3), floorDrawn(r)];
    const error = yield* ask<Matrix>('relErr', X, Y, floor);
    const exchanged = yield* ask<Matrix>('relErr', Y, X, floor);
    return difference(error, exchanged, tolerance) === undefined
      ? undefined
      : finding('It matters which of the two matrices comes first; an error must not know.');
  }),
  law('both negative gives the same as both positive', function* (ask, r) {
    const [X, Y, floor] = [drawn(r, 2, 3), drawn(r, 2, 3), floorDrawn(r)];
    const error = yield* ask<Matrix>('relErr', X, Y, floor);
    const mirrored = yield* ask<Matrix>('relErr', scale(-1, X), scale(-1, Y), floor);
    return difference(error, mirrored, tolerance) === undefined
      ? undefined
      : finding('With the signs of all numbers changed the error is another one.');
  }),
  law('all numbers and the floor ten times as large give the same', function* (ask, r) {
    const [X, Y, floor] = [drawn(r, 2, 3), drawn(r, 2, 3), floorDrawn(r)];
    const error = yield* ask<Matrix>('relErr', X, Y, floor);
    const tenfold = yield* ask<Matrix>('relErr', scale(10, X), scale(10, Y), 10 * floor);
    return difference(error, tenfold, tolerance) === undefined
      ? undefined
      : finding('The error changes with the unit in which the numbers are measured.');
  }),
  law('a number and its negative, above the floor, are 2 apart', function* (ask, r) {
    const X = map(drawn(r, 2, 3), (x) => (x < 0 ? x - 1 : x + 1));
    const error = yield* ask<Matrix>('relErr', X, scale(-1, X), floorDrawn(r));
    return error.data.every((e) => Math.abs(e - 2) < 1e-9)
      ? undefined
      : finding('For x and −x the distance is twice the size, whatever x is above the floor.');
  }),
];
