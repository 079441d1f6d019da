import { runChecks, type ValueCheck } from 'course-checks';
import type { Matrix } from 'kernel-lib';
import { expect, test } from 'vitest';
import { affineExercise as exercise } from '../../../checks/00/affine.ts';
import { hidden } from '../../../solutions/checks/00.ts';
import { expectClose } from '../../kernel-lib/support/compare.ts';
import { proveExercise, wrongAnswer } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['0.1'],
  solutions: [
    `function affine(W: Matrix, b: Matrix, aPrev: Matrix): Matrix {
      return addRow(matmul(aPrev, W), b);
    }`,
    `function affine(W: Matrix, b: Matrix, aPrev: Matrix): Matrix {
      return build(aPrev.rows, W.cols, (n, j) => {
        let z = b.data[j];
        for (let i = 0; i < W.rows; i++) {
          z += W.data[i * W.cols + j] * aPrev.data[n * aPrev.cols + i];
        }
        return z;
      });
    }`,
    `const affine = (W: Matrix, b: Matrix, aPrev: Matrix): Matrix =>
      matrix(toRows(aPrev).map((a) =>
        toRows(W).reduce((z, w, i) => z.map((zj, j) => zj + a[i] * w[j]), [...b.data])));`,
  ],
});

const [text] = exercise.visible.map((check) => (check as ValueCheck).call.args);
const wrong = (id: string) => wrongAnswer(exercise, id, ...text) as Matrix;

test('M1 gives the numbers of the plan and of notebook 00', () => {
  expectClose(wrong('M1'), [[0.42, -0.09]], { atol: 1e-15 });
});

test('the formula for columns is named by its error, with the transpose and without', () => {
  const answers = exercise.mistakes.filter(({ id }) => id === 'formula-for-columns');
  const named = answers.map(({ answer }) => {
    const { rows } = runChecks(exercise, exercise.visible, { affine: answer });
    return rows.map(({ verdict, mistakes }) => [verdict, mistakes]);
  });
  const threw = ['threw', ['formula-for-columns']];
  expect(named).toEqual([
    [threw, threw],
    [threw, threw],
  ]);
});

test('the other wrong answers at the numbers of the text, worked by hand', () => {
  // −.19 + 2 · .05 and .36 − 2 · .1
  expectClose(wrong('bias-in-the-sum'), [[-0.09, 0.16]], { atol: 1e-15 });
  // −.14 − .05 and .26 + .1
  expectClose(wrong('bias-dropped'), [[-0.19, 0.36]], { atol: 1e-15 });
  // a + b = (.55, .7): .055 − .21 and .22 + .14
  expectClose(wrong('bias-before-product'), [[-0.155, 0.36]], { atol: 1e-15 });
  expectClose(wrong('M5'), [[-0.24, 0.46]], { atol: 1e-15 });
});

test('M1 is named by its numbers in a square layer, and by its error in another', () => {
  const M1 = exercise.mistakes.find(({ id }) => id === 'M1');
  const { rows } = runChecks(exercise, exercise.visible, { affine: M1?.answer });
  expect(
    rows.map(({ verdict, says, mistakes }) => ({ verdict, says, mistakes })),
  ).toMatchInlineSnapshot(`
    [
      {
        "mistakes": [
          "M1",
        ],
        "says": [
          "affine returned 0.42 in row 1, column 1; it should be -0.14.",
          "M1: The transpose is forgotten, or made twice: node j uses row j of W, and column j is wanted.",
          "z_j = Σ_i w_ij a_i + b_j, not Σ_i w_ji a_i + b_j; for rows a W, not a Wᵀ.",
        ],
        "verdict": "wrong",
      },
      {
        "mistakes": [
          "M1",
        ],
        "says": [
          "affine threw a RangeError: timesTranspose: A is 2 × 2 but B is 2 × 3; the columns of A must match the columns of B (2 ≠ 3).",
          "This is how a known mistake ends; it may be yours.",
          "M1: The transpose is forgotten, or made twice: node j uses row j of W, and column j is wanted.",
          "z_j = Σ_i w_ij a_i + b_j, not Σ_i w_ji a_i + b_j; for rows a W, not a Wᵀ.",
        ],
        "verdict": "threw",
      },
    ]
  `);
});

test('the bias of one example alone is right for one example and named in a batch', () => {
  const answer = exercise.mistakes.find(({ id }) => id === 'bias-of-one-example')?.answer;
  const { rows } = runChecks(exercise, exercise.visible, { affine: answer });
  expect(rows.map(({ verdict, mistakes }) => [verdict, mistakes])).toEqual([
    ['pass', undefined],
    ['wrong', ['bias-of-one-example']],
  ]);
});

test('the second reading of the bias before the product is named, too', () => {
  const answers = exercise.mistakes.filter(({ id }) => id === 'bias-before-product');
  const wrongAtText = answers.map(({ answer }) =>
    runChecks(exercise, exercise.visible.slice(0, 1), { affine: answer }),
  );
  expect(wrongAtText.map(({ rows }) => rows[0].mistakes)).toEqual([
    ['bias-before-product'],
    ['bias-before-product'],
  ]);
  // w_ij + b_j: .15·.5 − .25·.8 and .3·.5 + .1·.8
  const [, second] = wrongAtText.map(({ rows }) => rows[0].got);
  expect(second).toBe('matrix([[-0.125, 0.23]])');
});
