import { expect, test } from 'vitest';
import { rootSweepExercise as exercise } from '../../../checks/02/root-sweep.ts';
import { hidden } from '../../../solutions/checks/02.ts';
import { proveExercise } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['2.1'],
  solutions: [
    `function rootSweep(x: number) {
      const a = x ** 2;
      const b = Math.exp(a);
      const c = a + b;
      const cBar = 1 / (2 * Math.sqrt(c));
      const bBar = cBar;
      const aBar = bBar * b + cBar;
      const xBar = aBar * (x + x);
      return { cBar, bBar, aBar, xBar };
    }`,
    `const rootSweep = (x: number) => {
      const t = tape();
      const a = t.power(t.variable(x), 2);
      const [xBar, aBar, bBar, cBar] = t.adjoints(t.sqrt(t.add(a, t.exp(a))));
      return { cBar, bBar, aBar, xBar };
    };`,
    `const rootSweep = (x: number) => {
      const e = Math.exp(x * x);
      const root = Math.sqrt(x * x + e);
      return { cBar: 0.5 / root, bBar: 0.5 / root, aBar: (1 + e) / root / 2, xBar: x * (1 + e) / root };
    };`,
  ],
  survivors: {
    '4:58 t.add(a, t.exp(a)) → t.add(t.exp(a), a)': 'a sum is the same in any order',
  },
});

// The wrong numbers of the plan and of notebook 02, in the order of the mistakes.
test('the mistakes give the numbers of the plan at x = 0.75', () => {
  const xBars = exercise.mistakes.map(({ answer }) => {
    const adjoints = (answer as (x: number) => { xBar: number })(0.75);
    return adjoints.xBar.toFixed(6);
  });
  expect(xBars.slice(0, 4)).toEqual(['0.864643', '0.492659', '2.714604', '4.132582']);
  // ½d ċ, where the right one is ċ/2d; x̄ right, twice; and half of it
  expect(xBars.slice(4, 8)).toEqual(['3.145622', '1.357302', '0.678651', '1.357302']);
  expect(xBars[8]).toBe('1.603363');
});
