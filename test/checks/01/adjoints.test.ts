import { expect, test } from 'vitest';
import { adjointsExercise as exercise } from '../../../checks/01/adjoints.ts';
import { hidden } from '../../../solutions/checks/01.ts';
import { proveExercise, wrongAnswer } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['1.3'],
  solutions: [
    `function adjoints(x: number): number[] {
      const a = x * x;
      const b = Math.exp(a);
      const cBar = 1;
      const bBar = cBar * Math.cos(b);
      const aBar = bBar * b;
      const xBar = aBar * 2 * x;
      return [xBar, aBar, bBar, cBar];
    }`,
    `const adjoints = (x: number): number[] => {
      const b = Math.exp(x ** 2);
      const bars = [1];
      for (const partial of [Math.cos(b), b, x + x]) {
        bars.unshift(partial * bars[0]);
      }
      return bars;
    };`,
    // each line moved alone, at speed 1, through the rest of the program
    `function adjoints(x: number): number[] {
      const o = dualArithmetic();
      const steps = [(u: Dual) => o.multiply(u, u), o.exp, o.sin];
      let line = x;
      const bars = steps.map((step, k) => {
        const moved = steps.slice(k).reduce((u, next) => next(u), dual(line, 1));
        line = step(dual(line, 0)).value;
        return moved.dot;
      });
      return [...bars, 1];
    }`,
  ],
  survivors: {
    '5:20 cBar * Math.cos(b) → Math.cos(b)': 'c̄ = 1',
    '7:21 dual(line, 0) → line': 'an operation takes a plain number as a constant',
    '7:32 0 → 1': 'of this dual number only the value is used',
  },
});

const b = 1.755054657; // exp(0.5625)
const cosB = -0.183217469;
const sinB = 0.983072408;

test.each([
  ['dots', [1, 1.5, 1.5 * b, 1.5 * b * cosB]],
  ['order-of-the-sweep', [1, cosB, cosB * b, cosB * b * 1.5]],
  ['seed-is-the-value', [sinB * cosB * b * 1.5, sinB * cosB * b, sinB * cosB, sinB]],
  ['not-handed-on', [1.5, b, cosB, 1]],
  ['two-lost', [cosB * b * 0.75, cosB * b, cosB, 1]],
])('%s, worked by hand at x = 0.75', (id, wanted) => {
  const wrong = wrongAnswer(exercise, id, 0.75) as number[];
  expect(wrong.length).toBe(4);
  wrong.forEach((bar, k) => {
    expect(Math.abs(bar - wanted[k])).toBeLessThanOrEqual(5e-9);
  });
});

test('b̄ and ḃ of the text are those of exp(x²) before the sine', () => {
  const dots = wrongAnswer(exercise, 'dots', 0.75) as number[];
  expect(Math.abs(dots[2] - 2.632581985)).toBeLessThanOrEqual(5e-10);
});
