// 6.3: the slopes of weights (F13) and biases (F14) of layer l for a batch of n examples.
//   trace[l].z, trace[l].a, delta[l]  n × n_l     ∂C/∂W^l  n_(l−1) × n_l     ∂C/∂b^l  1 × n_l

import {
  backpropagate,
  biasGradient,
  feedForward,
  type Matrix,
  matrix,
  scale,
  selectRows,
  sumRows,
  type Trace,
  transposeTimes,
  weightGradient,
} from 'kernel-lib';
import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';
import { networkOf, textParameters, textX, textY } from './text-network.ts';

type Errors = readonly Matrix[];

const network = networkOf(textParameters);
const trace = feedForward(network, textX);
const { delta } = backpropagate(network, trace, textY);

/** The first example, the second, and the first again. */
const again = (rows: Matrix): Matrix => selectRows(rows, [0, 1, 0]);

const rightW = (at: Trace, errors: Errors, l: number): Matrix =>
  weightGradient(at[l - 1].a, errors[l]);
const rightB = (errors: Errors, l: number): Matrix => biasGradient(errors[l]);

const averaged = (errors: Matrix, sum: Matrix): Matrix => scale(1 / errors.rows, sum);

const weightMistakes: Mistake[] = [
  {
    id: 'M3',
    of: 'weightGradient',
    sentence: 'The examples are summed and not averaged.',
    algebra: 'C = (1/n) Σ_x C_x, so ∂C/∂W = (1/n) Aᵀ Δ, not Aᵀ Δ.',
    answer: (at: Trace, errors: Errors, l: number) => transposeTimes(at[l - 1].a, errors[l]),
  },
  {
    id: 'M3',
    of: 'weightGradient',
    sentence: 'The mean over the examples is taken twice.',
    algebra: '∂C/∂W = (1/n) Aᵀ Δ: the rows of Δ belong to C_x and hold no 1/n.',
    answer: (at: Trace, errors: Errors, l: number) => averaged(errors[l], rightW(at, errors, l)),
  },
  {
    id: 'M11',
    of: 'weightGradient',
    sentence: 'There is a factor ½ too many: the cost has it, the slope of its square does not.',
    algebra: '∂C/∂W = (1/n) Aᵀ Δ, not (1/2n) Aᵀ Δ: the 2 of the square has cancelled the ½ in δ.',
    answer: (at: Trace, errors: Errors, l: number) => scale(0.5, rightW(at, errors, l)),
  },
  {
    id: 'M7',
    of: 'weightGradient',
    sentence: 'a^l was taken for a^(l−1): a weight meets what it receives, not what comes of it.',
    algebra: '∂z_j^l/∂w_ij^l = a_i^(l−1), not a_i^l.',
    answer: (at: Trace, errors: Errors, l: number) => weightGradient(at[l].a, errors[l]),
  },
  {
    id: 'M8',
    of: 'weightGradient',
    sentence: 'z was taken for a: the weight multiplies the activation.',
    algebra: 'z_j^l = Σ_i w_ij a_i^(l−1) + b_j, so ∂z_j^l/∂w_ij = a_i^(l−1), not z_i^(l−1).',
    answer: (at: Trace, errors: Errors, l: number) => weightGradient(at[l - 1].z, errors[l]),
  },
  {
    id: 'M9',
    of: 'weightGradient',
    sentence: 'The gradient is transposed (as in E4, where w_jk leads to j from k).',
    algebra: '∂C/∂w_ij = a_i δ_j stands in row i and column j: (1/n) Aᵀ Δ, not (1/n) Δᵀ A.',
    answer: (at: Trace, errors: Errors, l: number) => weightGradient(errors[l], at[l - 1].a),
  },
  {
    id: 'M5',
    of: 'weightGradient',
    sentence: 'The sign is wrong: the gradient is asked for, and not the step.',
    algebra: '∂C/∂w_ij = a_i δ_j, not −a_i δ_j.',
    answer: (at: Trace, errors: Errors, l: number) => scale(-1, rightW(at, errors, l)),
  },
];

const biasMistakes: Mistake[] = [
  {
    id: 'M3',
    of: 'biasGradient',
    sentence: 'The examples are summed and not averaged.',
    algebra: 'C = (1/n) Σ_x C_x, so ∂C/∂b = (1/n) Σ_x δ, not Σ_x δ.',
    answer: (errors: Errors, l: number) => sumRows(errors[l]),
  },
  {
    id: 'M3',
    of: 'biasGradient',
    sentence: 'The mean over the examples is taken twice.',
    algebra: '∂C/∂b = (1/n) Σ_x δ: the rows of Δ belong to C_x and hold no 1/n.',
    answer: (errors: Errors, l: number) => averaged(errors[l], rightB(errors, l)),
  },
  {
    id: 'M11',
    of: 'biasGradient',
    sentence: 'There is a factor ½ too many: the cost has it, the slope of its square does not.',
    algebra: '∂C/∂b = (1/n) Σ_x δ, not (1/2n) Σ_x δ: the 2 of the square has cancelled the ½ in δ.',
    answer: (errors: Errors, l: number) => scale(0.5, rightB(errors, l)),
  },
  {
    id: 'M5',
    of: 'biasGradient',
    sentence: 'The sign is wrong: the gradient is asked for, and not the step.',
    algebra: '∂C/∂b_j = δ_j, not −δ_j.',
    answer: (errors: Errors, l: number) => scale(-1, rightB(errors, l)),
  },
];

export const gradientsExercise: Exercise = {
  id: '6.3',
  title: 'The slopes of weights and biases',
  formulas: ['F13', 'F14'],
  points: 4,
  withheld: ['weightGradient', 'biasGradient', 'train'],
  asked: {
    weightGradient: {
      signature: 'weightGradient(trace: Trace, delta: readonly Matrix[], l: number): Matrix',
      reference: rightW,
      trace: (at: Trace, errors: Errors, l: number) => ({
        'a^(l−1)': at[l - 1].a,
        'δ^l': errors[l],
      }),
    },
    biasGradient: {
      signature: 'biasGradient(delta: readonly Matrix[], l: number): Matrix',
      reference: rightB,
      trace: (errors: Errors, l: number) => ({ 'δ^l': errors[l] }),
    },
  },
  visible: [
    value(
      '∂C/∂W¹ of the network 2-3-2 in the text',
      'weightGradient',
      [trace, delta, 1],
      matrix([
        [-0.017802021, 0.012714389, -0.011939442],
        [0.016459205, -0.012708065, 0.017460787],
      ]),
    ),
    // With three examples a mean taken twice is not a factor ½.
    value('∂C/∂W² for the first example, the second, and the first again', 'weightGradient', [
      trace.map(({ z, a }) => ({ z: again(z), a: again(a) })),
      delta.map(again),
      2,
    ]),
    value(
      '∂C/∂b² of the same network',
      'biasGradient',
      [delta, 2],
      matrix([[0.022946441, 0.003327474]]),
    ),
  ],
  mistakes: [...weightMistakes, ...biasMistakes],
};
