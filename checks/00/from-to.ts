// 0.4: the weights of a layer, rewritten from to–from into from–to (E4).
//   V  to–from  n_l × n_(l−1)     W  from–to  n_(l−1) × n_l

import { build, type Matrix, matrix } from 'kernel-lib';
import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';

/** W from–to, the entry of which in row i, column j is row `to`, column `from` of V. */
function rewritten(V: Matrix, at: (i: number, j: number) => [to: number, from: number]): Matrix {
  return build(V.cols, V.rows, (i, j) => {
    const [to, from] = at(i, j);
    return V.data[to * V.cols + from];
  });
}

const law = 'W_ij = V_ji: the weight from i to j is w_ij from–to, and w_ji to–from.';

const mistakes: Mistake[] = [
  {
    id: 'M9',
    sentence: 'The indices are not exchanged: this is the matrix as it was, still to–from.',
    algebra: law,
    answer: (V: Matrix) => ({ ...V, data: V.data.slice() }),
  },
  {
    id: 'M9',
    sentence: 'The sizes are exchanged, but the numbers stand in the order of the rows of V.',
    algebra: `${law} So row i of W is column i of V.`,
    answer: (V: Matrix) => ({ rows: V.cols, cols: V.rows, data: V.data.slice() }),
  },
  {
    id: 'turned',
    sentence:
      'The matrix is turned clockwise by a quarter: the order of the nodes it leads to is reversed.',
    algebra: `${law} The first row of V becomes the first column of W.`,
    answer: (V: Matrix) => rewritten(V, (i, j) => [V.rows - 1 - j, i]),
  },
  {
    id: 'turned',
    sentence:
      'The matrix is turned anticlockwise by a quarter: the order of the nodes it comes from is reversed.',
    algebra: `${law} The first column of V becomes the first row of W.`,
    answer: (V: Matrix) => rewritten(V, (i, j) => [j, V.cols - 1 - i]),
  },
  {
    id: 'overwritten',
    sentence:
      'W_ij is read from where another weight was written before: one of each pair is lost.',
    algebra: `${law} All W_ij are read from V as it was given.`,
    answer: (V: Matrix) =>
      rewritten(V, (i, j) => (i < V.rows && j < V.cols && j < i ? [i, j] : [j, i])),
  },
];

export const fromToExercise: Exercise = {
  id: '0.4',
  title: 'From one reading of the indices to the other',
  formulas: ['F5'],
  points: 2,
  asked: {
    fromTo: {
      signature: 'fromTo(V: Matrix): Matrix',
      reference: (V: Matrix) => rewritten(V, (i, j) => [j, i]),
    },
  },
  visible: [
    value(
      'W¹ of the network 2-3-2 in the text, given to–from',
      'fromTo',
      [
        matrix([
          [0.2, 0.5],
          [-0.4, 0.3],
          [0.1, -0.2],
        ]),
      ],
      matrix([
        [0.2, -0.4, 0.1],
        [0.5, 0.3, -0.2],
      ]),
    ),
    value(
      'the square W¹ of the network 2-2-1, given to–from',
      'fromTo',
      [
        matrix([
          [0.1, -0.3],
          [0.4, 0.2],
        ]),
      ],
      matrix([
        [0.1, 0.4],
        [-0.3, 0.2],
      ]),
    ),
  ],
  mistakes,
};
