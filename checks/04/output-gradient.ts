// 4.2: the derivatives of the output layer (F11, F13, F14), from what the forward pass left.

import { hadamard, type Matrix, map, matrix, sigmoid, subtract, transposeTimes } from 'kernel-lib';
import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';
import { forward, sigmaPrime, theta, theta2, x, x2, y, y2 } from './network.ts';

/** What is asked for: δ², and the gradient that hangs on it. */
export interface OutputGradient {
  readonly delta2: Matrix;
  readonly W2: Matrix;
  readonly b2: Matrix;
}

const gap = (z2: Matrix, y: Matrix): Matrix => subtract(sigmoid.apply(z2), y);

/** The gradient as it follows from this δ². */
const following = (a1: Matrix, delta2: Matrix): OutputGradient => ({
  delta2,
  W2: transposeTimes(a1, delta2),
  b2: delta2,
});

const right = (a1: Matrix, z2: Matrix, y: Matrix): OutputGradient =>
  following(a1, hadamard(gap(z2, y), sigmaPrime(z2)));

const mistakes: Mistake[] = [
  {
    id: 'M2',
    sentence: 'σ′ was taken at a² instead of at z².',
    algebra: 'σ′(z²) = σ(z²)(1 − σ(z²)) = a²(1 − a²): in terms of a² it is a derivative already.',
    answer: (a1: Matrix, z2: Matrix, y: Matrix) =>
      following(a1, hadamard(gap(z2, y), sigmaPrime(sigmoid.apply(z2)))),
  },
  {
    id: 'slope-of-a-at-z',
    sentence: 'This is z²(1 − z²); the form a(1 − a) of the slope wants a² = σ(z²).',
    algebra: 'σ′(z²) = σ(z²)(1 − σ(z²)) = a²(1 − a²), not z²(1 − z²).',
    answer: (a1: Matrix, z2: Matrix, y: Matrix) =>
      following(
        a1,
        hadamard(
          gap(z2, y),
          map(z2, (z) => z * (1 - z)),
        ),
      ),
  },
  {
    id: 'M6',
    sentence: 'σ′ is missing: this is ∂C/∂a² and not δ² = ∂C/∂z².',
    algebra: '∂C/∂z² = ∂C/∂a² · σ′(z²).',
    answer: (a1: Matrix, z2: Matrix, y: Matrix) => following(a1, gap(z2, y)),
  },
  {
    id: 'M5',
    sentence: 'The sign is wrong: the output was taken from the target.',
    algebra: '∂C/∂a² = a² − y, not y − a².',
    answer: (a1: Matrix, z2: Matrix, y: Matrix) =>
      following(a1, hadamard(subtract(y, sigmoid.apply(z2)), sigmaPrime(z2))),
  },
  {
    id: 'M11',
    sentence: 'A factor 2 is left over: the cost has a ½ before its square.',
    algebra: 'C = ½ (a² − y)² gives ∂C/∂a² = a² − y.',
    answer: (a1: Matrix, z2: Matrix, y: Matrix) =>
      following(
        a1,
        map(right(a1, z2, y).delta2, (delta) => 2 * delta),
      ),
  },
  {
    id: 'E37',
    sentence:
      'This divides by σ′: S1:36 is scanned as an inverse, and what stands there is a prime.',
    algebra: '∂a²/∂z² = σ′(z²), not 1/σ(z²) and not 1/σ′(z²).',
    answer: (a1: Matrix, z2: Matrix, y: Matrix) =>
      following(
        a1,
        hadamard(
          gap(z2, y),
          map(sigmaPrime(z2), (slope) => 1 / slope),
        ),
      ),
  },
  {
    id: 'M7',
    sentence: 'The weights were given the output a²; a weight sees its input.',
    algebra: '∂C/∂w²_i = δ² a¹_i, not δ² a².',
    answer: (a1: Matrix, z2: Matrix, y: Matrix) => {
      const [a2] = sigmoid.apply(z2).data;
      const gradient = right(a1, z2, y);
      return { ...gradient, W2: map(gradient.W2, () => a2 * gradient.delta2.data[0]) };
    },
  },
  {
    id: 'E5',
    sentence:
      'The derivative by b² is 0, as it follows from the z² without bias that S1:26 prints.',
    algebra: 'z² = w₁ a¹₁ + w₂ a¹₂ + b², so ∂z²/∂b² = 1 and ∂C/∂b² = δ².',
    answer: (a1: Matrix, z2: Matrix, y: Matrix) => ({
      ...right(a1, z2, y),
      b2: map(z2, () => 0),
    }),
  },
  {
    id: 'one-for-the-bias',
    sentence: 'The derivative by b² is 1; S1:42 ends in this 1, which belongs to its last factor.',
    algebra: '∂C/∂b² = δ² ∂z²/∂b² = δ² · 1.',
    answer: (a1: Matrix, z2: Matrix, y: Matrix) => ({
      ...right(a1, z2, y),
      b2: map(z2, () => 1),
    }),
  },
];

const text = forward(theta, x);
const other = forward(theta2, x2);

export const outputGradientExercise: Exercise = {
  id: '4.2',
  title: 'The derivatives of the output layer',
  formulas: ['F11', 'F13', 'F14'],
  points: 3,
  withheld: ['outputError', 'weightGradient', 'biasGradient', 'train'],
  asked: {
    outputGradient: {
      signature: 'outputGradient(a1: Matrix, z2: Matrix, y: Matrix): OutputGradient',
      reference: right,
      trace: (_a1: Matrix, z2: Matrix, y: Matrix) => ({
        'a² − y': gap(z2, y),
        'σ′(z²)': sigmaPrime(z2),
      }),
    },
  },
  visible: [
    value('the network of the text', 'outputGradient', [text.a1, text.z2, y], {
      delta2: matrix([[-0.108264087]]),
      W2: matrix([[-0.050348977], [-0.061129833]]),
      b2: matrix([[-0.108264087]]),
    }),
    value('another network and another example', 'outputGradient', [other.a1, other.z2, y2]),
  ],
  mistakes,
};
