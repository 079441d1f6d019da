import { expect, test } from 'vitest';
import { parseSteps } from '../../../tools/document/steps.ts';
import { place, thrown } from './prose.ts';

const steps = (text: string, lines = 9) =>
  parseSteps(text, { lines, what: 'code', place: place() });
const range = (from: number, to = from) => ({ from, to });

test('A bar ends a step, a step may hold several ranges, `all` is every line', () => {
  expect(steps('2|3-4|6-9')).toEqual([[range(2)], [range(3, 4)], [range(6, 9)]]);
  expect(steps(' 2 , 4 - 5 | all')).toEqual([[range(2), range(4, 5)], [range(1, 9)]]);
  expect(steps('1', 1)).toEqual([[range(1)]]);
});

test.each(['', '0', '10', '4-3', '8-10', '2||3', '1,', '1-', 'every', '1.5', '-1', '1|all|x'])(
  '%j names no lines',
  (text) => {
    expect(thrown(() => steps(text))).toContain(`course.steps.code is ${JSON.stringify(text)}`);
  },
);

test('What is wrong, and how to mend it', () => {
  expect(thrown(() => steps('2|3-10'))).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): course.steps.code is "2|3-10", but the code has 9 lines and "3-10" names none of them; write for instance "2|3-4|all""`,
  );
  expect(thrown(() => steps('2', 1))).toMatchInlineSnapshot(
    `"DocumentError: notebooks/04-x.ipynb, cell 1 (id "c1"): course.steps.code is "2", but the code has 1 line and "2" names none of them; write for instance "2|3-4|all""`,
  );
});
