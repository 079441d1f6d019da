import { runChecks, type ValueCheck } from 'course-checks';
import { type Matrix, matrix } from 'kernel-lib';
import { expect, test } from 'vitest';
import { fromToExercise as exercise } from '../../../checks/00/from-to.ts';
import { apply } from '../../../checks/exercise.ts';
import { hidden } from '../../../solutions/checks/00.ts';
import { answersFrom } from '../support/answers.ts';
import { proveExercise, wrongAnswer } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['0.4'],
  solutions: [
    `function fromTo(V: Matrix): Matrix {
      return build(V.cols, V.rows, (i, j) => V.data[j * V.cols + i]);
    }`,
    `function fromTo(V: Matrix): Matrix {
      const identity = build(V.rows, V.rows, (i, j) => (i === j ? 1 : 0));
      return transposeTimes(V, identity);
    }`,
    `const fromTo = (V: Matrix): Matrix => {
      const rows = toRows(V);
      return matrix(rows[0].map((_, i) => rows.map((row) => row[i])));
    };`,
    `function fromTo(V: Matrix): Matrix {
      const W = build(V.cols, V.rows);
      for (let i = 0; i < V.rows; i++) {
        for (let j = 0; j < V.cols; j++) W.data[j * V.rows + i] = V.data[i * V.cols + j];
      }
      return W;
    }`,
  ],
  survivors: {
    '4:27 < → <=': 'what is written behind the last number of a Float64Array is not kept',
  },
});

const args = exercise.visible.map((check) => (check as ValueCheck).call.args);

test('3 × 2 becomes 2 × 3, and −0.4, from node 1 to node 2, is w_12', () => {
  const W = apply(exercise.asked.fromTo.reference, args[0]) as Matrix;
  expect([W.rows, W.cols, W.data[1]]).toEqual([2, 3, -0.4]);
});

test('the wrong answers at the square W¹ of the text, worked by hand', () => {
  const rows = (id: string) => wrongAnswer(exercise, id, ...args[1]);
  // of 0.1 −0.3 / 0.4 0.2
  expect(rows('M9')).toEqual(args[1][0]);
  expect(rows('turned')).toEqual(
    matrix([
      [0.4, 0.1],
      [0.2, -0.3],
    ]),
  );
  expect(rows('overwritten')).toEqual(
    matrix([
      [0.1, 0.4],
      [0.4, 0.2],
    ]),
  );
});

test('the sizes alone exchanged give the matrix of the derivation, with −0.4 in column 3', () => {
  const [, sizesAlone] = exercise.mistakes.filter(({ id }) => id === 'M9');
  expect(apply(sizesAlone.answer, args[0])).toEqual(
    matrix([
      [0.2, 0.5, -0.4],
      [0.3, 0.1, -0.2],
    ]),
  );
});

test('exchanging the entries of a copy one after the other is named', () => {
  const answers = answersFrom(
    `function fromTo(V: Matrix): Matrix {
      const W = { rows: V.cols, cols: V.rows, data: V.data.slice() };
      for (let i = 0; i < W.rows; i++) {
        for (let j = 0; j < W.cols; j++) W.data[i * W.cols + j] = W.data[j * V.cols + i];
      }
      return W;
    }`,
    ['fromTo'],
  );
  expect(runChecks(exercise, exercise.visible, answers).rows[1]).toMatchInlineSnapshot(`
    {
      "got": "matrix([[0.1, 0.4], [0.4, 0.2]])",
      "inputs": [
        "V = matrix([[0.1, -0.3], [0.4, 0.2]])",
      ],
      "mistakes": [
        "overwritten",
      ],
      "says": [
        "fromTo returned 0.4 in row 2, column 1; it should be -0.3.",
        "W_ij is read from where another weight was written before: one of each pair is lost.",
        "W_ij = V_ji: the weight from i to j is w_ij from–to, and w_ji to–from. All W_ij are read from V as it was given.",
      ],
      "tier": "visible",
      "verdict": "wrong",
      "wanted": "matrix([[0.1, 0.4], [-0.3, 0.2]])",
      "what": "the square W¹ of the network 2-2-1, given to–from",
    }
  `);
});

test('the matrix unchanged is told by its shape, and named M9 in both layers', () => {
  const { rows } = runChecks(exercise, exercise.visible, { fromTo: (V: Matrix) => ({ ...V }) });
  expect(rows.map(({ says, mistakes }) => ({ says, mistakes }))).toMatchInlineSnapshot(`
    [
      {
        "mistakes": [
          "M9",
        ],
        "says": [
          "fromTo returned a 3 × 2 matrix; it must be a 2 × 3 matrix.",
          "M9: The indices are not exchanged: this is the matrix as it was, still to–from.",
          "W_ij = V_ji: the weight from i to j is w_ij from–to, and w_ji to–from.",
        ],
      },
      {
        "mistakes": [
          "M9",
        ],
        "says": [
          "fromTo returned -0.3 in row 1, column 2; it should be 0.4.",
          "More than one known mistake gives these numbers.",
          "M9: The indices are not exchanged: this is the matrix as it was, still to–from.",
          "W_ij = V_ji: the weight from i to j is w_ij from–to, and w_ji to–from.",
          "M9: The sizes are exchanged, but the numbers stand in the order of the rows of V.",
          "W_ij = V_ji: the weight from i to j is w_ij from–to, and w_ji to–from. So row i of W is column i of V.",
        ],
      },
    ]
  `);
});
