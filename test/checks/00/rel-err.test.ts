import { runChecks } from 'course-checks';
import { closeness, type Matrix, matrix } from 'kernel-lib';
import { expect, test } from 'vitest';
import { relErrExercise as exercise } from '../../../checks/00/rel-err.ts';
import { apply } from '../../../checks/exercise.ts';
import { hidden } from '../../../solutions/checks/00.ts';
import { expectClose } from '../../kernel-lib/support/compare.ts';
import { proveExercise, wrongAnswer } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['0.3'],
  solutions: [
    `function relErr(X: Matrix, Y: Matrix, floor: number): Matrix {
      return build(X.rows, X.cols, (i, j) => {
        const x = X.data[i * X.cols + j];
        const y = Y.data[i * X.cols + j];
        return Math.abs(x - y) / Math.max(Math.abs(x), Math.abs(y), floor);
      });
    }`,
    `function relErr(X: Matrix, Y: Matrix, floor: number): Matrix {
      const error = subtract(X, Y);
      for (let k = 0; k < error.data.length; k++) {
        let size = floor;
        for (const A of [X, Y]) {
          if (A.data[k] > size) size = A.data[k];
          if (-A.data[k] > size) size = -A.data[k];
        }
        const e = error.data[k] / size;
        error.data[k] = e < 0 ? -e : e;
      }
      return error;
    }`,
    `const relErr = (X: Matrix, Y: Matrix, floor: number): Matrix =>
      matrix(toRows(X).map((row, i) => row.map((x, j) => {
        const y = toRows(Y)[i][j];
        const reciprocal = Math.min(1 / floor, 1 / Math.abs(x), 1 / Math.abs(y));
        return Math.sqrt((x - y) ** 2) * reciprocal;
      })));`,
  ],
  survivors: {
    '2:21 subtract(X, Y) → subtract(Y, X)': 'the sign is taken off below',
    '3:25 < → <=': 'what is written behind the last number of a Float64Array is not kept',
    '6:25 > → >=': 'where both are the same, either is the size',
    '7:26 > → >=': 'where both are the same, either is the size',
    '10:27 < → <=': 'it makes −0 of 0, which is the same number',
  },
});

const at = (id: string, x: number, y: number) =>
  (wrongAnswer(exercise, id, matrix([[x]]), matrix([[y]]), 0.001) as Matrix).data[0];
const relErr = (X: Matrix, Y: Matrix, floor: number) =>
  apply(exercise.asked.relErr.reference, [X, Y, floor]) as Matrix;

test('the plan: both 0 give 0, 1e-12 for 0 gives little, and the order does not matter', () => {
  const [X, Y] = [matrix([[0, 0, 0.5]]), matrix([[0, 1e-12, 0.8]])];
  expectClose(relErr(X, Y, 0.001), [[0, 1e-9, 0.375]], { atol: 1e-24, rtol: 1e-12 });
  expect(relErr(Y, X, 0.001)).toEqual(relErr(X, Y, 0.001));
});

test('the wrong answers, worked by hand', () => {
  expect(at('division-by-zero', 0, 0)).toBeNaN();
  expect(at('one-sided', 0.8, 0.5)).toBeCloseTo(0.6, 15); // .3/.5, and .375 the other way round
  expect(at('one-sided', 0.5, 0.8)).toBeCloseTo(0.375, 15);
  expect(at('smaller-size', 0.5, 0.8)).toBeCloseTo(0.6, 15);
  expect(at('sizes-added', 0.5, 0.8)).toBeCloseTo(0.3 / 1.3, 15);
  expect(at('absolute', 0.5, 0.8)).toBeCloseTo(0.3, 15);
  expect(at('absolute-below-floor', 0.0004, 0)).toBe(0.0004); // .4 is right
  expect(at('floor-added', 0.8, 0.5)).toBeCloseTo(0.3 / 0.801, 15);
  expect(at('sign-kept', 0.5, 0.8)).toBeCloseTo(-0.375, 15);
  expect(at('signs-in-divisor', -0.5, -0.8)).toBeCloseTo(300, 10); // .3/.001
});

// The lecture's comparison with atol = 1e-9 and rtol = 1e-6 is an error below 1e-6 with floor 1e-3,
// but for the size, which closeness takes of y alone.
test.each([
  [0, 0, true],
  [5.6e-16, 0, true],
  [0.001, 0, false],
  [-0.00942682, -0.009426841, false],
  [-0.0094268409, -0.009426841, true],
])('with floor atol/rtol it judges %d against %d as closeness does', (x, y, close) => {
  expect(closeness(x, y).close).toBe(close);
  expect(relErr(matrix([[x]]), matrix([[y]]), 1e-3).data[0] < 1e-6).toBe(close);
});

test('a division of zero by zero is told and named', () => {
  const answer = exercise.mistakes.find(({ id }) => id === 'division-by-zero')?.answer;
  const [first] = runChecks(exercise, exercise.visible, { relErr: answer }).rows;
  expect(first).toMatchInlineSnapshot(`
    {
      "got": "matrix([[NaN, 1, 0.375], [0.375, 2, 1.333333333]])",
      "inputs": [
        "X = matrix([[0, 0.001, 0.5], [0.8, -2, 0.0003]])",
        "Y = matrix([[0, 0, 0.8], [0.5, 2, -0.0001]])",
        "floor = 0.001",
      ],
      "mistakes": [
        "division-by-zero",
      ],
      "says": [
        "relErr returned NaN in row 1, column 1; a finite number is wanted.",
        "The floor is left out: two zeros are divided by zero.",
        "e = |x − y| / max(|x|, |y|, floor), not |x − y| / max(|x|, |y|), which is 0/0 where both are 0.",
      ],
      "tier": "visible",
      "verdict": "wrong",
      "wanted": "matrix([[0, 1, 0.375], [0.375, 2, 0.4]])",
      "what": "zeros and others, with a floor of 0.001",
    }
  `);
});
