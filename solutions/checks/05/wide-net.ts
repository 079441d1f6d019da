// Hidden checks of 5.5: other sizes, and what the shapes must say.

import { type Check, difference, finding, law, same } from 'course-checks';
import { type Matrix, permutation, selectRows, sigmoid } from 'kernel-lib';
import { drawn } from './drawn.js';

interface Report {
  readonly shapes: readonly string[];
  readonly output: Matrix;
}

export const wideNet: readonly Check[] = [
  same('five examples in a network 4-30-3', 'wideNet', (r) => [[4, 30, 3], drawn(r, 5, 4)]),
  same('three examples in 3-5-2, a batch that is square', 'wideNet', (r) => [
    [3, 5, 2],
    drawn(r, 3, 3),
  ]),
  same('two examples in a network 2-6-3-4', 'wideNet', (r) => [[2, 6, 3, 4], drawn(r, 2, 2)]),
  law('a row for each example, a column for each node', function* (ask, r) {
    const sizes = [3, 20, 4, 2];
    const { shapes } = yield* ask<Report>('wideNet', sizes, drawn(r, 7, 3));
    return difference(shapes, ['7 × 20', '7 × 4', '7 × 2']) === undefined
      ? undefined
      : finding('The shapes are not those of Z¹ to Z^L: examples by nodes of the layer.');
  }),
  law('examples in another order give the same rows in that order', function* (ask, r) {
    const sizes = [4, 12, 3];
    const X = drawn(r, 5, 4);
    const order = permutation(r, 5);
    const { output } = yield* ask<Report>('wideNet', sizes, X);
    const shuffled = yield* ask<Report>('wideNet', sizes, selectRows(X, order));
    return difference(shuffled.output, selectRows(output, order)) === undefined
      ? undefined
      : finding('The rows of the output depend on each other; each belongs to one example.');
  }),
  law('the weights run from −1 to 1', function* (ask) {
    // With the rows of the unit matrix as examples the weights themselves are what σ is taken of.
    const units = { rows: 2, cols: 2, data: Float64Array.of(1, 0, 0, 1) };
    const { output } = yield* ask<Report>('wideNet', [2, 3], units);
    const ends = { rows: 1, cols: 2, data: Float64Array.of(-1, 1) };
    const found = { rows: 1, cols: 2, data: Float64Array.of(output.data[0], output.data[5]) };
    return difference(found, sigmoid.apply(ends)) === undefined
      ? undefined
      : finding('The first weight of a layer is −1 and the last one is 1; here they are not.');
  }),
];
