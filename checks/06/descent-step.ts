// 6.4: one whole step of gradient descent (F15) of a network of sigmoid layers with the cost ½ ‖a − y‖².
// theta[k] belongs to layer k + 1.

import {
  backpropagate,
  biasGradient,
  feedForward,
  hiddenError,
  type Matrix,
  matrix,
  outputError,
  type Parameters,
  quadratic,
  scale,
  sigmoid,
  subtract,
  weightGradient,
} from 'kernel-lib';
import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';
import { networkOf, textParameters, textX, textY } from './text-network.ts';

export type Theta = readonly Parameters[];
export type StepFunction = (theta: Theta, x: Matrix, y: Matrix, eta: number) => Theta;

/** Parameters after their step. */
export function moved(old: Parameters, gradient: Parameters, eta: number): Parameters {
  return {
    W: subtract(old.W, scale(eta, gradient.W)),
    b: subtract(old.b, scale(eta, gradient.b)),
  };
}

export const step: StepFunction = (theta, x, y, eta) => {
  const network = networkOf(theta);
  const { gradient } = backpropagate(network, feedForward(network, x), y);
  return theta.map((old, k) => moved(old, gradient[k + 1] as Parameters, eta));
};

/** One loop from the output to layer 1, in which each layer moves before the error goes on. */
export function inOneLoop(moves: (k: number, L: number) => boolean): StepFunction {
  return (theta, x, y, eta) => {
    const trace = feedForward(networkOf(theta), x);
    const L = theta.length;
    const next = [...theta];
    let delta = outputError(quadratic, sigmoid, trace[L].z, trace[L].a, y);
    for (let k = L - 1; k >= 0; k--) {
      const { z, a } = trace[k + 1];
      if (k < L - 1) delta = hiddenError(next[k + 1].W, delta, sigmoid, z, a);
      const gradient = { W: weightGradient(trace[k].a, delta), b: biasGradient(delta) };
      if (moves(k, L)) next[k] = moved(theta[k], gradient, eta);
    }
    return next;
  };
}

const mistakes: Mistake[] = [
  {
    id: 'M4',
    sentence: 'The updated W^(l+1) was used to send the error back.',
    algebra:
      'All δ^l belong to one point Θ_(k): δ^l = (W^(l+1) δ^(l+1)) ⊙ σ′(z^l) with the old W^(l+1).',
    answer: inOneLoop(() => true),
  },
  {
    id: 'E8',
    sentence:
      'This is the loop as S3:157–165 prints it: the output layer is left out, and each layer ' +
      'moves before the error goes on.',
    algebra:
      'First δ^l for l = L, …, 1; then W^l and b^l of every layer l = 1, …, L take their step.',
    answer: inOneLoop((k, L) => k < L - 1),
  },
  {
    id: 'M13',
    sentence: 'The output layer takes no step.',
    algebra: 'Θ^l ← Θ^l − η ∂C/∂Θ^l for every layer, l = L as well.',
    answer: (theta: Theta, x: Matrix, y: Matrix, eta: number) => [
      ...step(theta, x, y, eta).slice(0, -1),
      theta[theta.length - 1],
    ],
  },
  {
    id: 'M13',
    sentence: 'The biases take no step.',
    algebra: 'Θ^l = {W^l, b^l}: b^l ← b^l − η ∂C/∂b^l too.',
    answer: (theta: Theta, x: Matrix, y: Matrix, eta: number) =>
      step(theta, x, y, eta).map(({ W }, k) => ({ W, b: theta[k].b })),
  },
  {
    id: 'M3',
    sentence: 'The examples are summed and not averaged.',
    algebra: 'W ← W − (η/n) Aᵀ Δ and b ← b − (η/n) Σ_x δ.',
    answer: (theta: Theta, x: Matrix, y: Matrix, eta: number) => step(theta, x, y, x.rows * eta),
  },
  {
    id: 'M5',
    sentence: 'The sign is wrong: this step goes up the slope.',
    algebra: 'Θ ← Θ − η ∂C/∂Θ, not Θ + η ∂C/∂Θ.',
    answer: (theta: Theta, x: Matrix, y: Matrix, eta: number) => step(theta, x, y, -eta),
  },
  {
    id: 'eta-left-out',
    sentence: 'η is left out.',
    algebra: 'Θ ← Θ − η ∂C/∂Θ, not Θ − ∂C/∂Θ.',
    answer: (theta: Theta, x: Matrix, y: Matrix) => step(theta, x, y, 1),
  },
];

export const descentStepExercise: Exercise = {
  id: '6.4',
  title: 'A whole step',
  formulas: ['F15'],
  points: 5,
  asked: {
    descentStep: {
      signature:
        'descentStep(theta: readonly Parameters[], x: Matrix, y: Matrix, eta: number): Parameters[]',
      reference: step,
      trace: (theta: Theta, x: Matrix, y: Matrix) => {
        const network = networkOf(theta);
        const { gradient } = backpropagate(network, feedForward(network, x), y);
        return { '∂C/∂Θ of every layer': gradient.slice(1) };
      },
    },
  },
  visible: [
    value(
      'the network 2-3-2 in the text, η = 1',
      'descentStep',
      [textParameters, textX, textY, 1],
      [
        {
          W: matrix([
            [0.217802021, -0.412714389, 0.111939442],
            [0.483540795, 0.312708065, -0.217460787],
          ]),
          b: matrix([[0.100895211, -0.100004216, 0.046319103]]),
        },
        {
          W: matrix([
            [0.278612896, -0.596267509],
            [-0.227456999, 0.413984261],
            [0.696081857, 0.091592393],
          ]),
          b: matrix([[-0.072946441, 0.196672526]]),
        },
      ],
    ),
    value('the same with η = 0.5', 'descentStep', [textParameters, textX, textY, 0.5]),
  ],
  mistakes,
};
