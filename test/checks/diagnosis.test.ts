// A wrong answer explained: by the mistake that gives it, by all that do, or by what it is a part of.

import { type Check, type Exercise, finding, law, runChecks, same } from 'course-checks';
import { type Matrix, map, matrix, normal, scale } from 'kernel-lib';
import { expect, test } from 'vitest';
import { value } from '../../checks/check-kinds.ts';
import { small, toy, wide } from './support/toy.ts';

type Answer = (A: Matrix, s: number) => unknown;

const hidden: Check = same('another factor', 'times', (r) => [
  wide,
  Math.round(100 * normal(r)) / 10,
]);

function told(times: Answer, check: Check = toy.visible[0]) {
  const { says, mistakes, got, wanted } = runChecks(toy, [check], { times }).rows[0];
  return { says, mistakes, got, wanted };
}

test('one mistake gives the numbers: it is named', () => {
  expect(told((A, s) => scale(-s, A))).toMatchInlineSnapshot(`
    {
      "got": "matrix([[-1.5, -3, -4.5], [-6, -7.5, -9]])",
      "mistakes": [
        "M5",
      ],
      "says": [
        "times returned -1.5 in row 1, column 1; it should be 1.5.",
        "M5: The sign is wrong.",
        "s A, not −s A.",
      ],
      "wanted": "matrix([[1.5, 3, 4.5], [6, 7.5, 9]])",
    }
  `);
});

test('two mistakes give the numbers: both are named', () => {
  expect(told((A, s) => scale(s * s, A))).toMatchInlineSnapshot(`
    {
      "got": "matrix([[2.25, 4.5, 6.75], [9, 11.25, 13.5]])",
      "mistakes": [
        "squared",
        "M11",
      ],
      "says": [
        "times returned 2.25 in row 1, column 1; it should be 1.5.",
        "More than one known mistake gives these numbers.",
        "s is squared.",
        "s A, not s² A.",
        "M11: The factor is taken twice.",
        "s A, not s (s A).",
      ],
      "wanted": "matrix([[1.5, 3, 4.5], [6, 7.5, 9]])",
    }
  `);
});

test('no mistake gives them: the intermediates are shown', () => {
  expect(told((A, s) => scale(s + 1, A))).toMatchInlineSnapshot(`
    {
      "got": "matrix([[2.5, 5, 7.5], [10, 12.5, 15]])",
      "mistakes": undefined,
      "says": [
        "times returned 2.5 in row 1, column 1; it should be 1.5.",
        "No known mistake gives it. Compare what you compute on the way: s² = 2.25; 0.25 A = matrix([[0.25, 0.5, 0.75], [1, 1.25, 1.5]]).",
      ],
      "wanted": "matrix([[1.5, 3, 4.5], [6, 7.5, 9]])",
    }
  `);
});

test('what came back is an intermediate: it is named', () => {
  expect(told((A) => scale(0.25, A)).says).toMatchInlineSnapshot(`
    [
      "times returned 0.25 in row 1, column 1; it should be 1.5.",
      "That is 0.25 A, which is only a part of the result.",
    ]
  `);
});

test('mistakes that end in NaN, in another shape or in an error are named', () => {
  expect(told((A) => map(A, () => NaN))).toMatchInlineSnapshot(`
    {
      "got": "matrix([[NaN, NaN, NaN], [NaN, NaN, NaN]])",
      "mistakes": [
        "not-a-number",
      ],
      "says": [
        "times returned NaN in row 1, column 1; a finite number is wanted.",
        "This is how a known mistake ends; it may be yours.",
        "It is divided by 0.",
        "s A, not s A / 0.",
      ],
      "wanted": "matrix([[1.5, 3, 4.5], [6, 7.5, 9]])",
    }
  `);
  expect(told((A, s) => ({ ...scale(s, A), rows: 3, cols: 2 }))).toMatchInlineSnapshot(`
    {
      "got": "matrix([[1.5, 3], [4.5, 6], [7.5, 9]])",
      "mistakes": [
        "sideways",
      ],
      "says": [
        "times returned a 3 × 2 matrix; it must be a 2 × 3 matrix.",
        "The rows are made columns.",
        "s A, not s Aᵀ.",
      ],
      "wanted": "matrix([[1.5, 3, 4.5], [6, 7.5, 9]])",
    }
  `);
  const thrower = () => {
    throw new RangeError('matmul: 3 ≠ 2');
  };
  expect(told(thrower)).toMatchInlineSnapshot(`
    {
      "got": undefined,
      "mistakes": [
        "throws",
      ],
      "says": [
        "times threw a RangeError: matmul: 3 ≠ 2.",
        "This is how a known mistake ends; it may be yours.",
        "The shapes do not fit.",
        "s A has the shape of A.",
      ],
      "wanted": undefined,
    }
  `);
});

test('a hidden check shows the first wrong number only, and no wanted one', () => {
  expect(told((A, s) => scale(s + 1, A), hidden)).toMatchInlineSnapshot(`
    {
      "got": "7.9",
      "mistakes": undefined,
      "says": [
        "times returned 7.9 in row 1, column 1, which is wrong.",
        "No known mistake gives it. Compare what you compute on the way: s²; 0.25 A.",
      ],
      "wanted": undefined,
    }
  `);
  expect(told((A, s) => ({ ...scale(s, A), rows: 3, cols: 2 }), hidden)).toMatchInlineSnapshot(`
    {
      "got": undefined,
      "mistakes": [
        "sideways",
      ],
      "says": [
        "times returned a 3 × 2 matrix; it must be a 2 × 3 matrix.",
        "The rows are made columns.",
        "s A, not s Aᵀ.",
      ],
      "wanted": undefined,
    }
  `);
});

test('a failed law says what it found, and explains the first call that was wrong', () => {
  const check = law('s = 1 changes nothing, s = 2 doubles', function* (ask) {
    const once = yield* ask<Matrix>('times', small, 1);
    const twice = yield* ask<Matrix>('times', small, 2);
    return twice.data[0] === 2 * once.data[0]
      ? undefined
      : finding('It is not linear in s.', 'M11');
  });
  // s² is right at s = 1, so that the second call is the wrong one.
  expect(
    runChecks(toy, [check], { times: (A: Matrix, s: number) => scale(s * s, A) }).rows[0],
  ).toMatchInlineSnapshot(`
    {
      "got": "28",
      "inputs": [
        "A = matrix([[7, 8]])",
        "s = 2",
      ],
      "mistakes": [
        "M11",
        "squared",
      ],
      "says": [
        "It is not linear in s.",
        "M11: The factor is taken twice.",
        "s A, not s (s A).",
        "times returned 28 in row 1, column 1, which is wrong.",
        "More than one known mistake gives these numbers.",
        "s is squared.",
        "s A, not s² A.",
        "M11: The factor is taken twice.",
        "s A, not s (s A).",
      ],
      "tier": "hidden-law",
      "verdict": "wrong",
      "what": "s = 1 changes nothing, s = 2 doubles",
    }
  `);
  // All calls right and the law not met: there is nothing to explain but the law.
  const never = law('never', function* (ask) {
    yield* ask<Matrix>('times', matrix([[1]]), 1);
    return finding('It never holds.');
  });
  expect(
    runChecks(toy, [never], { times: (A: Matrix, s: number) => scale(s, A) }).rows[0],
  ).toMatchInlineSnapshot(`
    {
      "says": [
        "It never holds.",
      ],
      "tier": "hidden-law",
      "verdict": "wrong",
      "what": "never",
    }
  `);
});

test('a wrong word is told as a wrong number is', () => {
  const words: Exercise = {
    ...toy,
    asked: {
      sign: { signature: 'sign(x: number): string', reference: (x: number) => (x < 0 ? '−' : '+') },
    },
    visible: [value('a negative number', 'sign', [-2])],
    mistakes: [],
  };
  const answers = { sign: () => '+' };
  const [open, closed] = [words.visible[0], same('another', 'sign', () => [-3])].map(
    (check) => runChecks(words, [check], answers).rows[0].says[0],
  );
  expect(open).toBe('sign returned "+"; it should be "−".');
  expect(closed).toBe('sign returned "+", which is wrong.');
});

test('numbers that agree to nine decimals are told with every digit', () => {
  const tiny = value('a small factor', 'times', [small, 1e-3]);
  expect(told((A, s) => scale(s * (1 + 1e-8), A), tiny).says[0]).toMatchInlineSnapshot(
    `"times returned 0.00700000007 in row 1, column 1; it should be 0.007."`,
  );
});
