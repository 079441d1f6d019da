import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { exerciseCells } from '../../../tools/exercises/exercise-cell.ts';
import { manifestNotebook, manifestText } from '../../../tools/exercises/manifest.ts';
import { findings, release } from '../../../tools/exercises/release.ts';
import { isClean } from '../../../tools/notebook/clean.ts';
import type { Cell } from '../../../tools/notebook/notebook.ts';
import { write } from '../../../tools/notebook/write.ts';
import { joined, mistakes } from '../../notebooks/strict.ts';
import { NAME, project, solutions, without } from './fixture.ts';

const released = release(solutions);
const text = write(released);
const manifest = manifestText([manifestNotebook(NAME, solutions, released)]);
const isHidden = (cell: Cell) =>
  ['derivation', 'hidden-check'].includes(
    String((cell.metadata.course as { role?: string })?.role),
  );
const source = (id: string) => released.cells.find((cell) => cell.id === id)?.source;

it('has the cells that are not hidden, in their order', () => {
  const kept = solutions.cells.filter((cell) => !isHidden(cell)).map(({ id }) => id);
  expect(kept.length).toBeLessThan(solutions.cells.length - 2);
  expect(released.cells.map(({ id }) => id)).toEqual(kept);
});

it('is clean, and what it is made from was not', () => {
  expect(isClean(released)).toBe(true);
  expect(isClean(solutions)).toBe(false);
});

it('has a stub where a solution was', () => {
  expect(source('ex-98-1')).toMatchInlineSnapshot(`
    "/** y = m x + b */
    function valueAt({ slope, intercept }: Line, x: number): number {
      throw new Error('TODO 98.1: valueAt');
    }"
  `);
  expect(source('ex-98-3')).toMatchInlineSnapshot(`
    "// The number and the steps that led to it.
    const zero = undefined as unknown as number; // TODO 98.3: zero
    let steps = undefined as unknown as readonly string[]; // TODO 98.3: steps"
  `);
});

it('has a visible check without its hidden region', () => {
  expect(source('ex-98-1-check')).toMatchInlineSnapshot(`
    "check(valueAt({ slope: 2, intercept: 1 }, 3), 7);
    check(valueAt({ slope: 0, intercept: 1 }, 3), 1);"
  `);
});

it('nothing of a hidden cell, of a region or of an output survives, nor in the manifest', () => {
  const dropped = solutions.cells.filter(isHidden);
  expect(dropped.map(({ id }) => id)).toContain('secret-cell-98-1');
  const strings = dropped.flatMap((cell) => words(cell));
  const visible = new Set(solutions.cells.filter((cell) => !isHidden(cell)).flatMap(words));
  const distinctive = strings.filter((word) => !visible.has(word));
  expect(distinctive).toEqual(
    expect.arrayContaining([
      'secretHidden',
      'secretAttachment',
      'secretNote',
      'secretTag',
      'hidden',
    ]),
  );
  for (const word of new Set(distinctive)) {
    expect(words(released), word).not.toContain(word);
    expect(manifest, word).not.toContain(`"${word}"`);
  }
  const secrets = [...write(solutions).matchAll(/secret\w+/g)].map(([word]) => word);
  expect(new Set(secrets).size).toBeGreaterThan(10);
  for (const word of ['secret', 'SOLUTION', 'HIDDEN', '11.5', '8191', '12 / 3', 'checks/']) {
    expect(write(solutions), word).toContain(word);
    expect(text, word).not.toContain(word);
    expect(manifest, word).not.toContain(word);
  }
});

it('is strict TypeScript, as the solutions are', { timeout: 60_000 }, () => {
  const hidden = (id: string) => id.startsWith('secret');
  const visible = without(...solutions.cells.map(({ id }) => id).filter(hidden));
  const sources = { solutions: joined(visible), released: joined(released) };
  expect(mistakes(sources)).toEqual([]);
});

it('a release is not released again: its solutions are missing', () => {
  expect(findings(released).length).toBeGreaterThan(0);
  expect(() => release(released)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: release: the notebook has findings, the first in cell 6: the solution is not marked, so it would be released; put // BEGIN SOLUTION above it and // END SOLUTION below it]`,
  );
});

it('students cannot delete the cells of exercises, and change only solutions', () => {
  for (const { cell, role } of exerciseCells(released).cells) {
    expect(cell.metadata.deletable).toBe(false);
    expect(cell.metadata.editable).toBe(role === 'solution' ? undefined : false);
  }
});

it('the committed fixture is what is made', () => {
  expect(readFileSync(join(project, 'exercises', NAME), 'utf8')).toBe(text);
  expect(readFileSync(join(project, 'exercises/manifest.json'), 'utf8')).toBe(manifest);
});

it('the manifest has the points of hidden checks and the hash of each released cell', () => {
  const { exercises, cells } = manifestNotebook(NAME, solutions, released);
  expect(exercises.map(({ id, points }) => [id, points])).toEqual([
    ['98.1', 3],
    ['98.2', 3],
    ['98.3', 1],
  ]);
  expect(cells.map(({ id }) => id)).toEqual(released.cells.map(({ id }) => id));
  // printf 'markdown\n## What comes next\n\nNothing.' | sha256sum
  expect(cells.at(-1)).toEqual({ id: 'next', sha256: NEXT });
});

const NEXT = '1d6f6b9b0af390dd0b6e9d4c002ec1501e335b4e3cd9be97e4099f7d5f4dff1b';

/** The words of all strings of a value, keys included. */
function words(value: unknown): string[] {
  return JSON.stringify(value).match(/[A-Za-z_][\w-]*|\d+\.\d+/g) ?? [];
}
