import { expect, test } from 'vitest';
import { checkWorkedNumbers } from '../../../tools/check/worked-numbers.ts';
import type { CodeCell, Json } from '../../../tools/notebook/notebook.ts';
import { code, course, said, text } from './course.ts';

const check = (...cells: Parameters<typeof course>[0]) => said(checkWorkedNumbers(course(cells)));

const cost = code('cost', 'console.log(C)', undefined, 'C  0.096576848\nz  -0.14\n');

function figure(id: string, content: Json): CodeCell {
  const data = { 'application/vnd.plotly.v1+json': content };
  return { ...code(id, ''), outputs: [{ output_type: 'display_data', data, metadata: {} }] };
}

test('Numbers that a cell prints, to their digits or to more: nothing to say', () => {
  expect(check(text('c', 'So $C=0.096576848$, about .0966 or $.09657685$.'), cost)).toBe('');
});

test('A number that differs in its printed digits', () => {
  expect(check(text('c', 'Then\n\n$$C=0.096577848$$'), cost)).toMatchInlineSnapshot(
    `"notebooks/04-x.ipynb: cell "c", line 3: the text says 0.096577848, but cell "cost" prints 0.096576848; correct the text, or print this number as well"`,
  );
});

test('A number with the other sign', () => {
  expect(check(text('c', '$-C=-0.096576848$'), cost)).toMatchInlineSnapshot(
    `"notebooks/04-x.ipynb: cell "c", line 1: the text says -0.096576848, but cell "cost" prints 0.096576848; correct the sign, or print this number as well"`,
  );
});

test('A number that no cell prints, or that one prints with fewer digits', () => {
  expect(check(text('c', 'half is .048288424, and C .0965768481'), cost)).toMatchInlineSnapshot(`
    "notebooks/04-x.ipynb: cell "c", line 1: no cell prints .048288424; add it to the listing of the cell that computes it
    notebooks/04-x.ipynb: cell "c", line 1: no cell prints .0965768481; add it to the listing of the cell that computes it"
  `);
});

test('The same number twice in a line is one finding', () => {
  expect(check(text('c', '0.59892 and 0.59892')).split('\n')).toHaveLength(1);
});

test('Fewer than four digits, counts and addresses are no worked numbers', () => {
  const words = 'about 0.56, in 2024, 784 inputs, [here](a-1.2345.md), https://x.org/1.2345';
  expect(check(text('c', words))).toBe('');
});

test('Thin spaces make a number', () => {
  expect(check(text('c', 'It has $23\\,550$ weights.'))).toMatch(/no cell prints 23\\,550/);
  expect(check(text('c', 'It has $23\\,550$.'), code('n', '', undefined, 'weights  23550'))).toBe(
    '',
  );
});

test('A literal of the code will do, not a number in its comments', () => {
  expect(check(text('c', '$x=0.12345$'), code('n', 'const x = -0.12345;'))).toBe('');
  expect(check(text('c', '$x=0.12345$'), code('n', '// x = 0.12345'))).not.toBe('');
});

test('The words of a figure and its texts on hovering will do, not the numbers it draws', () => {
  const words = figure('f', {
    data: [{ text: ['a = 0.12345'] }],
    layout: { meta: { alt: 'to 0.54321' } },
  });
  const drawn = figure('f', { data: [{ y: [0.12345, 0.54321] }], layout: {} });
  expect(check(text('c', '0.12345 and 0.54321'), words)).toBe('');
  expect(check(text('c', '0.12345 and 0.54321'), drawn).split('\n')).toHaveLength(2);
});
