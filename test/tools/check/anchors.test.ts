import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { anchorsOnDisk } from '../../../tools/check/anchors.ts';
import { write } from '../../../tools/notebook/write.ts';
import { temporaryFolder } from '../client/kernels.ts';
import { course, text } from './course.ts';

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);
afterAll(folder.remove);
mkdirSync(at('sub'));
writeFileSync(at('a.md'), '# One & two\n\n## Back-propagation: four\n');
writeFileSync(at('a.ts'), 'one\ntwo');
writeFileSync(at('a.ipynb'), write(course([text('first', '## The Last Step')]).notebook));
writeFileSync(at('bad.ipynb'), '{');
const anchors = anchorsOnDisk();

test('A file has anchors by its kind: headings, cells, lines', () => {
  expect([...(anchors(at('a.md')) ?? [])]).toEqual(['one--two', 'back-propagation-four']);
  expect([...(anchors(at('a.ts')) ?? [])]).toEqual(['L1', 'L2']);
  const notebook = ['The-Last-Step', 'the-last-step', 'cell-id=first'];
  expect([...(anchors(at('a.ipynb')) ?? [])]).toEqual(notebook);
});

test('A folder and a notebook that cannot be read are there, without anchors', () => {
  for (const name of ['sub', 'bad.ipynb']) expect(anchors(at(name))?.size).toBe(0);
});

test('What is not there has none', () => {
  expect(anchors(at('none.md'))).toBeUndefined();
});
