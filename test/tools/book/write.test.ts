import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { writeBook } from '../../../tools/book/write.ts';

let root: string;
let book: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'book-'));
  book = join(root, 'book');
  for (const name of ['a', 'b']) writeFileSync(join(root, `${name}.ipynb`), '{}');
});

const page = (name: string) => ({ file: `${name}.html`, content: name, from: `../${name}.ipynb` });
const index = { file: 'index.html', content: 'index', from: null };

test('the files are there, also in folders below', async () => {
  const copy = { file: 'notebooks/a.ipynb', content: Buffer.from('{}'), from: '../a.ipynb' };
  expect(await writeBook(book, [page('a'), copy, index])).toEqual([]);
  expect(readFileSync(join(book, 'a.html'), 'utf8')).toBe('a');
  expect(readFileSync(join(book, 'notebooks/a.ipynb'), 'utf8')).toBe('{}');
});

test('a page whose notebook is gone is removed, others are not', async () => {
  await writeBook(book, [page('a'), { ...page('gone'), from: '../gone.ipynb' }, index]);
  expect(existsSync(join(book, 'gone.html'))).toBe(false);
  expect(await writeBook(book, [page('b'), index])).toEqual([]);
  expect(existsSync(join(book, 'a.html'))).toBe(true);
});

test('what the book did not make stays, whatever its list says', async () => {
  mkdirSync(book);
  writeFileSync(join(book, 'mine.html'), 'mine');
  writeFileSync(join(root, 'outside.html'), 'outside');
  writeFileSync(join(book, '.book.json'), '{"../outside.html": "../gone.ipynb"}');
  expect(await writeBook(book, [index])).toEqual([]);
  expect(existsSync(join(book, 'mine.html'))).toBe(true);
  expect(existsSync(join(root, 'outside.html'))).toBe(true);
});

test('a list that cannot be read removes nothing', async () => {
  await writeBook(book, [page('a'), index]);
  writeFileSync(join(book, '.book.json'), 'not JSON');
  expect(await writeBook(book, [index])).toEqual([]);
  expect(existsSync(join(book, 'a.html'))).toBe(true);
});
