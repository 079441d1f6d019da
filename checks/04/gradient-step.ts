// 4.4: one step of gradient descent for all nine parameters (F11 to F15).

import {
  hadamard,
  type Matrix,
  matrix,
  scale,
  subtract,
  timesTranspose,
  transposeTimes,
} from 'kernel-lib';
import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';
import { forward, sigmaPrime, type Theta, theta, theta2, x, x2, y, y2 } from './network.ts';

/** Θ − η ∂C/∂Θ. */
function moved({ W1, b1, W2, b2 }: Theta, gradient: Theta, eta: number): Theta {
  const after = (part: Matrix, slope: Matrix) => subtract(part, scale(eta, slope));
  return {
    W1: after(W1, gradient.W1),
    b1: after(b1, gradient.b1),
    W2: after(W2, gradient.W2),
    b2: after(b2, gradient.b2),
  };
}

/** δ² = (a² − y) σ′(z²). */
function outputDelta(theta: Theta, x: Matrix, y: Matrix): Matrix {
  const { z2, a2 } = forward(theta, x);
  return hadamard(subtract(a2, y), sigmaPrime(z2));
}

/** The gradient as it follows if F12 is computed with this W² and this δ². */
function gradientWith(W2: Matrix, delta2: Matrix, theta: Theta, x: Matrix): Theta {
  const { z1, a1 } = forward(theta, x);
  const delta1 = hadamard(timesTranspose(delta2, W2), sigmaPrime(z1));
  return {
    W1: transposeTimes(x, delta1),
    b1: delta1,
    W2: transposeTimes(a1, delta2),
    b2: delta2,
  };
}

function gradientOf(theta: Theta, x: Matrix, y: Matrix): Theta {
  return gradientWith(theta.W2, outputDelta(theta, x, y), theta, x);
}

function gradientStep(theta: Theta, x: Matrix, y: Matrix, eta: number): Theta {
  return moved(theta, gradientOf(theta, x, y), eta);
}

const mistakes: Mistake[] = [
  {
    id: 'M4',
    sentence:
      'The hidden layer was computed with W² after its step. The cost may fall even lower that way, ' +
      'which proves nothing: the product mixes two points.',
    algebra: 'δ¹_j = w²_j δ² σ′(z¹_j) with the w²_j before the step; update after the last δ.',
    answer: (theta: Theta, x: Matrix, y: Matrix, eta: number) => {
      const { W2 } = gradientStep(theta, x, y, eta);
      return moved(theta, gradientWith(W2, outputDelta(theta, x, y), theta, x), eta);
    },
  },
  {
    id: 'M4',
    sentence:
      'The output layer made its step first, and the hidden layer was computed from a second forward ' +
      'pass: these are two steps, each of one layer.',
    algebra: 'All δ and all gradients at the parameters before the step, then all updates.',
    answer: (theta: Theta, x: Matrix, y: Matrix, eta: number) => {
      const { W2, b2 } = gradientStep(theta, x, y, eta);
      return gradientStepOfHidden({ ...theta, W2, b2 }, x, y, eta);
    },
  },
  {
    id: 'M5',
    sentence: 'The step leads uphill: it was added, or the derivatives have the wrong sign.',
    algebra: 'Θ − η ∂C/∂Θ, not Θ + η ∂C/∂Θ.',
    answer: (theta: Theta, x: Matrix, y: Matrix, eta: number) => gradientStep(theta, x, y, -eta),
  },
  {
    id: 'M13',
    sentence: 'The biases were never updated.',
    algebra: 'b − η ∂C/∂b in each layer, just as W − η ∂C/∂W.',
    answer: (theta: Theta, x: Matrix, y: Matrix, eta: number) => {
      const { W1, W2 } = gradientStep(theta, x, y, eta);
      return { ...theta, W1, W2 };
    },
  },
  {
    id: 'M13',
    sentence: 'The output layer was never updated.',
    algebra: 'The step is for both layers, l = 1 and l = L = 2.',
    answer: gradientStepOfHidden,
  },
  {
    id: 'M13',
    sentence: 'The hidden layer was never updated.',
    algebra: 'The step is for both layers, l = 1 and l = L = 2.',
    answer: (theta: Theta, x: Matrix, y: Matrix, eta: number) => {
      const { W2, b2 } = gradientStep(theta, x, y, eta);
      return { ...theta, W2, b2 };
    },
  },
  {
    id: 'M7',
    sentence: 'The weights of the hidden layer were given a¹, as S1:62 prints it (E1).',
    algebra: '∂C/∂w¹_ij = x_i δ¹_j, not a¹_i δ¹_j.',
    answer: (theta: Theta, x: Matrix, y: Matrix, eta: number) => {
      const gradient = gradientOf(theta, x, y);
      const W1 = transposeTimes(forward(theta, x).a1, gradient.b1);
      return moved(theta, { ...gradient, W1 }, eta);
    },
  },
  {
    id: 'M11',
    sentence: 'The step is twice as long: the ½ of the cost was forgotten.',
    algebra: 'C = ½ (a² − y)² gives ∂C/∂a² = a² − y.',
    answer: (theta: Theta, x: Matrix, y: Matrix, eta: number) => gradientStep(theta, x, y, 2 * eta),
  },
  {
    id: 'no-learning-rate',
    sentence: 'The learning rate was left out.',
    algebra: 'Θ − η ∂C/∂Θ, not Θ − ∂C/∂Θ.',
    answer: (theta: Theta, x: Matrix, y: Matrix) => gradientStep(theta, x, y, 1),
  },
  {
    id: 'gradient-returned',
    sentence: 'This is the gradient; asked for are the parameters after the step.',
    algebra: 'Θ − η ∂C/∂Θ.',
    answer: gradientOf,
  },
];

function gradientStepOfHidden(theta: Theta, x: Matrix, y: Matrix, eta: number): Theta {
  const { W1, b1 } = gradientStep(theta, x, y, eta);
  return { ...theta, W1, b1 };
}

export const gradientStepExercise: Exercise = {
  id: '4.4',
  title: 'A full step',
  formulas: ['F11', 'F12', 'F13', 'F14', 'F15'],
  points: 4,
  withheld: ['outputError', 'hiddenError', 'weightGradient', 'biasGradient', 'train'],
  asked: {
    gradientStep: {
      signature: 'gradientStep(theta: Theta, x: Matrix, y: Matrix, eta: number): Theta',
      reference: gradientStep,
      trace: (theta: Theta, x: Matrix, y: Matrix) => ({
        'δ²': outputDelta(theta, x, y),
        'δ¹': gradientOf(theta, x, y).b1,
      }),
    },
  },
  visible: [
    value('the network of the text, η = 0.5', 'gradientStep', [theta, x, y, 0.5], {
      W1: matrix([
        [0.10471342, 0.396673286],
        [-0.292458528, 0.194677258],
      ]),
      b1: matrix([[0.059426841, -0.106653428]]),
      W2: matrix([[0.725174489], [-0.469435084]]),
      b2: matrix([[0.254132043]]),
    }),
    value('another network and another example, η = 2', 'gradientStep', [theta2, x2, y2, 2]),
  ],
  mistakes,
};
