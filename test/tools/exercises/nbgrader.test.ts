// The real nbgrader, from PyPI, releases, runs and marks the notebooks of the fixture.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { thisMachine } from '../../../tools/client/kernelspec.ts';
import { release } from '../../../tools/exercises/release.ts';
import { kernelCommand } from '../../../tools/kernel/command.ts';
import { readNotebook, writeNotebook } from '../../../tools/notebook/files.ts';
import type { Cell, JsonObject } from '../../../tools/notebook/notebook.ts';
import { prepare } from '../kernel/ecosystem/prepare.ts';
import { venv } from '../start/support/venv.ts';
import { NAME, project, solutions, withSource } from './fixture.ts';

const config = resolve(import.meta.dirname, '../../../exercises/nbgrader_config.py');
const environment = venv();
if (typeof environment === 'string') {
  if (process.env.CI) throw new Error(`nbgrader cannot run: ${environment}`);
  console.log(`skipped: nbgrader cannot run here, for ${environment}`);
}

describe.skipIf(typeof environment === 'string')('nbgrader', { timeout: 180_000 }, () => {
  const { python } = environment as Exclude<typeof environment, string>; // else skipped
  const folder = mkdtempSync(join(tmpdir(), 'nbgrader-'));
  const at = (...names: string[]) => join(folder, ...names);
  const released = release(solutions);
  const memorised = withSource('ex-98-1', (old) =>
    old.replace('const rise', 'if (x > 4) return 0;\n  const rise'),
  );

  beforeAll(async () => {
    prepare();
    const words = ['install', '--prefix', at('prefix')];
    await kernelCommand(thisMachine, () => {}).parseAsync(words, { from: 'user' });
    cpSync(config, at('nbgrader_config.py'));
    cpSync(join(project, 'solutions'), at('source/ex98'), { recursive: true });
    nbgrader('generate_assignment', 'ex98');
  }, 180_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('generate_assignment keeps the cells that we keep, and hidden checks as empty ones', async () => {
    const { cells } = await readNotebook(at('release/ex98', NAME));
    const empty = cells.filter(({ source }) => source === '');
    expect(empty.map(({ id }) => id)).toEqual(['secret-cell-98-1']);
    const theirs = cells.filter(({ source }) => source !== '');
    expect(theirs.map(plain)).toEqual(released.cells.map(plain));
  });

  it('generate_assignment does not release the files of hidden checks', () => {
    expect(existsSync(at('source/ex98/checks/98.ts'))).toBe(true);
    expect(existsSync(at('release/ex98/checks'))).toBe(false);
    expect(readFileSync(at('release/ex98', NAME), 'utf8')).not.toMatch(/secret(?!-cell|Tag)/);
  });

  it('validate passes the solutions, and names each check of a release', async () => {
    expect(nbgrader('validate', at('source/ex98', NAME))).toContain('passes all the tests');
    await writeNotebook(at('ours.ipynb'), released);
    const said = nbgrader('validate', at('ours.ipynb'));
    expect(said).toContain('VALIDATION FAILED ON 3 CELL(S)!');
    expect(said).toContain('Error: TODO 98.1: valueAt');
  });

  it('autograde gives solutions all points, a release none, and runs the hidden checks', async () => {
    const submissions = { ann: solutions, ben: released, cay: memorised };
    for (const [student, notebook] of Object.entries(submissions)) {
      mkdirSync(at('submitted', student, 'ex98'), { recursive: true });
      await writeNotebook(at('submitted', student, 'ex98', NAME), notebook);
    }
    nbgrader('autograde', 'ex98');
    expect(scores()).toEqual({ ann: 7, ben: 0, cay: 6 });
  });

  it("autograde of the formgrader runs them too, and not a submission's own", async () => {
    const theirs = at('submitted/dan/ex98');
    mkdirSync(join(theirs, 'checks'), { recursive: true });
    await writeNotebook(join(theirs, NAME), memorised);
    writeFileSync(
      join(theirs, 'checks/98.ts'),
      'export const hidden = new Proxy({}, { get: () => [] });',
    );
    python3(join(import.meta.dirname, 'formgrader.py'), 'ex98', 'dan');
    expect(scores().dan).toBe(6);
  });

  /** What each student has of the 7 points. */
  function scores(): Record<string, number> {
    nbgrader('export');
    const [head, ...rows] = readFileSync(at('grades.csv'), 'utf8').trim().split(/\r?\n/);
    const columns = head.split(',');
    const field = (row: string, name: string) => row.split(',')[columns.indexOf(name)];
    for (const row of rows) expect(Number(field(row, 'max_score'))).toBe(7);
    return Object.fromEntries(
      rows.map((row) => [field(row, 'student_id'), Number(field(row, 'score'))]),
    );
  }

  function nbgrader(...words: readonly string[]): string {
    return python3('-m', 'nbgrader', ...words);
  }

  function python3(...words: readonly string[]): string {
    const env = {
      ...process.env,
      PATH: `${dirname(python)}${delimiter}${process.env.PATH}`, // nbgrader calls alembic
      PYTHONWARNINGS: 'ignore',
      JUPYTER_PATH: at('prefix/share/jupyter'), // where its kernel is
      JUPYTER_RUNTIME_DIR: at('runtime'),
      JUPYTER_CONFIG_DIR: at('config'),
      JUPYTER_DATA_DIR: at('data'),
    };
    const { status, stdout, stderr } = spawnSync(python, words, {
      cwd: folder,
      encoding: 'utf8',
      env,
    });
    expect(status, stdout + stderr).toBe(0);
    return stdout + stderr;
  }
});

/** The cell without nbgrader's checksum, and with one stub for both. */
function plain(cell: Cell): Cell {
  const { nbgrader, ...metadata } = cell.metadata;
  const { checksum, ...block } = (nbgrader ?? {}) as JsonObject;
  const stub = 'the stub';
  const source = cell.source
    .replaceAll(
      /^(\s*)(?:throw new Error\('TODO.*|const zero = .*\nlet steps = .*)$/gm,
      `$1${stub}`,
    )
    .trim();
  return { ...cell, source, metadata: { ...metadata, nbgrader: block } };
}
