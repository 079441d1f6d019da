// Cells of an executed notebook as literals, and the document made of them.

import type { Document } from '../../../tools/document/document.ts';
import { type DocumentRead, readDocument } from '../../../tools/document/read-document.ts';
import type {
  Cell,
  CellMetadata,
  CodeCell,
  NotebookMetadata,
  Output,
} from '../../../tools/notebook/notebook.ts';

export function codeCell(source: string, more: Partial<CodeCell> = {}): CodeCell {
  const ran = { execution_count: 1, outputs: [] };
  return { cell_type: 'code', id: 'code', metadata: {}, source, ...ran, ...more };
}

export function markdownCell(source: string, metadata: CellMetadata = {}, id = 'text'): Cell {
  return { cell_type: 'markdown', id, metadata, source };
}

export function rawCell(source: string, metadata: CellMetadata = {}): Cell {
  return { cell_type: 'raw', id: 'raw', metadata, source };
}

export function stdout(text: string): Output {
  return { output_type: 'stream', name: 'stdout', text };
}

export function read(cells: readonly Cell[], metadata: NotebookMetadata = {}): DocumentRead {
  return readDocument('notebooks/04-x.ipynb', { nbformat: 4, nbformat_minor: 5, metadata, cells });
}

export function documentOf(...cells: readonly Cell[]): Document {
  return read(cells).document;
}
