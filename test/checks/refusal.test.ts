// Answers that no check can go on with: one sentence each, and the other checks still run.

import { runChecks } from 'course-checks';
import { type Matrix, matrix, scale } from 'kernel-lib';
import { expect, test } from 'vitest';
import { parameterNames } from '../../checks/refusal.ts';
import { toy } from './support/toy.ts';

type Answer = (A: Matrix, s: number) => unknown;

/** What is said about an answer that goes wrong for two rows and is right for one. */
function saidOf(bad: Answer): string {
  const times = (A: Matrix, s: number) => (A.rows === 2 ? bad(A, s) : scale(s, A));
  const { rows } = runChecks(toy, toy.visible, { times }, { milliseconds: 100 });
  expect(rows[1]).toEqual({ what: 'one row', tier: 'visible', verdict: 'pass', says: [] });
  return `${rows[0].verdict}: ${rows[0].says[0]}`;
}

const cyclic: unknown[] = [];
cyclic.push(cyclic);

const bad: readonly [string, Answer][] = [
  ['undefined', () => undefined],
  ['null', () => null],
  ['a number for a matrix', () => 3],
  ['rows for a matrix', () => [[1], [2]]],
  ['another shape', () => matrix([[1], [2]])],
  ['a matrix whose numbers are an array', () => ({ rows: 2, cols: 3, data: [1, 2, 3, 4, 5, 6] })],
  [
    'NaN',
    () =>
      matrix([
        [1, NaN, 3],
        [1, 2, 3],
      ]),
  ],
  [
    'infinity',
    () =>
      matrix([
        [1, 2, 3],
        [1, 2, -Infinity],
      ]),
  ],
  [
    'a changed argument',
    (A, s) => {
      A.data[3] = 0.25;
      return scale(s, A);
    },
  ],
  [
    'an argument of another shape',
    (A, s) => {
      const result = scale(s, A);
      Object.assign(A, { rows: 3, cols: 2 });
      return result;
    },
  ],
  [
    'an error',
    () => {
      throw new RangeError('times: no');
    },
  ],
  [
    'an error of many lines',
    () => {
      throw new Error('first\nsecond');
    },
  ],
  [
    'something else thrown',
    () => {
      throw 'text';
    },
  ],
  [
    'an error that cannot be read',
    () => {
      throw Object.create(null);
    },
  ],
  [
    'no end',
    () => {
      for (;;);
    },
  ],
  [
    'too deep a recursion',
    function deeper(A, s): unknown {
      return [deeper(A, s)];
    },
  ],
  ['async', async (A, s) => scale(s, A)],
  ['a promise that fails', () => Promise.reject(new Error('late'))],
  ['a value that holds itself', () => cyclic],
  [
    'the stub',
    () => {
      throw new Error('TODO 9.9: times');
    },
  ],
  [
    "nbgrader's stub",
    () => {
      throw new Error('TODO: write your solution');
    },
  ],
  [
    'the stub of another exercise',
    () => {
      throw new Error('TODO 6.2: hiddenError');
    },
  ],
];

test('each bad answer is told in one sentence, and the other checks still run', () => {
  const told = Object.fromEntries(bad.map(([title, answer]) => [title, saidOf(answer)]));
  expect(told).toMatchInlineSnapshot(`
    {
      "NaN": "wrong: times returned NaN in row 1, column 2; a finite number is wanted.",
      "a changed argument": "wrong: times changed its argument A (row 2, column 1 was 4 and became 0.25); work on a copy.",
      "a matrix whose numbers are an array": "wrong: times returned an object with rows, cols and data; it must be a 2 × 3 matrix.",
      "a number for a matrix": "wrong: times returned a number; it must be a 2 × 3 matrix.",
      "a promise that fails": "wrong: times returned a promise; leave out async, so that it returns its result.",
      "a value that holds itself": "wrong: times returned a value that holds itself or is nested more than 32 deep.",
      "an argument of another shape": "wrong: times changed its argument A; work on a copy.",
      "an error": "threw: times threw a RangeError: times: no.",
      "an error of many lines": "threw: times threw an Error: first.",
      "an error that cannot be read": "threw: times threw something that cannot be printed.",
      "another shape": "wrong: times returned a 2 × 1 matrix; it must be a 2 × 3 matrix.",
      "async": "wrong: times returned a promise; leave out async, so that it returns its result.",
      "infinity": "wrong: times returned -∞ in row 2, column 3; a finite number is wanted.",
      "nbgrader's stub": "not-attempted: times is not written yet.",
      "no end": "timeout: times had not returned after 0.1 s and was ended; look for a loop that never stops.",
      "null": "wrong: times returned null; it must be a 2 × 3 matrix.",
      "rows for a matrix": "wrong: times returned an array of 2 arrays; it must be a 2 × 3 matrix, such as matrix(rows) makes of an array of rows.",
      "something else thrown": "threw: times threw text.",
      "the stub": "not-attempted: times is not written yet.",
      "the stub of another exercise": "threw: times calls a function of exercise 6.2, which is not written yet.",
      "too deep a recursion": "threw: times threw a RangeError: Maximum call stack size exceeded.",
      "undefined": "wrong: times returned undefined; it must be a 2 × 3 matrix. Is a return missing?",
    }
  `);
});

test('a function that is missing, and what is no function', () => {
  const said = (answers: Record<string, unknown>) => {
    const { rows } = runChecks(toy, toy.visible, answers);
    return [...new Set(rows.map(({ verdict, says }) => [verdict, ...says].join(': ')))];
  };
  expect(said({})).toMatchInlineSnapshot(`
    [
      "not-attempted: times is missing (nothing was given); run the cell that defines it, then check('9.9', { times }).",
    ]
  `);
  expect(said({ time: () => 1, Times: () => 2 })).toMatchInlineSnapshot(`
    [
      "not-attempted: times is missing (given: time, Times); run the cell that defines it, then check('9.9', { times }).",
    ]
  `);
  expect(said({ times: 3 })).toMatchInlineSnapshot(`
    [
      "wrong: times is the number 3; it must be a function.",
    ]
  `);
  expect(said({ times: matrix([[1]]) })).toMatchInlineSnapshot(`
    [
      "wrong: times is a 1 × 1 matrix; it must be a function.",
    ]
  `);
});

test('names of parameters are read from a signature', () => {
  const names = parameterNames(
    'f(W: Matrix, g: (x: number, y: Map<string, number>) => number, o?: { a: 1, b: [2, 3] }): Matrix',
  );
  expect(names).toEqual(['W', 'g', 'o']);
});
