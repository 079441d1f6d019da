import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readNotebook, writeNotebook } from '../../../tools/notebook/files.ts';
import { read } from '../../../tools/notebook/read.ts';
import { fixture } from './judge.ts';

const text = fixture('text.ipynb');
const notebook = read(text, 'text.ipynb');
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'notebook-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** The message of a rejection, the temporary folder shortened to `tmp`. */
async function message(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'no error',
    (error: unknown) => String(error).replaceAll(folder, 'tmp'),
  );
}

it('A notebook is written into a folder made for it, alone, and read back', async () => {
  const path = join(folder, 'a', 'b', 'text.ipynb');
  await writeNotebook(path, notebook);
  expect(await readFile(path, 'utf8')).toBe(text);
  expect(await readdir(join(folder, 'a', 'b'))).toEqual(['text.ipynb']);
  expect(await readNotebook(path)).toEqual(notebook);
});

it('A file is replaced: its mode stays, a link to it stays a link', async () => {
  const path = join(folder, 'a.ipynb');
  const link = join(folder, 'link.ipynb');
  await writeFile(path, 'old');
  await chmod(path, 0o640);
  await symlink(path, link);
  await writeNotebook(link, notebook);
  expect(await readFile(path, 'utf8')).toBe(text);
  expect((await stat(path)).mode & 0o777).toBe(0o640);
  expect(await readdir(folder)).toEqual(['a.ipynb', 'link.ipynb']);
});

it('A reader sees the old or the new text, never a part of one', async () => {
  const path = join(folder, 'a.ipynb');
  await writeNotebook(path, notebook);
  const writing = Array.from({ length: 20 }, () => writeNotebook(path, notebook));
  const reading = Array.from({ length: 50 }, () => readFile(path, 'utf8'));
  expect(new Set(await Promise.all(reading))).toEqual(new Set([text]));
  await Promise.all(writing);
});

it('A notebook that cannot be serialised leaves the file and the folder as they were', async () => {
  const path = join(folder, 'a.ipynb');
  await writeFile(path, 'old');
  const broken = { ...notebook, metadata: { loss: Number.NaN } };
  expect(await message(writeNotebook(path, broken))).toMatchInlineSnapshot(
    `"NotebookError: tmp/a.ipynb: canonicalJson: metadata.loss is NaN, which JSON cannot hold; write null or a string instead"`,
  );
  expect(await readFile(path, 'utf8')).toBe('old');
  expect(await readdir(folder)).toEqual(['a.ipynb']);
});

it('A file that is not there, is a folder, or lies under a file cannot be read', async () => {
  await writeFile(join(folder, 'file'), '');
  expect(await message(readNotebook(join(folder, 'no.ipynb')))).toMatchInlineSnapshot(
    `"NotebookError: tmp/no.ipynb: there is no such file; check the spelling and the folder"`,
  );
  expect(await message(readNotebook(folder))).toMatchInlineSnapshot(
    `"NotebookError: tmp: this is a folder; name a file in it"`,
  );
  expect(await message(readNotebook(join(folder, 'file', 'a.ipynb')))).toMatchInlineSnapshot(
    `"NotebookError: tmp/file/a.ipynb: the file cannot be read (ENOTDIR); check its path and its permissions"`,
  );
});

it('A file whose folder is a file cannot be written', async () => {
  await writeFile(join(folder, 'file'), '');
  const path = join(folder, 'file', 'a.ipynb');
  expect(await message(writeNotebook(path, notebook))).toMatchInlineSnapshot(
    `"NotebookError: tmp/file/a.ipynb: the file cannot be written (EEXIST); check its folder and its permissions"`,
  );
});

it('What is wrong in a file is told with its path', async () => {
  const path = join(folder, 'a.ipynb');
  await writeFile(path, '{');
  expect(await message(readNotebook(path))).toMatchInlineSnapshot(
    `"NotebookError: tmp/a.ipynb: line 1, column 2 is not JSON: the file ends where a name in double quotes or "}" is wanted; the file was cut short: save it again or restore it from git"`,
  );
});
