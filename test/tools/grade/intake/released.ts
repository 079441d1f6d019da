// The course's own released notebooks, and files of students made from them by one change.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Manifest } from '../../../../tools/exercises/manifest.ts';
import { readSubmission } from '../../../../tools/grade/intake/read-submission.ts';
import { readReleased } from '../../../../tools/grade/intake/released.ts';
import type { ReadSubmission } from '../../../../tools/grade/submission.ts';

export const exercises = resolve(import.meta.dirname, '../../../../exercises');
export const manifest: Manifest = JSON.parse(readFileSync(`${exercises}/manifest.json`, 'utf8'));
export const released = await readReleased(exercises, manifest);

export const PROPAGATION = '06-back-propagation.ipynb';
export const DUAL = '01-differentiating-by-machine-1.ipynb';

/** A notebook's JSON as a test changes it. */
export interface Loose {
  cells: LooseCell[];
  [key: string]: unknown;
}
export interface LooseCell {
  cell_type: string;
  id?: string;
  metadata: Record<string, unknown>;
  source: unknown;
  [key: string]: unknown;
}

export function loose(file: string): Loose {
  return JSON.parse(readFileSync(`${exercises}/${file}`, 'utf8'));
}

export function bytes(notebook: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(notebook));
}

export function notebookOf(file: string) {
  const found = released.get(file);
  if (found === undefined) throw new Error(`no ${file}`);
  return found;
}

/** What is read of a notebook after the change, or a failed test. */
export function readAfter(file: string, change: (notebook: Loose) => void): ReadSubmission {
  const notebook = loose(file);
  change(notebook);
  const read = readSubmission(bytes(notebook), notebookOf(file));
  if ('unreadable' in read) throw new Error(read.unreadable);
  return read;
}

export function cell(notebook: Loose, id: string): LooseCell {
  const found = notebook.cells.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no cell ${id}`);
  return found;
}

export function remove(notebook: Loose, ...ids: readonly string[]): void {
  notebook.cells = notebook.cells.filter(({ id }) => id === undefined || !ids.includes(id));
}

/** Puts a code cell behind another one. */
export function insert(notebook: Loose, after: string, source: string, more: object = {}): void {
  const at = notebook.cells.indexOf(cell(notebook, after));
  const added = { cell_type: 'code', id: `new-${notebook.cells.length}`, metadata: {}, source };
  notebook.cells.splice(at + 1, 0, { ...added, ...more });
}

/** The ids of the cells that are run, with the exercises they answer. */
export function order({ cells }: ReadSubmission): string {
  return cells
    .map(({ id, exercise }) => (exercise === undefined ? id : `${id}(${exercise})`))
    .join(' ');
}

export function sourceOf({ cells }: ReadSubmission, id: string): string | undefined {
  return cells.find((each) => each.id === id)?.source;
}
