import { linkSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { put } from '../../../../tools/grade/exports/put.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'put-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('replaces a file by another, never writes into it', async () => {
  const path = join(folder, 'deep/grades.csv');
  await put(path, 'old\n');
  linkSync(path, join(folder, 'kept'));
  await put(path, 'new\n');
  expect(readFileSync(join(folder, 'kept'), 'utf8')).toBe('old\n');
  expect(readFileSync(path, 'utf8')).toBe('new\n');
  expect(readdirSync(join(folder, 'deep'))).toEqual(['grades.csv']);
});

it('says in a sentence that a file cannot be written', async () => {
  await put(join(folder, 'file'), 'x');
  await expect(put(join(folder, 'file/grades.csv'), 'x')).rejects.toThrow(
    /^\S+grades\.csv cannot be written: E/,
  );
});
