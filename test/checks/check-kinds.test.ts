import { type Call, drive, gradientFinding, judgement, law, runChecks, same } from 'course-checks';
import { type Matrix, map, matrix, random, scale, uniform } from 'kernel-lib';
import { expect, test } from 'vitest';
import { callerOf } from '../../checks/calls.ts';
import { small, toy } from './support/toy.ts';

const right = { times: (A: Matrix, s: number) => scale(s, A) };

test('inputs are drawn until every mistake differs there', () => {
  const drawn: number[] = [];
  const factors = [0, 1, 1 + 1e-7, 3]; // s² = s, or nearly, at all but the last
  const check = same('a factor', 'times', () => {
    const s = factors[drawn.length];
    drawn.push(s);
    return [small, s];
  });
  const asked: Call[] = [];
  const { rows } = drive(judgement(toy, [check], random(1)), (call) => {
    asked.push(call);
    return callerOf(right)(call);
  });
  expect(rows[0].verdict).toBe('pass');
  expect(drawn).toEqual(factors);
  expect(asked).toEqual([{ name: 'times', args: [small, 3] }]);
});

test('inputs that never tell a mistake apart are an error of the exercise', () => {
  const check = same('a factor', 'times', () => [small, 1]);
  expect(() => runChecks(toy, [check], right)).toThrowErrorMatchingInlineSnapshot(
    `[Error: exercise 9.9: in 1000 draws for times there was none at which squared differs from the reference; draw other inputs]`,
  );
});

test('a check draws the same numbers whatever the answers do', () => {
  const seen = (answers: Record<string, unknown>) => {
    const drawn: number[] = [];
    const check = law('draws', function* (ask, r) {
      drawn.push(uniform(r));
      yield* ask<Matrix>('times', small, uniform(r));
      drawn.push(uniform(r));
      return undefined;
    });
    runChecks(toy, [check, check], answers);
    return drawn;
  };
  const [first, , second] = seen(right);
  expect(seen({})).toEqual([first, second]);
});

test('how often a function among the arguments was called is counted for the student alone', () => {
  const exercise = {
    ...toy,
    asked: {
      apply: {
        signature: 'apply(f: { inner: (x: number) => number }, x: number): number',
        reference: (f: { inner: (x: number) => number }, x: number) => f.inner(x),
      },
    },
    mistakes: [],
  };
  const counts: number[] = [];
  const check = law('counts', function* (ask) {
    const double = { inner: (x: number) => 2 * x };
    const { value, calledBack } = yield* ask.counting<number>('apply', double, 4);
    counts.push(value, calledBack);
    return undefined;
  });
  const apply = (f: { inner: (x: number) => number }, x: number) => f.inner(x / 4) + f.inner(3);
  runChecks(exercise, [check], { apply });
  expect(counts).toEqual([8, 2]);
});

test('a derivative is compared with central differences at 1e-5, with a floor of 1e-8', () => {
  const cost = ({ data }: Matrix) => data[0] ** 2;
  const at = matrix([[3, 1]]);
  const agrees = (slope: number, zero: number) =>
    gradientFinding('x²', matrix([[slope, zero]]), cost, at) === undefined;
  expect(agrees(6, 0)).toBe(true);
  expect(agrees(6 * (1 + 0.9e-5), 0)).toBe(true);
  expect(agrees(6 * (1 + 1.1e-5), 0)).toBe(false);
  expect(agrees(6, 0.9e-8)).toBe(true);
  expect(agrees(6, 1.1e-8)).toBe(false);
  expect(
    gradientFinding(
      'x²',
      map(at, () => 6),
      cost,
      at,
    ),
  ).toMatchInlineSnapshot(`
    {
      "mistakes": [],
      "says": [
        "In row 1, column 2 it is not the derivative of x²: central differences give another number.",
      ],
    }
  `);
});
