// 5.1: z^l and a^l of every layer for one example (F5, F6), x a row of n_0 numbers.

import {
  add,
  feedForward,
  type Matrix,
  matmul,
  matrix,
  type Network,
  sigmoid,
  tanh,
  timesTranspose,
  weightedInput,
} from 'kernel-lib';
import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';
import { denseLayers, pass, type Step, sigmoidEverywhere, state } from './steps.ts';
import { b1, b2, networkOf, W1, W2 } from './text-network.ts';

const right: Step = ({ W, b, activation }, { a }) => state(weightedInput(W, b, a), activation);

/** z = W x + b as S3:155 prints it: as the product of a row, then of W with a column. */
const printedInE9: Step[] = [
  ({ W, b, activation }, { a }) => state(add(timesTranspose(a, W), b), activation),
  ({ W, b, activation }, { a }) => state(add(matmul(W, a), b), activation), // a is a row: refused
];

const mistakes: Mistake[] = [
  {
    id: 'activation-on-the-input',
    sentence: 'An activation function was applied to the input; layer 0 has none.',
    algebra: 'a⁰ = x, and σ¹ acts on z¹ = (W¹)ᵀ a⁰ + b¹ for the first time.',
    answer: (net: Network, x: Matrix) => {
      const [{ activation }] = denseLayers(net);
      return pass(net, x, right, state(x, activation));
    },
  },
  {
    id: 'no-activation-on-the-output',
    sentence: 'The activation function of the last layer is missing: its a is still its z.',
    algebra: 'a^L = σ^L(z^L): the step of layer L is that of every other layer.',
    answer: (net: Network, x: Matrix) =>
      pass(net, x, (layer, before, last) => {
        const { z, a } = right(layer, before, last);
        return { z, a: last ? z : a };
      }),
  },
  {
    id: 'input-not-stored',
    sentence: 'Layer 0 is missing in the trace, so that every entry stands one place too early.',
    algebra: 'trace[0] = {z⁰ = x, a⁰ = x}: the gradient of W¹ will need a⁰.',
    answer: (net: Network, x: Matrix) => pass(net, x, right).slice(1),
  },
  {
    id: 'z-passed-on',
    sentence: 'The next layer was fed z instead of a, so the network without its last σ is linear.',
    algebra: 'z^l = (W^l)ᵀ a^(l−1) + b^l, not (W^l)ᵀ z^(l−1) + b^l.',
    answer: (net: Network, x: Matrix) =>
      pass(net, x, ({ W, b, activation }, { z }) => state(weightedInput(W, b, z), activation)),
  },
  {
    id: 'one-activation',
    sentence: 'The activation function of layer 1 was used in all layers.',
    algebra: 'a^l = σ^l(z^l): each layer brings its own σ^l.',
    answer: (net: Network, x: Matrix) => {
      const [{ activation }] = denseLayers(net);
      return pass(net, x, ({ W, b }, { a }) => state(weightedInput(W, b, a), activation));
    },
  },
  {
    id: 'bias-forgotten',
    sentence: 'The bias is left out of the weighted input.',
    algebra: 'z_j = Σ_i w_ij a_i + b_j, not Σ_i w_ij a_i.',
    answer: (net: Network, x: Matrix) =>
      pass(net, x, ({ W, activation }, { a }) => state(matmul(a, W), activation)),
  },
  sigmoidEverywhere,
  ...printedInE9.map((step) => ({
    id: 'E9',
    sentence: 'This is z = W x + b as S3:155 prints it; the transpose is lost there.',
    algebra:
      'z_j = Σ_i w_ij a_i + b_j, not Σ_i w_ji a_i + b_j: node j uses column j of W. With rows it is a W + b.',
    answer: (net: Network, x: Matrix) => pass(net, x, step),
  })),
];

/** W¹ and b¹ of notebook 04: a square layer, in which a transpose too many stops nothing. */
const square = networkOf(
  [
    matrix([
      [0.1, 0.4],
      [-0.3, 0.2],
    ]),
    matrix([[0.05, -0.1]]),
    tanh,
  ],
  [
    matrix([
      [0.6, -0.2],
      [0.9, 0.3],
    ]),
    matrix([[0.1, -0.3]]),
    sigmoid,
  ],
);
const x = matrix([[1, 0.5]]);

export const feedForwardExercise: Exercise = {
  id: '5.1',
  title: 'The feed-forward pass',
  formulas: ['F5', 'F6'],
  points: 3,
  withheld: ['feedForward'],
  asked: {
    feedForward: {
      signature: 'feedForward(net: Network, x: Matrix): LayerState[]',
      reference: (net: Network, x: Matrix) => feedForward(net, x),
    },
  },
  visible: [
    value(
      'the first example in the network 2-3-2 of the text',
      'feedForward',
      [networkOf([W1, b1, sigmoid], [W2, b2, sigmoid]), x],
      [
        { z: x, a: x },
        {
          z: matrix([[0.55, -0.35, 0.05]]),
          a: matrix([[0.634135591, 0.413382421, 0.512497396]]),
        },
        { z: matrix([[0.416312371, 0.036121353]]), a: matrix([[0.602600497, 0.509029357]]) },
      ],
    ),
    value('a network 2-2-2 with tanh, then sigmoid', 'feedForward', [square, matrix([[0.5, 0.8]])]),
  ],
  mistakes,
};
