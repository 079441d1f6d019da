import { expect, test } from 'vitest';
import type { Curriculum } from '../../../curriculum/index.ts';
import { checkNotebook } from '../../../tools/check/notebook.ts';
import { write } from '../../../tools/notebook/write.ts';
import { code, course, said, text } from './course.ts';

const curriculum: Curriculum = { formulas: [], errata: [], lectures: [], planned: [] };
const surroundings = { curriculum, anchors: () => undefined };

const cells = [
  text('first', 'A [link](gone.md).\n\n$C=0.1234$'),
  code('second', 'a;\n'.repeat(16)),
  text('third', '![](gone.png)\n\n$$a \\tag{F5}$$'),
];
const bare = course(cells, { formulas: ['F5'] });
const subject = { ...bare, text: write(bare.notebook) };

test('All checks speak, in the order of cells and lines; what concerns the whole comes first', () => {
  const whole = { ...subject, text: `${subject.text}\n`, executed: bare.notebook };
  const places = checkNotebook(whole, surroundings).map(({ cell = '', line }) => [cell, line]);
  expect(places).toEqual([
    ['', undefined],
    ['first', 1],
    ['first', 3],
    ['second', 16],
    ['third', 1],
    ['third', 1],
    ['third', 3],
  ]);
});

test('Without an executed notebook nothing is said of outputs', () => {
  expect(said(checkNotebook(subject, surroundings))).not.toContain('0.1234');
});
