// 5.3: the one layer that computes what a network without activation functions computes.

import {
  add,
  addRow,
  identity,
  type Matrix,
  matmul,
  matrix,
  type Network,
  type Parameters,
  timesTranspose,
} from 'kernel-lib';
import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';
import { denseLayers } from './steps.ts';
import { b1, b2, networkOf, W1, W2 } from './text-network.ts';

type Product = (sofar: Matrix, next: Matrix) => Matrix;

/** W and b, collected layer by layer: W from W and W^l, b from b, W^l and b^l (and W, if wrong). */
function collected(
  ofW: Product,
  ofB: (b: Matrix, W: Matrix, bNext: Matrix, WSofar: Matrix) => Matrix,
): (net: Network) => Parameters {
  return (net) => {
    const [{ W, b }, ...rest] = denseLayers(net);
    return rest.reduce<Parameters>(
      (sofar, next) => ({ W: ofW(sofar.W, next.W), b: ofB(sofar.b, next.W, next.b, sofar.W) }),
      { W, b },
    );
  };
}

const rightB = (b: Matrix, W: Matrix, bNext: Matrix) => addRow(matmul(b, W), bNext);

const mistakes: Mistake[] = [
  {
    id: 'wrong-order',
    sentence: 'The weight matrices are multiplied in the wrong order.',
    algebra: 'x W¹ W²: x meets W¹ first, so W = W¹ W² ⋯ W^L, not W^L ⋯ W² W¹.',
    answer: collected((W, next) => matmul(next, W), rightB),
  },
  {
    id: 'weights-forgotten-on-bias',
    sentence: 'The biases were added as they are; the earlier ones pass through the later weights.',
    algebra: '(x W¹ + b¹) W² + b² = x W¹ W² + b¹ W² + b², not x W¹ W² + b¹ + b².',
    answer: collected(matmul, (b, _W, bNext) => add(b, bNext)),
  },
  {
    id: 'last-bias-only',
    sentence: 'Only the bias of the last layer was kept.',
    algebra: '(x W¹ + b¹) W² + b² = x W¹ W² + b¹ W² + b²: b¹ W² is a part of b.',
    answer: collected(matmul, (_b, _W, bNext) => bNext),
  },
  {
    id: 'last-bias-forgotten',
    sentence: 'The bias of each later layer was left out.',
    algebra: '(x W¹ + b¹) W² + b² = x W¹ W² + b¹ W² + b²: b² is a part of b.',
    answer: collected(matmul, (b, W) => matmul(b, W)),
  },
  {
    id: 'collapsed-weights-on-bias',
    sentence:
      'b was multiplied by the product W¹ ⋯ W^l; it has passed the earlier weights already.',
    algebra: 'b ← b W^l + b^l with the weights of layer l alone, not b (W¹ ⋯ W^l) + b^l.',
    answer: collected(matmul, (b, W, bNext, WSofar) => add(matmul(b, matmul(WSofar, W)), bNext)),
  },
  {
    id: 'M1',
    sentence: 'The bias was multiplied by the transpose of W.',
    algebra: 'b_k = Σ_j b¹_j w²_jk + b²_k, not Σ_j b¹_j w²_kj + b²_k.',
    answer: collected(matmul, (b, W, bNext) => add(timesTranspose(b, W), bNext)),
  },
];

/** Two square layers, in which a product in the wrong order stops nothing. */
const square = networkOf(
  [
    matrix([
      [0.1, 0.4],
      [-0.3, 0.2],
    ]),
    matrix([[0.05, -0.1]]),
    identity,
  ],
  [
    matrix([
      [0.6, -0.2],
      [0.9, 0.3],
    ]),
    matrix([[0.1, -0.3]]),
    identity,
  ],
);

export const collapseExercise: Exercise = {
  id: '5.3',
  title: 'Linear layers collapse into one',
  formulas: [], // the course numbers none for it
  points: 3,
  asked: {
    collapse: {
      signature: 'collapse(net: Network): Parameters',
      reference: collected(matmul, rightB),
    },
  },
  visible: [
    value(
      'the network 2-3-2 of the text without its sigmoids',
      'collapse',
      [networkOf([W1, b1, identity], [W2, b2, identity])],
      {
        W: matrix([
          [0.21, -0.27],
          [-0.05, -0.2],
        ]),
        b: matrix([[0.035, 0.105]]),
      },
    ),
    value('two layers of two nodes', 'collapse', [square]),
    value('the layers of the text one after the other, 2-3-2-3', 'collapse', [
      networkOf([W1, b1, identity], [W2, b2, identity], [W1, b1, identity]),
    ]),
  ],
  mistakes,
};
