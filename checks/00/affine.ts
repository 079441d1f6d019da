// 0.1: z^l of a layer (F5). Rows are examples:
//   W^l  n_(l−1) × n_l     b^l  1 × n_l     a^(l−1)  n × n_(l−1)     z^l  n × n_l

import {
  addRow,
  type Matrix,
  map,
  matmul,
  matrix,
  timesTranspose,
  transposeTimes,
  weightedInput,
} from 'kernel-lib';
import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';

const sum = 'z_j = Σ_i w_ij a_i + b_j; for rows z = a W + b.';

/** F5 as it stands, or without its transpose, with a product that puts W before a. */
function forColumns(product: (W: Matrix, aPrev: Matrix) => Matrix): Mistake {
  return {
    id: 'formula-for-columns',
    sentence: 'W stands before a, as in the formula for columns; here each example is a row.',
    algebra: 'Transpose both sides of z = Wᵀ a + b: for rows z = a W + b.',
    answer: (W: Matrix, b: Matrix, aPrev: Matrix) => addRow(product(W, aPrev), b),
  };
}

const mistakes: Mistake[] = [
  {
    id: 'M1',
    sentence:
      'The transpose is forgotten, or made twice: node j uses row j of W, and column j is wanted.',
    algebra: 'z_j = Σ_i w_ij a_i + b_j, not Σ_i w_ji a_i + b_j; for rows a W, not a Wᵀ.',
    answer: (W: Matrix, b: Matrix, aPrev: Matrix) => addRow(timesTranspose(aPrev, W), b),
  },
  forColumns(transposeTimes),
  forColumns(matmul),
  {
    id: 'bias-dropped',
    sentence: 'The bias is left out.',
    algebra: sum,
    answer: (W: Matrix, _b: Matrix, aPrev: Matrix) => matmul(aPrev, W),
  },
  {
    id: 'bias-before-product',
    sentence: 'The bias is added to the activations before they are multiplied by the weights.',
    algebra: 'z = a W + b, not (a + b) W = a W + b W: no weight stands before the bias.',
    answer: (W: Matrix, b: Matrix, aPrev: Matrix) => matmul(addRow(aPrev, b), W),
  },
  {
    id: 'bias-before-product',
    sentence: 'The bias is added to the weights before they are multiplied by the activations.',
    algebra: 'z_j = Σ_i w_ij a_i + b_j, not Σ_i (w_ij + b_j) a_i: no activation stands before b_j.',
    answer: (W: Matrix, b: Matrix, aPrev: Matrix) => matmul(aPrev, addRow(W, b)),
  },
  {
    id: 'bias-in-the-sum',
    sentence: 'The bias is added once for each node i, inside the sum.',
    algebra: 'z_j = Σ_i w_ij a_i + b_j: b_j stands behind the sum and is added once.',
    answer: (W: Matrix, b: Matrix, aPrev: Matrix) =>
      addRow(
        matmul(aPrev, W),
        map(b, (bj) => W.rows * bj),
      ),
  },
  {
    id: 'bias-of-one-example',
    sentence: 'Only the first example of the batch is given the bias.',
    algebra: 'Each row of z is a W + b with its own a and the same b.',
    answer: (W: Matrix, b: Matrix, aPrev: Matrix) => {
      const product = matmul(aPrev, W);
      return { ...product, data: product.data.map((z, k) => z + (b.data[k] ?? 0)) };
    },
  },
  {
    id: 'M5',
    sentence: 'The bias is subtracted.',
    algebra: sum,
    answer: (W: Matrix, b: Matrix, aPrev: Matrix) =>
      addRow(matmul(aPrev, W), { ...b, data: b.data.map((bj) => -bj) }),
  },
];

export const affineExercise: Exercise = {
  id: '0.1',
  title: 'The weighted input of a layer',
  formulas: ['F5'],
  points: 2,
  withheld: ['weightedInput'],
  asked: {
    affine: {
      signature: 'affine(W: Matrix, b: Matrix, aPrev: Matrix): Matrix',
      reference: weightedInput,
      trace: (W: Matrix, _b: Matrix, aPrev: Matrix) => ({ 'a W': matmul(aPrev, W) }),
    },
  },
  visible: [
    value(
      'z¹ of the network 2-2-1 in the text',
      'affine',
      [
        matrix([
          [0.1, 0.4],
          [-0.3, 0.2],
        ]),
        matrix([[0.05, -0.1]]),
        matrix([[0.5, 0.8]]),
      ],
      matrix([[-0.14, 0.26]]),
    ),
    value(
      'two examples in a layer of 2 nodes before 3',
      'affine',
      [
        matrix([
          [0.2, -0.4, 0.1],
          [0.5, 0.3, -0.2],
        ]),
        matrix([[0.1, -0.1, 0.05]]),
        matrix([
          [0.4, -0.7],
          [-0.2, 1.5],
        ]),
      ],
      matrix([
        [-0.17, -0.47, 0.23],
        [0.81, 0.43, -0.27],
      ]),
    ),
  ],
  mistakes,
};
