import { expect, test } from 'vitest';
import { checkFormulas, shownFormulas } from '../../../tools/check/formulas.ts';
import { code, course, said, text } from './course.ts';

const known = new Set(['F5', 'F6', 'F9a', 'F10']);
const check = (...args: Parameters<typeof course>) => said(checkFormulas(course(...args), known));

const both = [
  text('sum', '$$z=W^Ta+b \\tag{F5}$$'),
  code('weighted', 'weightedInput(W, b, a)', { formulas: ['F5'] }),
];

test('A formula with a cell that computes it, listed: nothing to say', () => {
  expect(check(both, { formulas: ['F5'] })).toBe('');
});

test('Several tags in the lines of one display, and an align without dollars', () => {
  const lines = '$$\\begin{align}a &= b \\tag{F5}\\\\\nc &= d \\tag{F6}\\end{align}$$';
  const bare = '\\begin{align}\ne &= f \\tag{F9a}\n\\end{align}';
  const notebook = course([text('a', lines), text('b', bare)]);
  expect(shownFormulas(notebook)).toEqual(['F5', 'F6', 'F9a']);
});

test('A displayed formula without a code cell', () => {
  const cells = [text('sum', 'Words.\n\n$$z=W^Ta+b \\tag{F5}$$')];
  expect(check(cells, { formulas: ['F5'] })).toMatchInlineSnapshot(
    `"notebooks/04-x.ipynb: cell "sum", line 3: no code cell computes F5; add "F5" to course.formulas in the metadata of the cell that does"`,
  );
});

test('A code cell whose number stands in no text', () => {
  const cells = [...both, code('chain', 'backpropagate(…)', { formulas: ['F10'] })];
  expect(check(cells, { formulas: ['F5'] })).toMatchInlineSnapshot(
    `"notebooks/04-x.ipynb: cell "chain": computes F10, which no text shows; write \\tag{F10} under the formula, or take F10 out of course.formulas of the cell"`,
  );
});

test('A tag outside display maths is not drawn, one in code is none', () => {
  const inline = text('inline', 'Here $a \\tag{F6}$ is not drawn.');
  const quoted = text('quoted', 'Write `\\tag{F10}` under it:\n\n```\n$$a \\tag{F10}$$\n```\n');
  expect(check([...both, inline, quoted], { formulas: ['F5'] })).toMatchInlineSnapshot(
    `"notebooks/04-x.ipynb: cell "inline", line 1: \\tag{F6} is not in display maths; put its formula between $$ and $$"`,
  );
});

test('A number that is none of the curriculum', () => {
  const cells = [...both, text('new', '$$a \\tag{F99}$$'), code('c', '', { formulas: ['F99'] })];
  expect(check(cells, { formulas: ['F5', 'F99'] })).toMatchInlineSnapshot(
    `"notebooks/04-x.ipynb: cell "new", line 1: F99 is no formula of the curriculum; correct the number, or add the formula to curriculum/formulas"`,
  );
});

test('The list of the notebook: what is missing and what is too much', () => {
  expect(check(both, { formulas: ['F6'] })).toMatchInlineSnapshot(
    `"notebooks/04-x.ipynb: course.formulas of the notebook lists F6, but its texts show F5; list what they show"`,
  );
  expect(check(both)).toMatchInlineSnapshot(
    `"notebooks/04-x.ipynb: course.formulas of the notebook lists nothing, but its texts show F5; list what they show"`,
  );
});
