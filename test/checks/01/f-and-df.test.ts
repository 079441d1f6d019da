import { runChecks } from 'course-checks';
import { expect, test } from 'vitest';
import { fAndDfExercise as exercise } from '../../../checks/01/f-and-df.ts';
import { hidden } from '../../../solutions/checks/01.ts';
import { answersFrom } from '../support/answers.ts';
import { proveExercise, wrongAnswer } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['1.1'],
  solutions: [
    `function fAndDf(x: number, exp: (u: number) => number): { f: number; df: number } {
      const b = exp(x * x);
      return { f: b, df: 2 * x * b };
    }`,
    `const fAndDf = (x: number, exp: (u: number) => number): { f: number; df: number } => {
      const arithmetic = dualArithmetic({ ...real, exp: (u: number) => exp(u) });
      const { value, dot } = arithmetic.exp(arithmetic.power(dual(x, 1), 2));
      return { f: value, df: dot };
    };`,
    `function fAndDf(x: number, exp: (u: number) => number): { f: number; df: number } {
      const list = tape({ ...real, exp });
      const input = list.variable(x);
      const output = list.exp(list.multiply(input, input));
      const [xBar] = list.adjoints(output);
      return { f: output.value, df: xBar };
    }`,
  ],
});

test.each([
  ['f-instead-of-df', 1.755055], // b
  ['inner-derivative-2', 3.510109], // 2b
  ['two-lost', 1.316291], // 0.75 b
  ['exp-of-inner-derivative', 4.481689], // e^1.5
])('%s gives the number of the plan at x = 0.75', (id, df) => {
  const wrong = wrongAnswer(exercise, id, 0.75, Math.exp) as { f: number; df: number };
  expect(Math.abs(wrong.df - df)).toBeLessThanOrEqual(5e-7);
  expect(wrong.f).toBe(Math.exp(0.5625));
});

test('Math.exp beside exp is named, though f and f′ are right and exp is called once', () => {
  const answers = answersFrom(
    `function fAndDf(x: number, exp: (u: number) => number): { f: number; df: number } {
      return { f: exp(x ** 2), df: 2 * x * Math.exp(x ** 2) };
    }`,
    ['fAndDf'],
  );
  const { rows } = runChecks(exercise, hidden['1.1'], answers);
  const failed = rows.filter(({ verdict }) => verdict !== 'pass');
  expect(failed.map(({ what, mistakes }) => [what, mistakes])).toEqual([
    ['with three times the exponential f and f′ are three times as large', ['another-exp']],
  ]);
});

test('a second call of exp is named, though the numbers are right', () => {
  const answers = answersFrom(
    `function fAndDf(x: number, exp: (u: number) => number): { f: number; df: number } {
      return { f: exp(x ** 2), df: 2 * x * exp(x ** 2) };
    }`,
    ['fAndDf'],
  );
  const { rows } = runChecks(exercise, hidden['1.1'], answers);
  expect(rows.filter(({ verdict }) => verdict !== 'pass')).toMatchInlineSnapshot(`
    [
      {
        "mistakes": [
          "exp-twice",
        ],
        "says": [
          "exp was called 2 times.",
          "exp is called more than once, although its value b is there after the first call.",
          "b = exp(x²) is f already; f′ = 2x b takes it as it is.",
        ],
        "tier": "hidden-law",
        "verdict": "wrong",
        "what": "exp is called once",
      },
    ]
  `);
});
