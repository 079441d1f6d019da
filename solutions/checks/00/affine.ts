// Hidden checks of 0.1: other layers, square and not, and what F5 promises.

import { type Check, difference, finding, law, same } from 'course-checks';
import { build, type Matrix, matrix, normal, type Random, subtract, toRows } from 'kernel-lib';

/** Entries of two decimals, so that a report is easily read. */
function drawn(r: Random, rows: number, cols: number): Matrix {
  return build(rows, cols, () => Math.round(100 * normal(r)) / 100);
}

/** W^l, b^l and a^(l−1) for n examples in layers of these widths. */
function layer(r: Random, n: number, width: number, nextWidth: number): [Matrix, Matrix, Matrix] {
  return [drawn(r, width, nextWidth), drawn(r, 1, nextWidth), drawn(r, n, width)];
}

/** W with the weight from node i to node j greater by 1. */
function raised(W: Matrix, i: number, j: number): Matrix {
  return build(W.rows, W.cols, (m, k) => W.data[m * W.cols + k] + (m === i && k === j ? 1 : 0));
}

export const affine: readonly Check[] = [
  same('a square layer of 3 nodes before 3', 'affine', (r) => layer(r, 2, 3, 3)),
  same('a layer of 4 nodes before 2', 'affine', (r) => layer(r, 3, 4, 2)),
  same('a layer of 2 nodes before 5', 'affine', (r) => layer(r, 2, 2, 5)),
  law('a batch gives what its examples give one by one', function* (ask, r) {
    const [W, b, aPrev] = layer(r, 3, 2, 4);
    const together = yield* ask<Matrix>('affine', W, b, aPrev);
    const single: Matrix[] = [];
    for (const a of toRows(aPrev)) single.push(yield* ask<Matrix>('affine', W, b, matrix([a])));
    return difference(together, matrix(single.flatMap(toRows))) === undefined
      ? undefined
      : finding('A row of z is another one in a batch than alone; each belongs to one example.');
  }),
  law('the weight from node i to node j reaches z_j alone, times a_i', function* (ask, r) {
    const [W, b, aPrev] = layer(r, 2, 3, 3);
    const before = yield* ask<Matrix>('affine', W, b, aPrev);
    const after = yield* ask<Matrix>('affine', raised(W, 2, 0), b, aPrev);
    const wanted = build(2, 3, (n, j) => (j === 0 ? aPrev.data[n * 3 + 2] : 0));
    return difference(subtract(after, before), wanted) === undefined
      ? undefined
      : finding('With w_31 greater by 1, z_1 must be greater by a_3, and no other entry changes.');
  }),
  law('without activations the bias is left, in each row', function* (ask, r) {
    const [W, b] = layer(r, 2, 3, 3);
    const z = yield* ask<Matrix>('affine', W, b, build(2, 3));
    return difference(z, matrix([...toRows(b), ...toRows(b)])) === undefined
      ? undefined
      : finding('Where a = 0 each row of z must be the bias as it was given.');
  }),
];
