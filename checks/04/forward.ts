// 4.1: the forward pass of the network 2-2-1, with all that it computes on the way (F5, F6).

import { add, type Matrix, matmul, matrix, scale, sigmoid, timesTranspose } from 'kernel-lib';
import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';
import { forward, type Theta, type Trace, theta, theta2, x, x2 } from './network.ts';

/** The rest of the pass from a given z¹ and a given a¹. */
function from(z1: Matrix, a1: Matrix, { W2, b2 }: Theta): Trace {
  const z2 = add(matmul(a1, W2), b2);
  return { z1, a1, z2, a2: sigmoid.apply(z2) };
}

const mistakes: Mistake[] = [
  {
    id: 'M1',
    sentence:
      'W¹ is transposed where it should not be, or not where it should: node 1 was given its first ' +
      'row.',
    algebra: 'z¹_j = Σ_i w_ij x_i + b_j, the weights that lead to j; for rows x W¹, not x (W¹)ᵀ.',
    answer: (theta: Theta, x: Matrix) => {
      const z1 = add(timesTranspose(x, theta.W1), theta.b1);
      return from(z1, sigmoid.apply(z1), theta);
    },
  },
  {
    id: 'E5',
    sentence:
      'The bias of the output is left out of z² and added inside σ, as S1:26–28 prints it. ' +
      'S1:42 needs ∂z²/∂b² = 1, so that z² must contain b².',
    algebra: 'z² = w₁ a¹₁ + w₂ a¹₂ + b² and a² = σ(z²), not a² = σ(z² + b²).',
    answer: (theta: Theta, x: Matrix) => {
      const { z1, a1, z2, a2 } = forward(theta, x);
      return { z1, a1, z2: add(z2, scale(-1, theta.b2)), a2 };
    },
  },
  {
    id: 'E5',
    sentence:
      'The biases of both layers are left out of z and added inside σ, as S1:26–28 prints it for ' +
      'the output.',
    algebra: 'z = Wᵀ a + b and a = σ(z), not a = σ(z + b).',
    answer: (theta: Theta, x: Matrix) => {
      const { z1, a1, z2, a2 } = forward(theta, x);
      return { z1: add(z1, scale(-1, theta.b1)), a1, z2: add(z2, scale(-1, theta.b2)), a2 };
    },
  },
  {
    id: 'no-bias',
    sentence: 'The biases are left out altogether.',
    algebra: 'z = Wᵀ a + b: the weighted sum, and the bias of the node.',
    answer: (theta: Theta, x: Matrix) =>
      forward({ ...theta, b1: matrix([[0, 0]]), b2: matrix([[0]]) }, x),
  },
  {
    id: 'no-bias',
    sentence: 'The bias of the output is left out.',
    algebra: 'z² = w₁ a¹₁ + w₂ a¹₂ + b².',
    answer: (theta: Theta, x: Matrix) => forward({ ...theta, b2: matrix([[0]]) }, x),
  },
  {
    id: 'M8',
    sentence: 'The second layer is fed with z¹, so that the hidden nodes have no activation.',
    algebra: 'z² = (W²)ᵀ a¹ + b² with a¹ = σ(z¹), not (W²)ᵀ z¹ + b².',
    answer: (theta: Theta, x: Matrix) => {
      const { z1, a1 } = forward(theta, x);
      const { z2, a2 } = from(z1, z1, theta);
      return { z1, a1, z2, a2 };
    },
  },
  {
    id: 'no-output-activation',
    sentence: 'The output is z² itself; the last layer has the sigmoid too.',
    algebra: 'a² = σ(z²).',
    answer: (theta: Theta, x: Matrix) => {
      const trace = forward(theta, x);
      return { ...trace, a2: trace.z2 };
    },
  },
];

export const forwardExercise: Exercise = {
  id: '4.1',
  title: 'The forward pass, with its trace',
  formulas: ['F5', 'F6'],
  points: 2,
  withheld: ['feedForward'],
  asked: {
    forward: {
      signature: 'forward(theta: Theta, x: Matrix): Trace',
      reference: forward,
    },
  },
  visible: [
    value('the network of the text', 'forward', [theta, x], {
      z1: matrix([[-0.14, 0.26]]),
      a1: matrix([[0.465057055, 0.564636292]]),
      z2: matrix([[0.243221792]]),
      a2: matrix([[0.560507456]]),
    }),
    value('another network and another example', 'forward', [theta2, x2]),
  ],
  mistakes,
};
