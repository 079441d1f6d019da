// Hidden checks of 0.4: other layers, the way there and back, and one z by both formulas.

import { type Check, difference, finding, law, same } from 'course-checks';
import {
  addRow,
  build,
  type Matrix,
  normal,
  type Random,
  timesTranspose,
  weightedInput,
} from 'kernel-lib';

/** Entries of two decimals, so that a report is easily read. */
function drawn(r: Random, rows: number, cols: number): Matrix {
  return build(rows, cols, () => Math.round(100 * normal(r)) / 100);
}

export const fromTo: readonly Check[] = [
  same('3 nodes that 2 lead to', 'fromTo', (r) => [drawn(r, 3, 2)]),
  same('2 nodes that 4 lead to', 'fromTo', (r) => [drawn(r, 2, 4)]),
  same('a square layer of 3 nodes before 3', 'fromTo', (r) => [drawn(r, 3, 3)]),
  law('there and back is the matrix as it was', function* (ask, r) {
    const V = drawn(r, 4, 3);
    const W = yield* ask<Matrix>('fromTo', V);
    const back = yield* ask<Matrix>('fromTo', W);
    return difference(back, V) === undefined
      ? undefined
      : finding('Exchanging the indices twice must give the matrix that was handed in.');
  }),
  law('the weights to a single node become a column', function* (ask, r) {
    const V = drawn(r, 1, 4);
    const W = yield* ask<Matrix>('fromTo', V);
    return difference(W, { rows: 4, cols: 1, data: V.data }) === undefined
      ? undefined
      : finding('A row that becomes a column keeps the order of its numbers.');
  }),
  law('a single weight has its two indices exchanged', function* (ask) {
    const W = yield* ask<Matrix>(
      'fromTo',
      build(3, 4, (to, from) => (to === 2 && from === 1 ? 1 : 0)),
    );
    const at = (i: number, j: number) => W.data[(i - 1) * W.cols + j - 1];
    return at(2, 3) === 1
      ? undefined
      : finding('The weight from node 2 to node 3 is not in row 2, column 3.');
  }),
  law('z = V a + b to–from is z = Wᵀ a + b from–to', function* (ask, r) {
    const [V, b, a] = [drawn(r, 3, 3), drawn(r, 1, 3), drawn(r, 1, 3)];
    const W = yield* ask<Matrix>('fromTo', V);
    const z = addRow(timesTranspose(a, V), b); // a row: (V a + b)ᵀ
    return difference(weightedInput(W, b, a), z) === undefined
      ? undefined
      : finding('The network computes another z with the new matrix; only the reading may change.');
  }),
];
