import { type Dual, dual } from 'kernel-lib';
import { expect, test } from 'vitest';
import { dualNumberExercise as exercise } from '../../../checks/01/dual-number.ts';
import { mistakesIn } from '../../../checks/exercise.ts';
import { hidden } from '../../../solutions/checks/01.ts';
import { proveExercise } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['1.2'],
  solutions: [
    `function mul(u: Dual, v: Dual): Dual {
      return { value: u.value * v.value, dot: u.dot * v.value + u.value * v.dot };
    }
    function exp(u: Dual): Dual {
      const b = Math.exp(u.value);
      return { value: b, dot: b * u.dot };
    }`,
    `const o = dualArithmetic();
    const mul = (u: Dual, v: Dual): Dual => o.multiply(u, v);
    const exp = (u: Dual): Dual => o.exp(u);`,
    // (u + u̇ε)(v + v̇ε) as matrices [[u, u̇], [0, u]], of which ε = [[0, 1], [0, 0]] has ε² = 0
    `const asMatrix = ({ value, dot }: Dual): Matrix => matrix([[value, dot], [0, value]]);
    function mul(u: Dual, v: Dual): Dual {
      const [value, dot] = matmul(asMatrix(u), asMatrix(v)).data;
      return dual(value, dot);
    }
    function exp({ value, dot }: Dual): Dual {
      const factor = dual(Math.exp(value), 0);
      return mul(factor, dual(1, dot));
    }`,
  ],
  survivors: {
    '2:45 o.multiply(u, v) → o.multiply(v, u)': 'u v = v u',
    '3:28 matmul(asMatrix(u), asMatrix(v)) → matmul(asMatrix(v), asMatrix(u))':
      'matrices [[u, u̇], [0, u]] commute, as the dual numbers they stand for',
    '8:14 mul(factor, dual(1, dot)) → mul(dual(1, dot), factor)': 'u v = v u',
  },
});

/** The dot that each mistake in the function gives at these arguments. */
function dots(name: string, ...args: readonly Dual[]): Record<string, number> {
  return Object.fromEntries(
    mistakesIn(exercise, name).map(({ id, answer }) => [
      id,
      (answer as (...args: readonly Dual[]) => Dual)(...args).dot,
    ]),
  );
}

test('the wrong dots of (3, 1) times (5, 0.2), worked by hand, differ from each other', () => {
  const wrong = dots('mul', dual(3, 1), dual(5, 0.2));
  const byHand = {
    'product-of-dots': 0.2, // 1 · 0.2
    'power-rule': 6, // 2 · 3 · 1
    'sum-of-dots': 1.2, // 1 + 0.2
    'second-factor-held': 5, // 1 · 5
    'first-factor-held': 0.6, // 3 · 0.2
    'own-value': 4, // 1 · 3 + 5 · 0.2
    M5: 4.4, // 1 · 5 − 3 · 0.2
  };
  expect(Object.keys(wrong)).toEqual(Object.keys(byHand));
  for (const [id, dot] of Object.entries(byHand)) expect(wrong[id]).toBeCloseTo(dot, 14);
  expect(new Set(Object.values(wrong)).size).toBe(7);
});

test('the wrong dots of exp at (0, 2), where exp u = 1', () => {
  expect(dots('exp', dual(0, 2))).toEqual({
    'inner-derivative-missing': 1,
    'exp-of-dot': Math.exp(2),
    'power-rule': 0,
    'dot-unchanged': 2,
    'value-for-dot': 0,
  });
});
