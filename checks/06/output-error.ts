// 6.1: δ^L of the output layer for the cost ½ ‖a − y‖² (F11). Rows are examples: z^L, y, δ^L are n × n_L.

import {
  type Activation,
  build,
  hadamard,
  type Matrix,
  map,
  matrix,
  outputError,
  quadratic,
  scale,
  sigmoid,
  subtract,
  tanh,
} from 'kernel-lib';
import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';

/** σ′(z): what σ makes of a derivative that is 1 everywhere. */
const slopeAt = (sigma: Activation, z: Matrix): Matrix =>
  sigma.pullBack(
    build(z.rows, z.cols, () => 1),
    z,
    sigma.apply(z),
  );

const right = (sigma: Activation, z: Matrix, y: Matrix): Matrix =>
  outputError(quadratic, sigma, z, sigma.apply(z), y);

/** Z² = A¹ W² + b² of the network 2-3-2, and the targets of the text. */
const Z2 = matrix([
  [0.4163123706257, 0.036121353475],
  [0.3165986570767, 0.068771195678],
]);
const Y = matrix([
  [1, 0],
  [0, 1],
]);

const mistakes: Mistake[] = [
  {
    id: 'M2',
    sentence: 'σ′ was taken at a instead of at z.',
    algebra: 'δ_j = (a_j − y_j) σ′(z_j), not (a_j − y_j) σ′(a_j).',
    answer: (sigma: Activation, z: Matrix, y: Matrix) => {
      const a = sigma.apply(z);
      return hadamard(subtract(a, y), slopeAt(sigma, a));
    },
  },
  {
    id: 'M6',
    sentence: 'σ′ is missing: this is ∂C/∂a and not δ = ∂C/∂z.',
    algebra: '∂C/∂z_j = ∂C/∂a_j · σ′(z_j).',
    answer: (sigma: Activation, z: Matrix, y: Matrix) => subtract(sigma.apply(z), y),
  },
  {
    id: 'M5',
    sentence: 'The sign is wrong: target and output are exchanged.',
    algebra: '∂C/∂a_j = a_j − y_j, not y_j − a_j.',
    answer: (sigma: Activation, z: Matrix, y: Matrix) => scale(-1, right(sigma, z, y)),
  },
  {
    id: 'M3',
    sentence: 'The error is divided by the number of examples; 1/n belongs into the gradients.',
    algebra: 'δ_j = ∂C_x/∂z_j of one example; (1/n) Σ_x is taken over a δᵀ and over δ.',
    answer: (sigma: Activation, z: Matrix, y: Matrix) => scale(1 / z.rows, right(sigma, z, y)),
  },
  {
    id: 'M11',
    sentence: 'There is a factor 2 too many: the cost has the factor ½.',
    algebra: 'C_x = ½ Σ_j (a_j − y_j)², so ∂C_x/∂a_j = a_j − y_j, not 2 (a_j − y_j).',
    answer: (sigma: Activation, z: Matrix, y: Matrix) => scale(2, right(sigma, z, y)),
  },
  {
    id: 'E37',
    sentence: 'σ itself stands in the place of σ′ (the scan of S3:97 reads ∇ there).',
    algebra: 'δ_j = (a_j − y_j) σ′(z_j), not (a_j − y_j) σ(z_j).',
    answer: (sigma: Activation, z: Matrix, y: Matrix) => {
      const a = sigma.apply(z);
      return hadamard(subtract(a, y), a);
    },
  },
  {
    id: 'slope-of-the-sigmoid',
    sentence: 'a (1 − a) is the slope of the sigmoid; here σ is another function.',
    algebra: 'σ′ belongs to the σ that is given: for tanh it is 1 − a², for the identity 1.',
    answer: (sigma: Activation, z: Matrix, y: Matrix) => {
      const a = sigma.apply(z);
      return hadamard(
        subtract(a, y),
        map(a, (aj) => aj * (1 - aj)),
      );
    },
  },
  {
    id: 'weighted-input-for-output',
    sentence: 'z − y was taken for ∂C/∂a: the cost compares the output a with the target.',
    algebra: '∂C_x/∂a_j = a_j − y_j, not z_j − y_j.',
    answer: (sigma: Activation, z: Matrix, y: Matrix) =>
      hadamard(subtract(z, y), slopeAt(sigma, z)),
  },
];

export const outputErrorExercise: Exercise = {
  id: '6.1',
  title: 'The error of the output layer',
  formulas: ['F11'],
  points: 3,
  withheld: ['outputError'],
  asked: {
    outputError: {
      signature: 'outputError(sigma: Activation, z: Matrix, y: Matrix): Matrix',
      reference: right,
      trace: (sigma: Activation, z: Matrix, y: Matrix) => ({
        'a = σ(z)': sigma.apply(z),
        'a − y = ∂C/∂a': subtract(sigma.apply(z), y),
        'σ′(z)': slopeAt(sigma, z),
      }),
    },
  },
  visible: [
    value(
      'Δ² of the network 2-3-2 in the text',
      'outputError',
      [sigmoid, Z2, Y],
      matrix([
        [-0.095166506, 0.127215838],
        [0.141059388, -0.12056089],
      ]),
    ),
    value('the same with tanh as the activation', 'outputError', [tanh, Z2, Y]),
  ],
  mistakes,
};
