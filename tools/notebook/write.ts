// The one text of a notebook: the bytes that Jupyter's nbformat.write gives for it.

import { canonicalJson, type Serialisable } from './canonical-json.ts';
import type {
  Cell,
  CellMetadata,
  MimeBundle,
  Notebook,
  NotebookMetadata,
  Output,
} from './notebook.ts';

/**
 * The text of the notebook's file, with a newline at the end. `read(write(n))` equals n, except that
 * both drop the keys Jupyter never stores. Numbers have one limit, see `canonicalJson`.
 *
 * Throws TypeError for NaN and ±Infinity, which JSON cannot hold.
 */
export function write(notebook: Notebook): string {
  const { nbformat, nbformat_minor, metadata, cells } = notebook;
  return `${canonicalJson({
    nbformat,
    nbformat_minor,
    metadata: storedMetadata(metadata),
    cells: cells.map(storedCell),
  })}\n`;
}

function storedMetadata(metadata: NotebookMetadata): Serialisable {
  const { orig_nbformat, orig_nbformat_minor, signature, ...stored } = metadata;
  return stored;
}

function storedCellMetadata(metadata: CellMetadata): Serialisable {
  const { trusted, ...stored } = metadata;
  return stored;
}

// The fields are listed one by one, so that a field the format does not know never reaches a file.
function storedCell(cell: Cell): Serialisable {
  const { cell_type, id, source } = cell;
  const common = {
    cell_type,
    id,
    metadata: storedCellMetadata(cell.metadata),
    source: lines(source),
  };
  if (cell.cell_type === 'code') {
    const { execution_count, outputs } = cell;
    return { ...common, execution_count, outputs: outputs.map(storedOutput) };
  }
  if (cell.attachments === undefined) return common;
  const attachments = Object.entries(cell.attachments).map(([name, bundle]) => [
    name,
    storedBundle(bundle),
  ]);
  return { ...common, attachments: Object.fromEntries(attachments) };
}

function storedOutput(output: Output): Serialisable {
  const { output_type } = output;
  switch (output_type) {
    case 'stream':
      return { output_type, name: output.name, text: lines(output.text) };
    case 'display_data':
      return { output_type, data: storedBundle(output.data), metadata: output.metadata };
    case 'execute_result': {
      const { execution_count, metadata } = output;
      return { output_type, execution_count, data: storedBundle(output.data), metadata };
    }
    case 'error': {
      const { ename, evalue, traceback } = output;
      return { output_type, ename, evalue, traceback };
    }
  }
}

function storedBundle(bundle: MimeBundle): Serialisable {
  return Object.fromEntries(
    Object.entries(bundle).map(([mime, content]) => [
      mime,
      typeof content === 'string' && isSplit(mime) ? lines(content) : content,
    ]),
  );
}

/** Whether Jupyter stores this content as lines: an image in base64 stays one string. */
function isSplit(mime: string): boolean {
  return mime.startsWith('text/') || mime === 'application/javascript' || mime === 'image/svg+xml';
}

// Jupyter splits with Python's splitlines, which breaks at more than \n. Any split reads back to the
// same text, so the only reason to follow it is that a file saved by Jupyter stays as it is.
// biome-ignore lint/suspicious/noControlCharactersInRegex: splitlines breaks at them.
const lineEnd = /(?<=\r\n|[\n\v\f\x1C-\x1E\x85\u2028\u2029]|\r(?!\n))/;

/** The text cut after every line break, the breaks kept; no lines for the empty text. */
export function lines(text: string): readonly string[] {
  return text === '' ? [] : text.split(lineEnd);
}
