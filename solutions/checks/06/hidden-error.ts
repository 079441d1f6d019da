// Hidden checks of 6.2: other networks, square layers, and what F12 promises.

import { type Check, difference, finding, gradientFinding, law, same } from 'course-checks';
import {
  type Matrix,
  matmul,
  permutation,
  type Random,
  scale,
  selectRows,
  sigmoid,
} from 'kernel-lib';
import { drawn } from './drawn.js';

/** W^(l+1), δ^(l+1) and z^l for n examples in layers of these widths. */
function layer(r: Random, n: number, width: number, nextWidth: number): [Matrix, Matrix, Matrix] {
  return [drawn(r, width, nextWidth), drawn(r, n, nextWidth), drawn(r, n, width)];
}

export const hiddenError: readonly Check[] = [
  same('another layer, of 4 nodes before 3', 'hiddenError', (r) => layer(r, 3, 4, 3)),
  same('a layer of 2 nodes before 5', 'hiddenError', (r) => layer(r, 3, 2, 5)),
  same('a square layer of 3 nodes before 3', 'hiddenError', (r) => layer(r, 2, 3, 3)),
  law('δ is the derivative of the cost by z', function* (ask, r) {
    const [W, deltaNext, z] = layer(r, 2, 3, 4);
    const delta = yield* ask<Matrix>('hiddenError', W, deltaNext, z);
    // A cost whose δ^(l+1) is the given one whatever z is: C = Σ δ^(l+1) ⊙ z^(l+1).
    const cost = (at: Matrix) =>
      matmul(sigmoid.apply(at), W).data.reduce((sum, zk, k) => sum + zk * deltaNext.data[k], 0);
    return gradientFinding('the cost by z', delta, cost, z);
  }),
  law('examples in another order give the same rows in that order', function* (ask, r) {
    const [W, deltaNext, z] = layer(r, 4, 3, 2);
    const order = permutation(r, 4);
    const delta = yield* ask<Matrix>('hiddenError', W, deltaNext, z);
    const shuffled = yield* ask<Matrix>(
      'hiddenError',
      W,
      selectRows(deltaNext, order),
      selectRows(z, order),
    );
    return difference(shuffled, selectRows(delta, order)) === undefined
      ? undefined
      : finding('The rows of δ depend on each other; each belongs to one example alone.');
  }),
  law('twice δ^(l+1) gives twice δ^l', function* (ask, r) {
    const [W, deltaNext, z] = layer(r, 2, 3, 2);
    const delta = yield* ask<Matrix>('hiddenError', W, deltaNext, z);
    const doubled = yield* ask<Matrix>('hiddenError', W, scale(2, deltaNext), z);
    return difference(doubled, scale(2, delta)) === undefined
      ? undefined
      : finding('δ^l is not proportional to δ^(l+1); F12 is linear in it.');
  }),
];
