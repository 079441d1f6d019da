import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readReleased } from '../../../tools/grade/intake/released.ts';
import { readManifest } from '../../../tools/grade/manifest-file.ts';
import { readNotebook } from '../../../tools/notebook/files.ts';
import type { Cell, Notebook } from '../../../tools/notebook/notebook.ts';
import { write } from '../../../tools/notebook/write.ts';
import { isWhole, report } from '../../../tools/submit-check/report.ts';
import { type Released, submitCheck } from '../../../tools/submit-check/submit-check.ts';
import { clone } from '../start/support/clone.ts';

const root = resolve(import.meta.dirname, '../../..');
const NAME = '06-back-propagation.ipynb';
const folder = mkdtempSync(join(tmpdir(), 'submit-check-'));
let released: Released;
let notebook: Notebook;
beforeAll(async () => {
  const manifest = await readManifest();
  released = { manifest, notebooks: await readReleased(join(root, 'exercises'), manifest) };
  notebook = await readNotebook(join(root, 'exercises', NAME));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What is said of the released notebook with other cells. */
function said(change: (cells: readonly Cell[]) => readonly Cell[], name = NAME): string {
  const text = write({ ...notebook, cells: change(notebook.cells) });
  return report(name, submitCheck(Buffer.from(text), name, released));
}

const answered =
  (...ids: readonly string[]) =>
  (cells: readonly Cell[]): Cell[] =>
    cells.map((cell) =>
      ids.includes(cell.id)
        ? { ...cell, source: cell.source.replace(/ {2}throw new Error.*/, '  return z;') }
        : cell,
    );

describe('a notebook that can be read', () => {
  it('as it was released: nothing is attempted, and nothing is missing', () => {
    expect(said((cells) => cells)).toMatchInlineSnapshot(`
      "06-back-propagation.ipynb can be read, as 06-back-propagation.ipynb.
        6.1  not attempted
        6.2  not attempted
        6.3  not attempted
        6.4  not attempted
        6.5  not attempted
      0 of 5 exercises are attempted, and nothing is missing."
    `);
  });

  it('with answers, one of them to half of an exercise', () => {
    expect(said(answered('ex-6-1', 'ex-6-3-weights'))).toMatchInlineSnapshot(`
      "06-back-propagation.ipynb can be read, as 06-back-propagation.ipynb.
        6.1  attempted
        6.2  not attempted
        6.3  in part: biasGradient as released
        6.4  not attempted
        6.5  not attempted
      2 of 5 exercises are attempted, and nothing is missing."
    `);
  });

  it('with an answer in a cell of the own, and one whose cell was deleted', () => {
    const moved = (cells: readonly Cell[]) =>
      answered('ex-6-2')(cells)
        .map((cell) => (cell.id === 'ex-6-2' ? { ...cell, id: 'mine', metadata: {} } : cell))
        .filter(({ id }) => id !== 'ex-6-4');
    expect(said(moved, 'solved by me.ipynb')).toMatchInlineSnapshot(`
      "solved by me.ipynb can be read, as 06-back-propagation.ipynb.
        6.1  not attempted
        6.2  attempted
        6.3  not attempted
        6.4  missing: the cell ex-6-4 is not in the notebook as code, and no other cell declares descentStep
        6.5  not attempted
        6.2: hiddenError found in a cell of the student's own instead of ex-6-2.
      1 of 5 exercises are attempted, and 6.4 is missing: copy the cells from the released notebook."
    `);
  });
});

describe('a file that cannot be handed in', () => {
  const check = (text: string, name = NAME) => submitCheck(Buffer.from(text), name, released);

  it('is told in a sentence', () => {
    expect(report('06.ipynb', check(''))).toMatchInlineSnapshot(
      `"06.ipynb cannot be handed in: the file is empty."`,
    );
    expect(report('06.ipynb', check('{ "cells": ['))).toMatchInlineSnapshot(
      `"06.ipynb cannot be handed in: line 1, column 13 is not JSON: the file ends where a value or "]" is wanted."`,
    );
    const lecture = write({ ...notebook, cells: [{ ...notebook.cells[0], id: 'own' }] });
    expect(report('my.ipynb', check(lecture, 'my.ipynb'))).toMatchInlineSnapshot(
      `"my.ipynb cannot be handed in: it has the name and the cells of no exercise notebook of this course."`,
    );
    expect(isWhole(check(''))).toBe(false);
  });

  it('as is one that lacks an exercise', () => {
    const text = write({ ...notebook, cells: notebook.cells.filter(({ id }) => id !== 'ex-6-4') });
    expect(isWhole(check(text))).toBe(false);
    expect(isWhole(check(write(notebook)))).toBe(true);
  });
});

describe('course submit-check', { timeout: 60_000 }, () => {
  function course(cwd: string, ...words: readonly string[]) {
    const env = { ...process.env, npm_lifecycle_event: 'course', INIT_CWD: cwd };
    const program = ['--import', 'tsx', 'tools/course.ts', 'submit-check', ...words];
    return spawnSync(process.execPath, program, { cwd: root, env, encoding: 'utf8' });
  }

  it('finds the file from where the student stands, and fails if one cannot be handed in', () => {
    writeFileSync(join(folder, NAME), write(notebook));
    writeFileSync(join(folder, '05.ipynb'), '');
    const { status, stdout, stderr } = course(folder, NAME, '05.ipynb');
    expect(stderr).toBe('');
    expect(stdout).toContain(`${NAME} can be read, as ${NAME}.`);
    expect(stdout).toContain('05.ipynb cannot be handed in: the file is empty.');
    expect(status).toBe(1);
  });

  it('without a name reads the workspace, but no newer release that nobody has worked in', () => {
    const { path, remove } = clone();
    try {
      const own = (name: string) => join(path, 'workspace/exercises', name);
      mkdirSync(own(''), { recursive: true });
      writeFileSync(own(NAME), write(notebook));
      writeFileSync(own('06-back-propagation.new.ipynb'), write(notebook));
      const answers = { ...notebook, cells: answered('ex-6-1')(notebook.cells) };
      writeFileSync(own('06-back-propagation.new-2.ipynb'), write(answers));
      const program = ['--import', 'tsx', 'tools/course.ts', 'submit-check'];
      const { stdout, status } = spawnSync(process.execPath, program, {
        cwd: path,
        encoding: 'utf8',
      });
      expect(stdout.match(/\S+ can be read/g)).toEqual([
        'workspace/exercises/06-back-propagation.ipynb can be read',
        'workspace/exercises/06-back-propagation.new-2.ipynb can be read',
      ]);
      expect(status).toBe(0);
    } finally {
      remove();
    }
  });

  it('says which file is not there', () => {
    const { stderr, status } = course(folder, '07.ipynb');
    expect(stderr).toContain('07.ipynb: there is no such file; check the spelling');
    expect(status).toBe(2);
  });
});
