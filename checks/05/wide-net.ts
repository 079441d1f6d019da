// 5.5: a network whose weights are equally spaced numbers, row by row, reported shape by shape.

import {
  build,
  feedForward,
  input,
  type Matrix,
  matrix,
  type Network,
  predict,
  quadratic,
  shape,
  sigmoid,
} from 'kernel-lib';
import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';
import { X } from './text-network.ts';

/** What is asked for: the shapes of Z¹ … Z^L in words, and A^L. */
interface Report {
  readonly shapes: readonly string[];
  readonly output: Matrix;
}

type Sizes = readonly number[];
type Fill = (rows: number, cols: number) => Matrix;

/** Number k of `count` equally spaced ones from −1 to 1. */
const spaced = (k: number, count: number) => -1 + (2 * k) / (count - 1);

const byRows: Fill = (rows, cols) => build(rows, cols, (i, j) => spaced(i * cols + j, rows * cols));

function networkOf(sizes: Sizes, fill: Fill): Network {
  const layers = sizes.slice(1).map((size, k) => ({
    kind: 'dense' as const,
    W: fill(sizes[k], size),
    b: build(1, size),
    activation: sigmoid,
  }));
  return { layers: [input(sizes[0]), ...layers], cost: quadratic };
}

function report(fill: Fill, seen: (X: Matrix) => Matrix = (X) => X) {
  return (sizes: Sizes, X: Matrix): Report => {
    const net = networkOf(sizes, fill);
    const [, ...states] = feedForward(net, seen(X));
    return { shapes: states.map(({ z }) => shape(z)), output: predict(net, seen(X)) };
  };
}

const mistakes: Mistake[] = [
  {
    id: 'filled-by-columns',
    sentence:
      'The weights were filled column by column; the shapes are right, the numbers are not.',
    algebra: 'Row by row: w_11, w_12, …, w_1c, then w_21: entry (i, j) is number (i − 1) c + j.',
    answer: report((rows, cols) => build(rows, cols, (i, j) => spaced(j * rows + i, rows * cols))),
  },
  {
    id: 'rows-for-columns',
    sentence: 'An entry was counted as if a row held as many entries as there are rows.',
    algebra: 'Entry (i, j) is number (i − 1) c + j, with c = n_l columns and not n_(l−1) rows.',
    answer: report((rows, cols) => build(rows, cols, (i, j) => spaced(i * rows + j, rows * cols))),
  },
  {
    id: 'transposed-X',
    sentence: 'X was transposed, so that its rows are no longer examples.',
    algebra: 'Z¹ = X W¹ with X of n × n_0: no transpose is wanted where examples are rows.',
    answer: report(byRows, (X) => build(X.cols, X.rows, (i, j) => X.data[j * X.cols + i])),
  },
  {
    id: 'end-left-out',
    sentence: 'The numbers stop one step before 1: the step was 2/m for m numbers.',
    algebra: 'm numbers from −1 to 1 have m − 1 steps between them, each of 2/(m − 1).',
    answer: report((rows, cols) =>
      build(rows, cols, (i, j) => -1 + (2 * (i * cols + j)) / (rows * cols)),
    ),
  },
  {
    id: 'row-by-row-anew',
    sentence: 'Each row was filled from −1 to 1 by itself.',
    algebra:
      'The n_(l−1) n_l numbers run through the whole matrix: row 2 goes on where row 1 ends.',
    answer: report((rows, cols) => build(rows, cols, (_, j) => spaced(j, cols))),
  },
  {
    id: 'shapes-of-W',
    sentence: 'These are the shapes of W¹ to W^L, not of Z¹ to Z^L.',
    algebra: 'Z^l = A^(l−1) W^l has a row for each example and a column for each node of layer l.',
    answer: (sizes: Sizes, X: Matrix) => ({
      ...report(byRows)(sizes, X),
      shapes: sizes.slice(1).map((size, k) => shape(byRows(sizes[k], size))),
    }),
  },
];

export const wideNetExercise: Exercise = {
  id: '5.5',
  title: 'A wide network, shape by shape',
  formulas: ['F8'],
  points: 3,
  asked: {
    wideNet: {
      signature:
        'wideNet(sizes: readonly number[], X: Matrix): { shapes: string[]; output: Matrix }',
      reference: report(byRows),
    },
  },
  visible: [
    value('2-3-2 and the batch of the text', 'wideNet', [[2, 3, 2], X], {
      shapes: ['2 × 3', '2 × 2'],
      output: matrix([
        [0.492626414, 0.619192854],
        [0.415828305, 0.652001427],
      ]),
    }),
    value('one example in a network 3-40-2', 'wideNet', [[3, 40, 2], matrix([[0.4, -1.2, 0.7]])]),
  ],
  mistakes,
};
