// 6.4: one whole step of gradient descent (F15). theta[k] belongs to layer k + 1.

import { backpropagate, feedForward, type Matrix, matrix, selectRows } from 'kernel-lib';
import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';
import { inOneLoop, outputStays, step, type Theta, weightsOf } from './steps.ts';
import { networkOf, textParameters, textX, textY } from './text-network.ts';

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
    answer: outputStays,
  },
  {
    id: 'M13',
    sentence: 'The biases take no step.',
    algebra: 'Θ^l = {W^l, b^l}: b^l ← b^l − η ∂C/∂b^l too.',
    answer: (theta: Theta, x: Matrix, y: Matrix, eta: number) =>
      weightsOf(step(theta, x, y, eta), theta),
  },
  {
    id: 'M3',
    sentence: 'The examples are summed and not averaged.',
    algebra: 'W ← W − (η/n) Aᵀ Δ and b ← b − (η/n) Σ_x δ.',
    answer: (theta: Theta, x: Matrix, y: Matrix, eta: number) => step(theta, x, y, x.rows * eta),
  },
  {
    id: 'M3',
    sentence: 'The mean over the examples is taken twice.',
    algebra: 'W ← W − (η/n) Aᵀ Δ: the rows of Δ belong to C_x and hold no 1/n.',
    answer: (theta: Theta, x: Matrix, y: Matrix, eta: number) => step(theta, x, y, eta / x.rows),
  },
  {
    id: 'M11',
    sentence: 'The step is twice as long as it must be: a factor 2 is left from the square.',
    algebra: 'C_x = ½ Σ_j (a_j − y_j)², so ∂C_x/∂a_j = a_j − y_j.',
    answer: (theta: Theta, x: Matrix, y: Matrix, eta: number) => step(theta, x, y, 2 * eta),
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
  withheld: ['backpropagate', 'train'],
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
    // With three examples a sum in place of the mean is not a factor 2.
    value('the first example once more in the batch, η = 0.3', 'descentStep', [
      textParameters,
      selectRows(textX, [0, 1, 0]),
      selectRows(textY, [0, 1, 0]),
      0.3,
    ]),
  ],
  mistakes,
};
