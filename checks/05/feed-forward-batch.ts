// 5.2: the pass for a whole batch (F8), X a row for each example.

import {
  build,
  feedForward,
  type LayerState,
  type Matrix,
  matmul,
  type Network,
  selectRows,
  sigmoid,
  tanh,
} from 'kernel-lib';
import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';
import { pass, sigmoidEverywhere, state } from './steps.ts';
import { A1, A2, b1, b2, networkOf, W1, W2, X, Z1, Z2 } from './text-network.ts';

/** The pass in which entry (i, j) of Z^l is that of A^(l−1) W^l plus `bias(b, i, j)`. */
function withBias(bias: (b: Matrix, i: number, j: number) => number) {
  return (net: Network, X: Matrix): LayerState[] =>
    pass(net, X, ({ W, b, activation }, { a }) => {
      const product = matmul(a, W);
      const z = build(product.rows, product.cols, (i, j) => {
        return product.data[i * product.cols + j] + bias(b, i, j);
      });
      return state(z, activation);
    });
}

/** The right pass for the examples that these indices name. */
function ofRows(indices: (n: number) => readonly number[]) {
  return (net: Network, X: Matrix): LayerState[] => {
    const rows = indices(X.rows);
    return feedForward(net, X).map(({ z, a }) => ({
      z: selectRows(z, rows),
      a: selectRows(a, rows),
    }));
  };
}

const mistakes: Mistake[] = [
  {
    id: 'bias-along-wrong-axis',
    sentence: 'The bias was counted by examples: row i got the bias of node i in every column.',
    algebra:
      'Z_ij = Σ_k A_ik W_kj + b_j, not + b_i: b^l has an entry for each node, not each example.',
    answer: withBias((b, i) => b.data[i]),
  },
  {
    id: 'bias-in-first-row',
    sentence: 'The bias was added to the first example alone.',
    algebra: 'Z^l = A^(l−1) W^l + 1 (b^l)ᵀ: the column of ones repeats the bias in every row.',
    answer: withBias((b, i, j) => (i === 0 ? b.data[j] : 0)),
  },
  {
    id: 'bias-forgotten',
    sentence: 'The bias is left out of the weighted input.',
    algebra: 'Z^l = A^(l−1) W^l + 1 (b^l)ᵀ, not A^(l−1) W^l.',
    answer: withBias(() => 0),
  },
  {
    id: 'M21',
    sentence: 'Every row holds the trace of the first example, which belongs to another input.',
    algebra: 'Row i of Z^l is made from row i of A^(l−1), for each i anew.',
    answer: ofRows((n) => Array.from({ length: n }, () => 0)),
  },
  {
    id: 'M21',
    sentence: 'The examples came back in the opposite order, so each row belongs to another input.',
    algebra: 'Row i of Z^l is made from row i of X, not from row n + 1 − i.',
    answer: ofRows((n) => Array.from({ length: n }, (_, i) => n - 1 - i)),
  },
  sigmoidEverywhere,
];

const text = networkOf([W1, b1, sigmoid], [W2, b2, sigmoid]);

export const feedForwardBatchExercise: Exercise = {
  id: '5.2',
  title: 'A whole batch at once',
  formulas: ['F8'],
  points: 3,
  withheld: ['feedForward'],
  asked: {
    feedForwardBatch: {
      signature: 'feedForwardBatch(net: Network, X: Matrix): LayerState[]',
      reference: (net: Network, X: Matrix) => feedForward(net, X),
    },
  },
  visible: [
    value(
      'both examples in the network 2-3-2 of the text',
      'feedForwardBatch',
      [text, X],
      [
        { z: X, a: X },
        { z: Z1, a: A1 },
        { z: Z2, a: A2 },
      ],
    ),
    value('the other order and the first once more, with tanh in layer 1', 'feedForwardBatch', [
      networkOf([W1, b1, tanh], [W2, b2, sigmoid]),
      selectRows(X, [1, 0, 0]),
    ]),
  ],
  mistakes,
};
