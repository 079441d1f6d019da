import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Given, provide } from '../../../tools/start/workspace.ts';
import { temporaryFolder } from '../client/kernels.ts';

const FILE = 'notebooks/06-back-propagation.ipynb';
let folder: ReturnType<typeof temporaryFolder>;
const released = (name: string) => join(folder.path, 'project', name);
const own = (name: string) => join(folder.path, 'workspace', name);
const text = (name: string) => readFileSync(own(name), 'utf8');
const given = (): Given => provide(join(folder.path, 'project'), join(folder.path, 'workspace'));

beforeEach(() => {
  folder = temporaryFolder();
  for (const name of ['notebooks', 'exercises']) {
    mkdirSync(released(name), { recursive: true });
    writeFileSync(released(`${name}/06-back-propagation.ipynb`), `first ${name}`);
  }
  writeFileSync(released('exercises/manifest.json'), '{}');
});
afterEach(() => folder.remove());

it('notebooks are copied once, and nothing else is', () => {
  expect(given().copied).toEqual([FILE, 'exercises/06-back-propagation.ipynb']);
  expect(text(FILE)).toBe('first notebooks');
  expect(readdirSync(own('exercises'))).toEqual(['06-back-propagation.ipynb']);
  expect(given()).toEqual({ copied: [], offered: [] });
});

it("a student's notebook is never overwritten", () => {
  given();
  writeFileSync(own(FILE), 'solved');
  expect(given()).toEqual({ copied: [], offered: [] });
  writeFileSync(released(FILE), 'second');
  given();
  expect(text(FILE)).toBe('solved');
});

it('a newer release is laid beside it, once, and the next one beside that', () => {
  given();
  writeFileSync(own(FILE), 'solved');
  writeFileSync(released(FILE), 'second');
  const second = 'notebooks/06-back-propagation.new.ipynb';
  expect(given().offered).toEqual([{ file: second, beside: FILE }]);
  expect(text(second)).toBe('second');
  expect(given().offered).toEqual([]);
  rmSync(own(second));
  expect(given()).toEqual({ copied: [], offered: [] });
  writeFileSync(own(second), 'second, in use');
  writeFileSync(released(FILE), 'third');
  const third = 'notebooks/06-back-propagation.new-2.ipynb';
  expect(given().offered).toEqual([{ file: third, beside: FILE }]);
  writeFileSync(released(FILE), 'second');
  expect(given().offered).toEqual([]);
});

it('a notebook that was deleted comes back, as the newest', () => {
  given();
  writeFileSync(released(FILE), 'second');
  rmSync(own(FILE));
  expect(given()).toEqual({ copied: [FILE], offered: [] });
  expect(text(FILE)).toBe('second');
});

it("without its record, or with a broken one, nothing of the student's is lost", () => {
  given();
  writeFileSync(own(FILE), 'solved');
  writeFileSync(own('.course.json'), '{');
  const beside = 'notebooks/06-back-propagation.new.ipynb';
  expect(given()).toEqual({ copied: [], offered: [{ file: beside, beside: FILE }] });
  expect(text(FILE)).toBe('solved');
  expect(given()).toEqual({ copied: [], offered: [] });
});

it('a place that cannot be written is told in a sentence', () => {
  writeFileSync(join(folder.path, 'workspace'), 'a file');
  expect(given).toThrow(/workspace: the notebooks cannot be copied there \(E\w+: .*--workspace/);
  expect(existsSync(join(folder.path, 'workspace'))).toBe(true);
});
