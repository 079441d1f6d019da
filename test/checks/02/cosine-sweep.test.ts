import { expect, test } from 'vitest';
import { cosineSweepExercise as exercise } from '../../../checks/02/cosine-sweep.ts';
import { hidden } from '../../../solutions/checks/02.ts';
import { proveExercise } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['2.4'],
  solutions: [
    `function cosineSweep(x: number) {
      const a = x ** 2;
      const b = Math.exp(a);
      const c = a + b;
      const cBar = 1 / (2 * Math.sqrt(c)) - Math.sin(c);
      const bBar = cBar;
      const aBar = bBar * b + cBar;
      return { eBar: 1, dBar: 1, cBar, bBar, aBar, xBar: aBar * (x + x) };
    }`,
    `const cosineSweep = (x: number) => {
      const t = tape();
      const a = t.power(t.variable(x), 2);
      const c = t.add(a, t.exp(a));
      const [xBar, aBar, bBar, cBar, dBar, eBar] = t.adjoints(t.add(t.sqrt(c), t.cos(c)));
      return { eBar, dBar, cBar, bBar, aBar, xBar };
    };`,
    `function cosineSweep(x: number) {
      const e = Math.exp(x * x);
      const bar = { eBar: 1, dBar: 1, cBar: 0.5 / Math.sqrt(x * x + e) };
      bar.cBar -= Math.sin(x * x + e);
      return { ...bar, bBar: bar.cBar, aBar: (1 + e) * bar.cBar, xBar: 2 * x * bar.cBar * (1 + e) };
    }`,
  ],
  survivors: {
    '4:17 t.add(a, t.exp(a)) → t.add(t.exp(a), a)': 'a sum is the same in any order',
    '5:63 t.add(t.sqrt(c), t.cos(c)) → t.add(t.cos(c), t.sqrt(c))': 'so is this one',
  },
});

// The first three in the order of the mistakes; computed apart in Python, with sympy for the right one.
test('the mistakes at the second fork give their numbers at x = 0.75', () => {
  const xBars = exercise.mistakes.slice(0, 3).map(({ answer }) => {
    const adjoints = (answer as (x: number) => { xBar: number })(0.75);
    return adjoints.xBar.toFixed(6);
  });
  expect(xBars).toEqual(['4.390182', '-3.032880', '1.357302']);
});
