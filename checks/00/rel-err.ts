// 0.3: how far x and y are apart, relative to their size but never to less than a floor. Entry by entry.

import { build, type Matrix, map, matrix, subtract } from 'kernel-lib';
import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';

/** A matrix with e(x, y) in each entry. */
function entries(X: Matrix, Y: Matrix, e: (x: number, y: number) => number): Matrix {
  return build(X.rows, X.cols, (i, j) => e(X.data[i * X.cols + j], Y.data[i * Y.cols + j]));
}

/** max(|x|, |y|, floor) in each entry. */
function sizes(X: Matrix, Y: Matrix, floor: number): Matrix {
  return entries(X, Y, (x, y) => Math.max(Math.abs(x), Math.abs(y), floor));
}

const right = 'e = |x − y| / max(|x|, |y|, floor)';

const mistakes: Mistake[] = [
  {
    id: 'division-by-zero',
    sentence: 'The floor is left out: two zeros are divided by zero.',
    algebra: `${right}, not |x − y| / max(|x|, |y|), which is 0/0 where both are 0.`,
    answer: (X: Matrix, Y: Matrix) =>
      entries(X, Y, (x, y) => Math.abs(x - y) / Math.max(Math.abs(x), Math.abs(y))),
  },
  {
    id: 'division-by-zero',
    sentence: 'This is the bare relative error: it divides by zero wherever y is 0.',
    algebra: `${right}, not |x − y| / |y|.`,
    answer: (X: Matrix, Y: Matrix) => entries(X, Y, (x, y) => Math.abs(x - y) / Math.abs(y)),
  },
  {
    id: 'one-sided',
    sentence: 'Only y is in the divisor, so that x and y exchanged give another error.',
    algebra: `${right}, not |x − y| / max(|y|, floor).`,
    answer: (X: Matrix, Y: Matrix, floor: number) =>
      entries(X, Y, (x, y) => Math.abs(x - y) / Math.max(Math.abs(y), floor)),
  },
  {
    id: 'one-sided',
    sentence: 'Only x is in the divisor, so that x and y exchanged give another error.',
    algebra: `${right}, not |x − y| / max(|x|, floor).`,
    answer: (X: Matrix, Y: Matrix, floor: number) =>
      entries(X, Y, (x, y) => Math.abs(x - y) / Math.max(Math.abs(x), floor)),
  },
  {
    id: 'smaller-size',
    sentence: 'The smaller of |x| and |y| is the divisor, and the larger is wanted.',
    algebra: `${right}, not |x − y| / max(min(|x|, |y|), floor).`,
    answer: (X: Matrix, Y: Matrix, floor: number) =>
      entries(X, Y, (x, y) => {
        const size = Math.min(Math.abs(x), Math.abs(y));
        return Math.abs(x - y) / Math.max(size, floor);
      }),
  },
  {
    id: 'sizes-added',
    sentence: 'The sum of |x| and |y| is the divisor, so that the error is about half of e.',
    algebra: `${right}, not |x − y| / max(|x| + |y|, floor).`,
    answer: (X: Matrix, Y: Matrix, floor: number) =>
      entries(X, Y, (x, y) => Math.abs(x - y) / Math.max(Math.abs(x) + Math.abs(y), floor)),
  },
  {
    id: 'absolute',
    sentence: 'This is the absolute error, which does not know how large x and y are.',
    algebra: `${right}, not |x − y|.`,
    answer: (X: Matrix, Y: Matrix) => entries(X, Y, (x, y) => Math.abs(x - y)),
  },
  {
    id: 'absolute-below-floor',
    sentence:
      'Below the floor the error is not divided, so that it jumps where x reaches the floor.',
    algebra: `${right}: where both are smaller than the floor, the floor is the divisor.`,
    answer: (X: Matrix, Y: Matrix, floor: number) =>
      entries(X, Y, (x, y) => {
        const size = Math.max(Math.abs(x), Math.abs(y));
        return size > floor ? Math.abs(x - y) / size : Math.abs(x - y);
      }),
  },
  {
    id: 'floor-added',
    sentence: 'The floor is added to the divisor, so that it changes large numbers, too.',
    algebra: `${right}, not |x − y| / (max(|x|, |y|) + floor).`,
    answer: (X: Matrix, Y: Matrix, floor: number) =>
      entries(X, Y, (x, y) => Math.abs(x - y) / (Math.max(Math.abs(x), Math.abs(y)) + floor)),
  },
  {
    id: 'sign-kept',
    sentence: 'The difference is divided with its sign, so that x far below y seems close.',
    algebra: `${right}, not (x − y) / max(|x|, |y|, floor).`,
    answer: (X: Matrix, Y: Matrix, floor: number) =>
      entries(X, Y, (x, y) => (x - y) / Math.max(Math.abs(x), Math.abs(y), floor)),
  },
  {
    id: 'signs-in-divisor',
    sentence:
      'The divisor is made of x and y with their signs: of two negative numbers only the floor is left.',
    algebra: `${right}, not |x − y| / max(x, y, floor).`,
    answer: (X: Matrix, Y: Matrix, floor: number) =>
      entries(X, Y, (x, y) => Math.abs(x - y) / Math.max(x, y, floor)),
  },
];

export const relErrExercise: Exercise = {
  id: '0.3',
  title: 'An error with a floor',
  formulas: [], // the course numbers none for it
  points: 2,
  withheld: ['closeness'],
  asked: {
    relErr: {
      signature: 'relErr(X: Matrix, Y: Matrix, floor: number): Matrix',
      reference: (X: Matrix, Y: Matrix, floor: number) => {
        const divisor = sizes(X, Y, floor);
        return entries(map(subtract(X, Y), Math.abs), divisor, (distance, size) => distance / size);
      },
      // Errors of harmless differences are small, so that nearness counts relative to them.
      tolerance: { atol: 1e-15, rtol: 1e-9 },
      trace: (X: Matrix, Y: Matrix, floor: number) => ({
        '|x − y|': map(subtract(X, Y), Math.abs),
        'max(|x|, |y|, floor)': sizes(X, Y, floor),
      }),
    },
  },
  visible: [
    value(
      'zeros and others, with a floor of 0.001',
      'relErr',
      [
        matrix([
          [0, 0.001, 0.5],
          [0.8, -2, 0.0003],
        ]),
        matrix([
          [0, 0, 0.8],
          [0.5, 2, -0.0001],
        ]),
        0.001,
      ],
      matrix([
        [0, 1, 0.375],
        [0.375, 2, 0.4],
      ]),
    ),
    value(
      '∂C/∂w¹₁₁ of the text, by h = 0.01 and by formula; 1e-12 for 0; 1000.001 for 1000',
      'relErr',
      [matrix([[-0.00942682, 1e-12, 1000.001]]), matrix([[-0.009426841, 0, 1000]]), 0.001],
      matrix([[0.000002228, 0.000000001, 0.000001]]),
    ),
  ],
  mistakes,
};
