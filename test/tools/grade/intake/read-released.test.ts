import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readReleased } from '../../../../tools/grade/intake/released.ts';
import { exercises, manifest, PROPAGATION, released } from './released.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'released-'));
  cpSync(exercises, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What is said when the text of one notebook is changed. */
async function saidAfter(change: (text: string) => string): Promise<string> {
  const path = join(folder, PROPAGATION);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  try {
    await readReleased(folder, manifest);
    return 'nothing';
  } catch (error) {
    return String(error).replace(folder, 'exercises');
  }
}

it('every released notebook with the source of every cell', () => {
  expect([...released.keys()]).toEqual(manifest.notebooks.map(({ file }) => file));
  for (const { entry, cells } of released.values()) {
    expect([...cells.keys()]).toEqual(entry.cells.map(({ id }) => id));
  }
});

it('a changed cell, a missing one and a file that is no notebook are refused', async () => {
  expect(await saidAfter((text) => text)).toBe('nothing');
  expect(await saidAfter((text) => text.replace('TODO 6.1', 'TODO 6.9'))).toMatchInlineSnapshot(
    `"UsageError: exercises/06-back-propagation.ipynb: the cell ex-6-1 is not the released one (by exercises/manifest.json); restore exercises/ from git, or make it anew with: npm run course -- exercises"`,
  );
  const without = (text: string) => {
    const notebook = JSON.parse(text);
    return JSON.stringify({ ...notebook, cells: notebook.cells.slice(1) });
  };
  expect(
    await saidAfter((text) => without(text.replace('TODO 6.9', 'TODO 6.1'))),
  ).toMatchInlineSnapshot(
    `"UsageError: exercises/06-back-propagation.ipynb: it has 34 cells, but 35 were released (by exercises/manifest.json); restore exercises/ from git, or make it anew with: npm run course -- exercises"`,
  );
  expect(await saidAfter(() => '{')).toMatchInlineSnapshot(
    `"UsageError: exercises/06-back-propagation.ipynb: line 1, column 2 is not JSON: the file ends where a name in double quotes or "}" is wanted; the file was cut short: save it again or restore it from git"`,
  );
});

it('a notebook of the manifest that is not there is refused', async () => {
  rmSync(join(folder, PROPAGATION));
  await expect(readReleased(folder, manifest)).rejects.toThrow('there is no such file');
});
