// The synthetic project of test/fixtures/exercises, and notebooks made from it by one change.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { told } from '../../../tools/exercises/finding.ts';
import { findings } from '../../../tools/exercises/release.ts';
import type { Cell, CellMetadata, JsonObject, Notebook } from '../../../tools/notebook/notebook.ts';
import { read } from '../../../tools/notebook/read.ts';

export const project = resolve(import.meta.dirname, '../../fixtures/exercises');
export const NAME = '98-lines.ipynb';

const path = join(project, 'solutions', NAME);
export const solutions: Notebook = read(readFileSync(path, 'utf8'), path);

/** What is said about a notebook, a line for each finding. */
export function complaints(notebook: Notebook): string {
  return findings(notebook)
    .map((finding) => told('98.ipynb', notebook, finding))
    .join('\n');
}

/** The fixture with another source in one cell. */
export function withSource(id: string, source: string | ((old: string) => string)): Notebook {
  return changed(id, (cell) => ({
    ...cell,
    source: typeof source === 'string' ? source : source(cell.source),
  }));
}

/** The fixture with other course or nbgrader metadata in one cell; undefined deletes a key. */
export function withMetadata(
  id: string,
  key: 'course' | 'nbgrader',
  values: { readonly [key: string]: JsonObject[string] | undefined },
): Notebook {
  return changed(id, (cell) => {
    const merged = { ...(cell.metadata[key] as JsonObject | undefined), ...values };
    const kept = Object.entries(merged).filter(([, value]) => value !== undefined);
    const metadata: CellMetadata = {
      ...cell.metadata,
      [key]: Object.fromEntries(kept) as JsonObject,
    };
    return { ...cell, metadata };
  });
}

export function without(...ids: readonly string[]): Notebook {
  return { ...solutions, cells: solutions.cells.filter(({ id }) => !ids.includes(id)) };
}

export function changed(id: string, change: (cell: Cell) => Cell): Notebook {
  if (!solutions.cells.some((cell) => cell.id === id)) throw new Error(`no cell ${id}`);
  const cells = solutions.cells.map((cell) => (cell.id === id ? change(cell) : cell));
  return { ...solutions, cells };
}
