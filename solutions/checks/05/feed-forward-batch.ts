// Hidden checks of 5.2: other batches, and that no row sees another.

import { type Check, difference, finding, law, same } from 'course-checks';
import { type LayerState, type Matrix, permutation, selectRows } from 'kernel-lib';
import { drawn, drawnNetwork } from './drawn.js';

/** These rows of every z and a. */
function rowsOf(trace: readonly LayerState[], rows: readonly number[]): LayerState[] {
  return trace.map(({ z, a }) => ({ z: selectRows(z, rows), a: selectRows(a, rows) }));
}

export const feedForwardBatch: readonly Check[] = [
  same('three examples in a network 2-3-4', 'feedForwardBatch', (r) => [
    drawnNetwork(r, [2, 3, 4]),
    drawn(r, 3, 2),
  ]),
  same(
    'three examples in a network 3-3-3, where every matrix is square',
    'feedForwardBatch',
    (r) => [drawnNetwork(r, [3, 3, 3]), drawn(r, 3, 3)],
  ),
  same('five examples in a network 4-2-3-2', 'feedForwardBatch', (r) => [
    drawnNetwork(r, [4, 2, 3, 2]),
    drawn(r, 5, 4),
  ]),
  law('the batch gives what its examples give one by one', function* (ask, r) {
    const net = drawnNetwork(r, [3, 4, 2]);
    const X: Matrix = drawn(r, 4, 3);
    const whole = yield* ask<LayerState[]>('feedForwardBatch', net, X);
    for (let i = 0; i < X.rows; i++) {
      const alone = yield* ask<LayerState[]>('feedForwardBatch', net, selectRows(X, [i]));
      if (difference(alone, rowsOf(whole, [i])) !== undefined) {
        return finding('A row of the batch differs from the trace of that example alone.');
      }
    }
    return undefined;
  }),
  law('examples in another order give the same rows in that order', function* (ask, r) {
    const net = drawnNetwork(r, [2, 4, 3]);
    const X = drawn(r, 5, 2);
    const order = permutation(r, 5);
    const whole = yield* ask<LayerState[]>('feedForwardBatch', net, X);
    const shuffled = yield* ask<LayerState[]>('feedForwardBatch', net, selectRows(X, order));
    return difference(shuffled, rowsOf(whole, order)) === undefined
      ? undefined
      : finding('The rows depend on each other, or on their place; each belongs to one example.');
  }),
];
