import { runChecks } from 'course-checks';
import { type Matrix, matrix } from 'kernel-lib';
import { expect, test } from 'vitest';
import { numGradExercise as exercise } from '../../../checks/00/num-grad.ts';
import { hidden } from '../../../solutions/checks/00.ts';
import { expectClose } from '../../kernel-lib/support/compare.ts';
import { answersFrom } from '../support/answers.ts';
import { proveExercise, wrongAnswer } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['0.2'],
  solutions: [
    `function numGrad(f: (x: Matrix) => number, x: Matrix, h: number): Matrix {
      return build(x.rows, x.cols, (i, j) => {
        const step = build(x.rows, x.cols, (m, n) => (m === i && n === j ? h : 0));
        return (f(add(x, step)) - f(subtract(x, step))) / (2 * h);
      });
    }`,
    `function numGrad(f: (x: Matrix) => number, x: Matrix, h: number): Matrix {
      const at = { ...x, data: x.data.slice() };
      const gradient = build(x.rows, x.cols);
      for (let k = 0; k < x.data.length; k++) {
        at.data[k] = x.data[k] + h;
        const above = f(at);
        at.data[k] = x.data[k] - h;
        const below = f(at);
        at.data[k] = x.data[k];
        gradient.data[k] = (above - below) / (2 * h);
      }
      return gradient;
    }`,
    `const numGrad = (f: (x: Matrix) => number, x: Matrix, h: number): Matrix =>
      matrix(toRows(x).map((row, i) => row.map((_, j) => {
        const moved = (by: number) => {
          const rows = toRows(x);
          rows[i][j] += by;
          return f(matrix(rows)) / h;
        };
        return 0.5 * moved(h) - 0.5 * moved(-h);
      })));`,
  ],
});

// f = x³ at 2: f′ = 12, and the central difference is 12 + h².
const cube = ({ data }: Matrix) => data[0] ** 3;
const at = (id: string, h: number) => wrongAnswer(exercise, id, cube, matrix([[2]]), h) as Matrix;

test('the wrong answers at x³, worked by hand', () => {
  // [(2 + h)³ − 8] / h = 12 + 6h + h²
  expectClose(at('forward-difference', 0.1), [[12.61]], { atol: 1e-12 });
  expectClose(at('forward-difference', 0.01), [[12.0601]], { atol: 1e-11 });
  // twice 12 + h²
  expectClose(at('h-not-doubled', 0.1), [[24.02]], { atol: 1e-12 });
  // half of 12 + (h/2)²
  expectClose(at('step-of-half-h', 0.1), [[6.00125]], { atol: 1e-12 });
  // 12 + h² times 2h, half of it, times h
  expectClose(at('brackets-missing', 0.1), [[0.1201]], { atol: 1e-12 });
  // half of the forward difference
  expectClose(at('shared-numbers', 0.1), [[6.305]], { atol: 1e-12 });
});

test('a function that shifts x and leaves it there is told, and the mistake is named', () => {
  const answers = answersFrom(
    `function numGrad(f: (x: Matrix) => number, x: Matrix, h: number): Matrix {
      return map(x, () => 0).data.reduce((gradient, _, k) => {
        x.data[k] += h;
        const above = f(x);
        x.data[k] -= 2 * h;
        gradient.data[k] = (above - f(x)) / (2 * h);
        return gradient;
      }, build(x.rows, x.cols));
    }`,
    ['numGrad'],
  );
  const [first] = runChecks(exercise, exercise.visible, answers).rows;
  expect(first).toMatchInlineSnapshot(`
    {
      "got": "matrix([[0.60008, 2.343227021]])",
      "inputs": [
        "f = cubicAndExponential",
        "x = matrix([[0.5, 0.8]])",
        "h = 0.01",
      ],
      "mistakes": [
        "x-left-shifted",
      ],
      "says": [
        "numGrad changed its argument x (row 1, column 1 was 0.5 and became 0.49); work on a copy.",
        "numGrad returned 2.343227021 in row 1, column 2; it should be 2.350578021.",
        "An entry is not brought back before the next one is moved.",
        "∂f/∂x_k moves x_k alone: all other entries stand at x while f is taken.",
      ],
      "tier": "visible",
      "verdict": "wrong",
      "wanted": "matrix([[0.60008, 2.350578021]])",
      "what": "x₁³ x₂ + exp x₂ at (0.5, 0.8) with h = 0.01",
    }
  `);
});

test('a copy that shares its numbers with x is named', () => {
  const answers = answersFrom(
    `function numGrad(f: (x: Matrix) => number, x: Matrix, h: number): Matrix {
      return build(x.rows, x.cols, (i, j) => {
        const moved = (by: number) => {
          const at = { ...x };
          at.data[i * x.cols + j] += by;
          return f(at);
        };
        return (moved(h) - moved(-h)) / (2 * h);
      });
    }`,
    ['numGrad'],
  );
  const [first] = runChecks(exercise, exercise.visible, answers).rows;
  expect(first.mistakes).toEqual(['shared-numbers']);
});

test('one call too many is named by the law', () => {
  const answers = answersFrom(
    `function numGrad(f: (x: Matrix) => number, x: Matrix, h: number): Matrix {
      f(x);
      return numericalGradient(f, x, h);
    }`,
    ['numGrad'],
  );
  const { rows } = runChecks(exercise, hidden['0.2'], answers);
  expect(rows.filter(({ verdict }) => verdict !== 'pass')).toMatchInlineSnapshot(`
    [
      {
        "mistakes": [
          "more-than-two-calls",
        ],
        "says": [
          "f was called 13 times for 6 entries.",
          "f is called more than twice for an entry.",
          "Two points for each entry, x + h and x − h, are all that the formula needs.",
        ],
        "tier": "hidden-law",
        "verdict": "wrong",
        "what": "f is called twice for each entry",
      },
    ]
  `);
});
