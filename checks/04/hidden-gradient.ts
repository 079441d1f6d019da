// 4.3: the derivatives of the hidden layer (F12, F13, F14), six of the nine.

import {
  build,
  hadamard,
  type Matrix,
  map,
  matrix,
  sigmoid,
  subtract,
  timesTranspose,
  transposeTimes,
} from 'kernel-lib';
import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';
import { forward, sigmaPrime, theta, theta2, x, x2, y } from './network.ts';

/** What is asked for: δ¹, and the gradient that hangs on it. */
export interface HiddenGradient {
  readonly delta1: Matrix;
  readonly W1: Matrix;
  readonly b1: Matrix;
}

/** The gradient as it follows from this δ¹. */
const following = (delta1: Matrix, x: Matrix): HiddenGradient => ({
  delta1,
  W1: transposeTimes(x, delta1),
  b1: delta1,
});

/** δ² (W²)ᵀ = ∂C/∂a¹. */
const back = (W2: Matrix, delta2: Matrix): Matrix => timesTranspose(delta2, W2);

const right = (W2: Matrix, delta2: Matrix, z1: Matrix, x: Matrix): HiddenGradient =>
  following(hadamard(back(W2, delta2), sigmaPrime(z1)), x);

/** As `right`, with other derivatives by the weights. */
const withW1 =
  (W1: (delta1: Matrix, x: Matrix, z1: Matrix) => Matrix) =>
  (W2: Matrix, delta2: Matrix, z1: Matrix, x: Matrix): HiddenGradient => {
    const gradient = right(W2, delta2, z1, x);
    return { ...gradient, W1: W1(gradient.delta1, x, z1) };
  };

const mistakes: Mistake[] = [
  {
    id: 'M7',
    sentence:
      'The weights were given the output a¹ of their node, as S1:62 prints it (E1); a weight sees ' +
      'its input.',
    algebra: '∂C/∂w¹_ij = x_i δ¹_j, not a¹_i δ¹_j.',
    answer: withW1((delta1, _x, z1) => transposeTimes(sigmoid.apply(z1), delta1)),
  },
  {
    id: 'M7',
    sentence:
      'Each weight was given the output of the node it leads to, as S1:62 prints it (E1); a weight ' +
      'sees its input.',
    algebra: '∂C/∂w¹_ij = x_i δ¹_j, not a¹_j δ¹_j.',
    answer: withW1((delta1, _x, z1) => {
      const products = hadamard(sigmoid.apply(z1), delta1);
      return build(2, 2, (_, j) => products.data[j]);
    }),
  },
  {
    id: 'M9',
    sentence: 'The derivatives by w₁₂ and w₂₁ are exchanged: the matrix is transposed.',
    algebra:
      '∂C/∂w¹_ij = x_i δ¹_j: row i is the input it comes from, column j the node it leads to.',
    answer: withW1((delta1, x) => transposeTimes(delta1, x)),
  },
  {
    id: 'M12',
    sentence: 'The weights w² are left out of the chain.',
    algebra: '∂z²/∂a¹_j = w²_j, so δ¹_j = w²_j δ² σ′(z¹_j), not δ² σ′(z¹_j).',
    answer: (_W2: Matrix, delta2: Matrix, z1: Matrix, x: Matrix) =>
      following(
        map(sigmaPrime(z1), (slope) => delta2.data[0] * slope),
        x,
      ),
  },
  {
    id: 'M2',
    sentence: 'σ′ was taken at a¹ instead of at z¹.',
    algebra: 'σ′(z¹) = σ(z¹)(1 − σ(z¹)) = a¹(1 − a¹): in terms of a¹ it is a derivative already.',
    answer: (W2: Matrix, delta2: Matrix, z1: Matrix, x: Matrix) =>
      following(hadamard(back(W2, delta2), sigmaPrime(sigmoid.apply(z1))), x),
  },
  {
    id: 'slope-of-a-at-z',
    sentence: 'This is z¹(1 − z¹); the form a(1 − a) of the slope wants a¹ = σ(z¹).',
    algebra: 'σ′(z¹) = σ(z¹)(1 − σ(z¹)) = a¹(1 − a¹), not z¹(1 − z¹).',
    answer: (W2: Matrix, delta2: Matrix, z1: Matrix, x: Matrix) =>
      following(
        hadamard(
          back(W2, delta2),
          map(z1, (z) => z * (1 - z)),
        ),
        x,
      ),
  },
  {
    id: 'M6',
    sentence:
      'σ′ is missing: this is ∂C/∂a¹ and not δ¹ = ∂C/∂z¹. In S1:64 the scan strikes the factor out.',
    algebra: 'δ¹_j = w²_j δ² σ′(z¹_j).',
    answer: (W2: Matrix, delta2: Matrix, _z1: Matrix, x: Matrix) => following(back(W2, delta2), x),
  },
  {
    id: 'E6',
    sentence:
      'The path was led through node i, as S1:48 prints it: w₁₂ and w₂₁ then change nothing.',
    algebra: '∂C/∂w¹_ij = δ² ∂z²/∂z_j ∂z_j/∂w_ij: w_ij leads to node j, so that z_j contains it.',
    answer: withW1((delta1, x) =>
      build(2, 2, (i, j) => (i === j ? x.data[i] * delta1.data[i] : 0)),
    ),
  },
  {
    id: 'E6',
    sentence: 'The path was led through node i and w_ii, as S1:48 is scanned.',
    algebra: '∂C/∂w¹_ij = x_i δ¹_j, not x_i δ¹_i.',
    answer: withW1((delta1, x) => build(2, 2, (i) => x.data[i] * delta1.data[i])),
  },
];

const text = forward(theta, x);
/** δ² of the text, which 4.2 asks for. */
const delta2 = hadamard(subtract(text.a2, y), sigmaPrime(text.z2));

export const hiddenGradientExercise: Exercise = {
  id: '4.3',
  title: 'The derivatives of the hidden layer',
  formulas: ['F12', 'F13', 'F14'],
  points: 4,
  withheld: ['hiddenError', 'weightGradient', 'biasGradient', 'train'],
  asked: {
    hiddenGradient: {
      signature:
        'hiddenGradient(W2: Matrix, delta2: Matrix, z1: Matrix, x: Matrix): HiddenGradient',
      reference: right,
      trace: (W2: Matrix, delta2: Matrix, z1: Matrix) => ({
        'W² δ² = ∂C/∂a¹': back(W2, delta2),
        'σ′(z¹)': sigmaPrime(z1),
      }),
    },
  },
  visible: [
    value('the network of the text', 'hiddenGradient', [theta.W2, delta2, text.z1, x], {
      delta1: matrix([[-0.018853681, 0.013306855]]),
      W1: matrix([
        [-0.009426841, 0.006653428],
        [-0.015082945, 0.010645484],
      ]),
      b1: matrix([[-0.018853681, 0.013306855]]),
    }),
    value('another network and another example', 'hiddenGradient', [
      theta2.W2,
      matrix([[0.3]]),
      forward(theta2, x2).z1,
      x2,
    ]),
  ],
  mistakes,
};
