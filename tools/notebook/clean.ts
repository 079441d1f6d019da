// A notebook as it is kept in git: what its author wrote, and nothing that a run or a reader left.

import { isObject } from './fields.ts';
import type { Cell, CellMetadata, Json, Notebook, NotebookMetadata } from './notebook.ts';
import { write } from './write.ts';

// Of a notebook's own metadata the authored keys are few and known, so the others go. A cell's may
// be any tool's, so there only what is known to come from a run or a reader goes.
const authored = ['authors', 'course', 'kernelspec', 'title'];
const left = [
  'ExecuteTime',
  'collapsed',
  'execution',
  'executionInfo',
  'heading_collapsed',
  'outputId',
  'papermill',
  'pycharm',
  'scrolled',
  'trusted',
  'vscode',
];

/**
 * The notebook without outputs, execution counts, timings, widget state and the settings of one
 * reader. Sources, ids, attachments, tags, `slideshow`, `course` and `jupyter.source_hidden` stay;
 * of `language_info` only the name does, since a kernel rewrites the rest on every run.
 */
export function clean(notebook: Notebook): Notebook {
  return {
    ...notebook,
    metadata: cleanMetadata(notebook.metadata),
    cells: notebook.cells.map(cleanCell),
  };
}

/** Whether `clean` would change nothing. */
export function isClean(notebook: Notebook): boolean {
  return write(notebook) === write(clean(notebook));
}

/** One phrase for each thing that `clean` would remove, as in `cell 3 (id "sigma"): 2 outputs`. */
export function leftovers(notebook: Notebook): readonly string[] {
  const metadata = lost(notebook.metadata, cleanMetadata(notebook.metadata));
  const cells = notebook.cells.flatMap((cell, i) =>
    cellLeftovers(cell).map((phrase) => `cell ${i + 1} (id "${cell.id}"): ${phrase}`),
  );
  return [...metadata, ...cells];
}

function cleanMetadata(metadata: NotebookMetadata): NotebookMetadata {
  const { language_info } = metadata;
  const kept = without(metadata, (key) => !authored.includes(key));
  return language_info === undefined
    ? kept
    : { ...kept, language_info: { name: language_info.name } };
}

function cleanCell(cell: Cell): Cell {
  const metadata = cleanCellMetadata(cell.metadata);
  return cell.cell_type === 'code'
    ? { ...cell, metadata, execution_count: null, outputs: [] }
    : { ...cell, metadata };
}

function cleanCellMetadata(metadata: CellMetadata): CellMetadata {
  const { jupyter, ...others } = without(metadata, (key) => left.includes(key));
  if (jupyter === undefined) return others;
  if (!isObject(jupyter)) return { ...others, jupyter };
  const kept = without(jupyter, (key) => key === 'outputs_hidden');
  return Object.keys(kept).length === 0 ? others : { ...others, jupyter: kept };
}

function cellLeftovers(cell: Cell): readonly string[] {
  const phrases = lost(cell.metadata, cleanCellMetadata(cell.metadata));
  if (cell.cell_type !== 'code') return phrases;
  const { length } = cell.outputs;
  const outputs = length === 0 ? [] : [length === 1 ? '1 output' : `${length} outputs`];
  const count = cell.execution_count === null ? [] : [`execution_count ${cell.execution_count}`];
  return [...outputs, ...count, ...phrases];
}

/** The keys of `before` that `after` lacks or holds otherwise. */
function lost(before: object, after: object): readonly string[] {
  const kept = new Map<string, unknown>(Object.entries(after));
  return Object.entries(before)
    .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(kept.get(key)))
    .map(([key]) => `metadata.${key}`);
}

function without<T extends { readonly [key: string]: Json | undefined }>(
  record: T,
  drops: (key: string) => boolean,
): T {
  // Every key of the metadata types is optional, so a record with fewer keys has the same type.
  return Object.fromEntries(Object.entries(record).filter(([key]) => !drops(key))) as T;
}
