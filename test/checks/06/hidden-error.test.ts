import { runChecks, type ValueCheck } from 'course-checks';
import { type Matrix, matrix } from 'kernel-lib';
import { expect, test } from 'vitest';
import { hiddenErrorExercise as exercise } from '../../../checks/06/hidden-error.ts';
import { hidden } from '../../../solutions/checks/06.ts';
import { expectClose, nineDigits, sixDigits } from '../../kernel-lib/support/compare.ts';
import { answersFrom } from '../support/answers.ts';
import { proveExercise, wrongAnswer } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['6.2'],
  solutions: [
    `function hiddenError(WNext: Matrix, deltaNext: Matrix, z: Matrix): Matrix {
      const sigmaPrime = map(sigmoid.apply(z), (a) => a * (1 - a));
      return hadamard(timesTranspose(deltaNext, WNext), sigmaPrime);
    }`,
    `function hiddenError(WNext: Matrix, deltaNext: Matrix, z: Matrix): Matrix {
      return build(z.rows, z.cols, (n, j) => {
        let sum = 0;
        for (let k = 0; k < WNext.cols; k++) {
          sum += WNext.data[j * WNext.cols + k] * deltaNext.data[n * WNext.cols + k];
        }
        const a = 1 / (1 + Math.exp(-z.data[n * z.cols + j]));
        return sum * a * (1 - a);
      });
    }`,
    `const hiddenError = (WNext: Matrix, deltaNext: Matrix, z: Matrix): Matrix =>
      matrix(toRows(deltaNext).map((delta, n) =>
        toRows(WNext).map((w, j) => {
          const t = Math.tanh(toRows(z)[n][j] / 2);
          return w.reduce((sum, wk, k) => sum + wk * delta[k], 0) * (1 - t * t) / 4;
        })));`,
  ],
  survivors: {
    '7:37 -z.data[n * z.cols + j] → z.data[n * z.cols + j]':
      'a (1 − a) is the same at z and at −z, since σ(−z) = 1 − σ(z)',
  },
});

const [text, square] = exercise.visible.map((check) => (check as ValueCheck).call.args);
const wrong = (id: string, args: readonly unknown[]) =>
  wrongAnswer(exercise, id, ...args) as Matrix;
const firstRow = ({ cols, data }: Matrix) => matrix([[...data.slice(0, cols)]]);

// The wrong numbers of the plan and of notebook 06.
test('M2, M6 and E2 give the numbers of the plan at the batch of the text', () => {
  expectClose(firstRow(wrong('M2', text)), [[-0.023751, 0.016754, -0.012626]], sixDigits);
  // Δ Wᵀ: .3·(−.095166506) − .6·.127215838 and so on
  expectClose(firstRow(wrong('M6', text)), [[-0.104879455, 0.069919637, -0.05389497]], nineDigits);
  expectClose(matrix([[wrong('E2', text).data[0]]]), [[0.002230707]], nineDigits);
});

test('M1 in the square layer of E3 gives Wᵀδ = (−.01, −.13), times σ′', () => {
  const [W, delta] = square as [Matrix, Matrix, Matrix];
  const flat = matrix([[0, 0]]); // where σ′ = 1/4
  expectClose(wrong('M1', [W, delta, flat]), [[-0.01 / 4, -0.13 / 4]], { atol: 1e-15 });
  expectClose(wrong('M6', [W, delta, flat]), [[0.12, 0.13]], { atol: 1e-15 });
});

test('rows of numbers in place of a matrix, which the compiler would refuse, are told', () => {
  const answers = answersFrom(
    `function hiddenError(WNext: Matrix, deltaNext: Matrix, z: Matrix): Matrix {
      return toRows(hadamard(timesTranspose(deltaNext, WNext), z));
    }`,
    ['hiddenError'],
  );
  const { rows } = runChecks(exercise, exercise.visible, answers);
  expect(rows.map(({ verdict, says }) => ({ verdict, says }))).toMatchInlineSnapshot(`
    [
      {
        "says": [
          "hiddenError returned an array of 2 arrays; it must be a 2 × 3 matrix, such as matrix(rows) makes of an array of rows.",
        ],
        "verdict": "wrong",
      },
      {
        "says": [
          "hiddenError returned an array of 1 array; it must be a 1 × 2 matrix, such as matrix(rows) makes of an array of rows.",
        ],
        "verdict": "wrong",
      },
    ]
  `);
});

test('a right answer that the compiler would refuse passes', () => {
  const answers = answersFrom(
    `function hiddenError(WNext: Matrix, deltaNext: Matrix, z: string): number {
      const slope: string = map(sigmoid.apply(z), (a) => a * (1 - a));
      return hadamard(timesTranspose(deltaNext, WNext), slope);
    }`,
    ['hiddenError'],
  );
  const { rows } = runChecks(exercise, [...exercise.visible, ...hidden['6.2']], answers);
  expect(rows.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
});

test('M1 is named at the square layer, with what came back and what was wanted', () => {
  const answers = { hiddenError: exercise.mistakes[0].answer };
  expect(runChecks(exercise, exercise.visible, answers).rows[1]).toMatchInlineSnapshot(`
    {
      "got": "matrix([[-0.002320076, -0.032479696]])",
      "inputs": [
        "WNext = matrix([[0.3, -0.6], [0.7, 0.1]])",
        "deltaNext = matrix([[0.2, -0.1]])",
        "z = matrix([[0.55, 0.05]])",
      ],
      "mistakes": [
        "M1",
      ],
      "says": [
        "hiddenError returned -0.002320076 in row 1, column 1; it should be 0.027840917.",
        "M1: The transpose is forgotten, or made twice: the sum must run over the other index (so it is printed in E3, where the two conventions for W are mixed).",
        "δ_j = Σ_k w_jk δ_k σ′(z_j), not Σ_k w_kj δ_k σ′(z_j); for rows Δ Wᵀ, not Δ W.",
      ],
      "tier": "visible",
      "verdict": "wrong",
      "wanted": "matrix([[0.027840917, 0.032479696]])",
      "what": "the square layer of E3, one example",
    }
  `);
});
