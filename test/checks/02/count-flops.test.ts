import { flopCounter } from 'kernel-lib';
import { expect, test } from 'vitest';
import { countFlopsExercise as exercise } from '../../../checks/02/count-flops.ts';
import type { ValueCheck } from '../../../checks/check-kinds.ts';
import { hidden } from '../../../solutions/checks/02.ts';
import { proveExercise } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['2.3'],
  solutions: [
    `function countFlops(steps) {
      const constants = new Set();
      let flops = 0;
      for (const { name, op, operands } of steps) {
        if (op === 'input') continue;
        if (operands.every((u) => typeof u === 'number' || constants.has(u))) constants.add(name);
        else flops += 1;
      }
      return flops;
    }`,
    `const countFlops = (steps) => {
      const variables = new Set();
      let flops = 0;
      steps.forEach(({ name, op, operands }) => {
        const moves = operands.some((u) => variables.has(u));
        if (moves || op === 'input') variables.add(name);
        flops += moves ? 1 : 0;
      });
      return flops;
    };`,
    `const countFlops = (steps) => {
      const inputs = steps.filter(({ op }) => op === 'input').length;
      const variables = steps.reduce((known, { name, op, operands }) =>
        op === 'input' || operands.some((u) => known.includes(u)) ? [...known, name] : known, []);
      return variables.length - inputs;
    };`,
  ],
});

/** The numbers that the mistakes give for the visible program with that text. */
function wrongNumbers(what: string): unknown[] {
  const { call } = exercise.visible.find((check) => check.what === what) as ValueCheck;
  return exercise.mistakes.map(({ answer }) =>
    (answer as (steps: unknown) => unknown)(call.args[0]),
  );
}

test('what the mistakes count, in their order', () => {
  expect(wrongNumbers('f and f′ with a, b and d kept')).toEqual([7, 7, 5, 6, 5, 6, 8, 0, 10]);
  const withConstants = 'a program with constants and a second input';
  expect(wrongNumbers(withConstants)).toEqual([7, 5, 1, 2, 4, 4, 6, 0, 4]);
});

test('the counter of the library finds 4 in the program with constants', () => {
  const o = flopCounter();
  const k = o.multiply(o.constant(3), 5);
  const m = o.add(k, o.subtract(o.constant(7), 2));
  const w = o.subtract(o.variable(0.25), 7);
  o.divide(o.divide(o.multiply(m, o.variable(0.75)), w), k);
  expect(o.flops).toBe(4);
});
