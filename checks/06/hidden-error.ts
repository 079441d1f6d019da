// 6.2: δ^l of a hidden layer of sigmoid nodes (F12). Rows are examples:
//   W^(l+1)  n_l × n_(l+1)     δ^(l+1)  n × n_(l+1)     z^l, δ^l  n × n_l

import {
  build,
  hadamard,
  hiddenError,
  type Matrix,
  map,
  matmul,
  matrix,
  sigmoid,
  timesTranspose,
} from 'kernel-lib';
import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';

/** σ′(z) = σ(z) (1 − σ(z)) of the sigmoid. */
const sigmaPrime = (z: Matrix): Matrix => map(sigmoid.apply(z), (a) => a * (1 - a));

/** The network 2-3-2 and the batch of the text. */
const W2 = matrix([
  [0.3, -0.6],
  [-0.2, 0.4],
  [0.7, 0.1],
]);
const Delta2 = matrix([
  [-0.0951665061323, 0.1272158383609],
  [0.1410593879649, -0.1205608897995],
]);
const Z1 = matrix([
  [0.55, -0.35, 0.05],
  [1, 0.7, -0.4],
]);

/** Rows 1 and 3 of W²: a square layer, in which a transpose too many or too few stops nothing. */
const square = matrix([
  [0.3, -0.6],
  [0.7, 0.1],
]);

const mistakes: Mistake[] = [
  {
    id: 'M1',
    sentence:
      'The transpose is forgotten, or made twice: the sum must run over the other index ' +
      '(so it is printed in E3, where the two conventions for W are mixed).',
    algebra: 'δ_j = Σ_k w_jk δ_k σ′(z_j), not Σ_k w_kj δ_k σ′(z_j); for rows Δ Wᵀ, not Δ W.',
    answer: (W: Matrix, delta: Matrix, z: Matrix) => hadamard(matmul(delta, W), sigmaPrime(z)),
  },
  {
    id: 'M2',
    sentence: 'σ′ was taken at a instead of at z.',
    algebra: 'σ′(z) = σ(z)(1 − σ(z)) = a(1 − a): in terms of a it is a derivative already.',
    answer: (W: Matrix, delta: Matrix, z: Matrix) =>
      hadamard(timesTranspose(delta, W), sigmaPrime(sigmoid.apply(z))),
  },
  {
    id: 'M6',
    sentence: 'σ′ is missing: this is ∂C/∂a and not δ = ∂C/∂z.',
    algebra: '∂C/∂z_j = ∂C/∂a_j · σ′(z_j).',
    answer: (W: Matrix, delta: Matrix) => timesTranspose(delta, W),
  },
  {
    id: 'z-for-a-in-the-slope',
    sentence: 'The slope was made of z, although a (1 − a) wants a = σ(z).',
    algebra: 'σ′(z) = a (1 − a) with a = σ(z), not z (1 − z).',
    answer: (W: Matrix, delta: Matrix, z: Matrix) =>
      hadamard(
        timesTranspose(delta, W),
        map(z, (zj) => zj * (1 - zj)),
      ),
  },
  {
    id: 'M12',
    sentence: 'The weights are left out of the chain.',
    algebra: '∂z_k/∂a_j = w_jk, so δ_j = Σ_k w_jk δ_k σ′(z_j), not Σ_k δ_k σ′(z_j).',
    answer: (_W: Matrix, delta: Matrix, z: Matrix) =>
      hadamard(
        timesTranspose(
          delta,
          build(z.cols, delta.cols, () => 1),
        ),
        sigmaPrime(z),
      ),
  },
  ...[1, 2, 3].map(asPrintedInE2),
];

/** S1:119 leaves open which node i is. */
function asPrintedInE2(i: number): Mistake {
  return {
    id: 'E2',
    sentence: `This is the formula as S1:119 prints it, with i = ${i}; its index i is a slip.`,
    algebra: 'δ_j = Σ_k w_jk δ_k σ′(z_j), not Σ_k w_ij δ_k σ′(z_j): the weight leads from j to k.',
    answer: (W: Matrix, delta: Matrix, z: Matrix) => {
      const w = (j: number) => (i <= W.rows && j < W.cols ? W.data[(i - 1) * W.cols + j] : NaN);
      return hadamard(timesTranspose(delta, build(z.cols, W.cols, w)), sigmaPrime(z));
    },
  };
}

export const hiddenErrorExercise: Exercise = {
  id: '6.2',
  title: 'The error of a hidden layer',
  formulas: ['F12'],
  points: 3,
  withheld: ['hiddenError', 'train'],
  asked: {
    hiddenError: {
      signature: 'hiddenError(WNext: Matrix, deltaNext: Matrix, z: Matrix): Matrix',
      reference: (WNext: Matrix, deltaNext: Matrix, z: Matrix) =>
        hiddenError(WNext, deltaNext, sigmoid, z, sigmoid.apply(z)),
      trace: (WNext: Matrix, deltaNext: Matrix, z: Matrix) => ({
        'Δ Wᵀ = ∂C/∂a': timesTranspose(deltaNext, WNext),
        'σ′(z)': sigmaPrime(z),
      }),
    },
  },
  visible: [
    value(
      'Δ¹ of the network 2-3-2 in the text',
      'hiddenError',
      [W2, Delta2, Z1],
      matrix([
        [-0.024332835, 0.01695533, -0.013465325],
        [0.022542413, -0.016946897, 0.020827119],
      ]),
    ),
    value('the square layer of E3, one example', 'hiddenError', [
      square,
      matrix([[0.2, -0.1]]),
      matrix([[0.55, 0.05]]),
    ]),
  ],
  mistakes,
};
