// The exercise notebooks as a student has them, and those with the solutions, executed: an untouched
// one is worth nothing and says so of every exercise, the solutions pass every check.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exercises } from '../../checks/registry.ts';
import { read } from '../../tools/notebook/read.ts';
import { runNotebooks } from '../../tools/run/run.ts';

const root = join(import.meta.dirname, '../..');
const out = mkdtempSync(join(tmpdir(), 'course-exercises-'));
const notebooks = readdirSync(join(root, 'solutions')).filter((name) => name.endsWith('.ipynb'));

beforeAll(async () => {
  const targets = ['solutions', 'exercises'].flatMap((folder) =>
    notebooks.map((name) => ({
      file: join(root, folder, name),
      executed: join(out, folder, name),
    })),
  );
  const runs = await runNotebooks(targets, { kernel: 'tslab' });
  expect(runs.flatMap(({ failure }) => failure ?? [])).toEqual([]);
}, 600_000);

afterAll(() => rmSync(out, { recursive: true }));

test('every exercise stands in a notebook', () => {
  const shown = notebooks.flatMap((name) => reports('exercises', name).map(({ id }) => id));
  expect(shown).toEqual(exercises.map(({ id }) => id));
});

test('an exercise is worth as many points in the checks as in the release', () => {
  const manifest: { notebooks: { exercises: { id: string; points: number }[] }[] } = JSON.parse(
    readFileSync(join(root, 'exercises/manifest.json'), 'utf8'),
  );
  const released = manifest.notebooks.flatMap((notebook) => notebook.exercises);
  expect(released.map(({ id, points }) => ({ id, points }))).toEqual(
    exercises.map(({ id, points }) => ({ id, points })),
  );
});

test.each(notebooks)('the solutions of %s pass every check, visible and hidden', (name) => {
  const found = reports('solutions', name);
  const wanted = reports('exercises', name).flatMap(({ id }) => [id, id]);
  expect(found.map(({ id }) => id)).toEqual(wanted);
  for (const { id, passed, all } of found) {
    expect(all, `checks of ${id}`).toBeGreaterThan(0);
    expect(passed, `checks of ${id} that passed`).toBe(all);
  }
});

test.each(notebooks)('nothing of %s is attempted when it is handed out', (name) => {
  const found = reports('exercises', name);
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter(({ attempted }) => attempted)).toEqual([]);
});

interface Headline {
  readonly id: string;
  readonly attempted: boolean;
  readonly passed: number;
  readonly all: number;
}

/** The headlines of all reports that a notebook put out, in their order. */
function reports(folder: string, name: string): Headline[] {
  const file = join(out, folder, name);
  const { cells } = read(readFileSync(file), file);
  const texts = cells.flatMap((cell) =>
    cell.cell_type === 'code'
      ? cell.outputs.map((output) => 'data' in output && String(output.data['text/plain'] ?? ''))
      : [],
  );
  return texts.flatMap((text) => {
    const line =
      /^(\d+\.\d+) .*: (?:(not attempted)|(\d+) of (\d+) checks passed)/.exec(text || '') ?? [];
    const [, id, untouched, passed = '0', all = '0'] = line;
    if (id === undefined) return [];
    return [{ id, attempted: !untouched, passed: Number(passed), all: Number(all) }];
  });
}
