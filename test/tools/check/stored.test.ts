// How a notebook is stored: clean, canonical, with cells that fit on a slide and metadata that hold.

import { expect, test } from 'vitest';
import { checkLength } from '../../../tools/check/length.ts';
import { checkMetadata } from '../../../tools/check/metadata.ts';
import { checkStored } from '../../../tools/check/stored.ts';
import { write } from '../../../tools/notebook/write.ts';
import { code, course, said, text } from './course.ts';

const { notebook } = course([code('sum', '1 + 1')]);
const stored = (file: string, of = notebook) => said(checkStored('a.ipynb', file, of));

test('A clean notebook in its one form: nothing to say', () => {
  expect(stored(write(notebook))).toBe('');
});

test('What a run left is named', () => {
  const ran = course([{ ...code('sum', '1 + 1', undefined, '2\n'), execution_count: 3 }]).notebook;
  expect(stored(write(ran), ran)).toMatchInlineSnapshot(
    `"a.ipynb: is not clean (cell 1 (id "sum"): 1 output; cell 1 (id "sum"): execution_count 3); clear all outputs and save, and delete the metadata named"`,
  );
});

test('The first line that Jupyter would write otherwise', () => {
  const lines = write(notebook).split('\n');
  const indented = lines.map((line) => line.replace(/^ /, '  ')).join('\n');
  expect(stored(indented)).toMatchInlineSnapshot(
    `"a.ipynb: is not stored as Jupyter stores notebooks: line 2 is "  \\"cells\\": [", but must be " \\"cells\\": ["; open it in Jupyter and save it"`,
  );
  expect(stored(write(notebook).trimEnd())).toMatch(/line \d+ is missing, but must be ""/);
  expect(stored(`${write(notebook)}\n`)).toMatch(/line \d+ is "", but must be missing/);
});

const lines = (n: number) => Array.from({ length: n }, (_, i) => `const x${i} = ${i};`);

test('A code cell of 15 lines, blank ones between them; a text may be long', () => {
  const source = lines(15).join('\n\n');
  const long = text('long', lines(40).join('\n'));
  expect(said(checkLength(course([code('c', source), long])))).toBe('');
});

test('A code cell of 16 lines, comments counted: the line that is too much is named', () => {
  const source = ['// a comment', '', ...lines(15)].join('\n');
  expect(said(checkLength(course([code('c', source)])))).toMatchInlineSnapshot(
    `"notebooks/04-x.ipynb: cell "c", line 17: has 16 lines without the blank ones, but at most 15 fit on a slide; split the cell"`,
  );
});

test('Metadata that hold: nothing to say', () => {
  const cells = [code('c', '', { formulas: ['F5'] })];
  expect(said(checkMetadata(course(cells, { covers: ['S1:14-64'], errata: [] })))).toBe('');
});

test('Fields that are no lists, a number that is not the file’s, and ranges that mean no lines', () => {
  const cells = [
    code('c', '', { formulas: 'F5' }),
    { ...text('t', ''), metadata: { course: 'F5' } },
  ];
  const fields = { number: '05', covers: ['S1:14-64', 'S1:9-3', 'page 2'], errata: [1] };
  expect(said(checkMetadata(course(cells, fields)))).toMatchInlineSnapshot(`
    "notebooks/04-x.ipynb: course.errata is not a list of strings; write ["…"]
    notebooks/04-x.ipynb: cell "c": course.formulas is not a list of strings; write ["…"]
    notebooks/04-x.ipynb: cell "t": metadata.course is not an object; write {"formulas": […]}
    notebooks/04-x.ipynb: course.number is "05"; write "04", as the file is called
    notebooks/04-x.ipynb: course.covers has "S1:9-3", which means no lines; write for instance "S3:25" or "S3:21-56"
    notebooks/04-x.ipynb: course.covers has "page 2", which means no lines; write for instance "S3:25" or "S3:21-56""
  `);
});

test('A file without a number, and a notebook that does not say its own', () => {
  const { notebook } = course([]);
  expect(said(checkMetadata({ file: 'x.ipynb', notebook }))).toMatchInlineSnapshot(
    `"x.ipynb: the name does not begin with a number; call it NN-topic.ipynb"`,
  );
  const silent = { file: 'a/04-x.ipynb', notebook: { ...notebook, metadata: {} } };
  expect(said(checkMetadata(silent))).toMatchInlineSnapshot(
    `"a/04-x.ipynb: course.number is missing; write "04", as the file is called"`,
  );
});
