// An exercise small enough that every number of it is seen at a glance: A ↦ s A.

import type { Exercise } from 'course-checks';
import { type Matrix, map, matrix, scale } from 'kernel-lib';
import { value } from '../../../checks/check-kinds.ts';

export const wide = matrix([
  [1, 2, 3],
  [4, 5, 6],
]);
export const small = matrix([[7, 8]]);

export const toy: Exercise = {
  id: '9.9',
  title: 'A multiple',
  formulas: ['F1', 'F2'],
  points: 4,
  asked: {
    times: {
      signature: 'times(A: Matrix, s: number): Matrix',
      reference: (A: Matrix, s: number) => scale(s, A),
      trace: (A: Matrix, s: number) => ({ 's²': s * s, '0.25 A': scale(0.25, A) }),
    },
  },
  visible: [value('two rows', 'times', [wide, 1.5]), value('one row', 'times', [small, 0.5])],
  mistakes: [
    {
      id: 'M5',
      sentence: 'The sign is wrong.',
      algebra: 's A, not −s A.',
      answer: (A: Matrix, s: number) => scale(-s, A),
    },
    {
      id: 'squared',
      sentence: 's is squared.',
      algebra: 's A, not s² A.',
      answer: (A: Matrix, s: number) => scale(s * s, A),
    },
    {
      id: 'M11',
      sentence: 'The factor is taken twice.',
      algebra: 's A, not s (s A).',
      answer: (A: Matrix, s: number) => map(A, (a) => s * (s * a)),
    },
    {
      id: 'not-a-number',
      sentence: 'It is divided by 0.',
      algebra: 's A, not s A / 0.',
      answer: (A: Matrix) => map(A, () => NaN),
    },
    {
      id: 'sideways',
      sentence: 'The rows are made columns.',
      algebra: 's A, not s Aᵀ.',
      answer: (A: Matrix, s: number) => ({ ...scale(s, A), rows: A.cols, cols: A.rows }),
    },
    {
      id: 'throws',
      sentence: 'The shapes do not fit.',
      algebra: 's A has the shape of A.',
      answer: () => {
        throw new RangeError('matmul: 3 ≠ 2');
      },
    },
  ],
};
