// One cell, from JSON to checked data.

import {
  boolean,
  type Check,
  count,
  isStrings,
  object,
  onlyKeys,
  optional,
  required,
  string,
  stringLike,
  text,
  wrong,
} from './fields.ts';
import type { Cell, CellMetadata, Json, JsonObject, MimeBundle } from './notebook.ts';
import { at, type Place } from './notebook-error.ts';
import { readMimeBundle, readOutputs } from './read-output.ts';

const keys = {
  markdown: ['attachments', 'cell_type', 'id', 'metadata', 'source'],
  raw: ['attachments', 'cell_type', 'id', 'metadata', 'source'],
  code: ['cell_type', 'execution_count', 'id', 'metadata', 'outputs', 'source'],
} as const;

/** The cell at `index`, counted from 0. Throws NotebookError where the format does not allow it. */
export function readCell(value: Json, file: string, index: number): Cell {
  const unnamed = { file, cell: { index }, path: [] };
  const cell = object(value, unnamed);
  const id = required(cell, 'id', unnamed, cellId);
  const place = { file, cell: { index, id }, path: [] };
  const cell_type = required(cell, 'cell_type', place, cellType);
  onlyKeys(cell, place, {
    what: `a ${cell_type} cell`,
    keys: keys[cell_type],
    mend: 'delete it, or move it under metadata',
  });
  const source = required(cell, 'source', place, text);
  if (cell_type === 'code') {
    return {
      cell_type,
      id,
      metadata: required(cell, 'metadata', place, readCodeMetadata),
      source,
      execution_count: required(cell, 'execution_count', place, count),
      outputs: required(cell, 'outputs', place, readOutputs),
    };
  }
  const metadata = required(cell, 'metadata', place, readProseMetadata(cell_type));
  const attachments = optional(cell, 'attachments', place, readAttachments);
  const prose = { cell_type, id, metadata, source };
  return attachments === undefined ? prose : { ...prose, attachments };
}

function cellId(value: Json | undefined, place: Place): string {
  if (typeof value === 'string' && /^[a-zA-Z0-9-_]{1,64}$/.test(value)) return value;
  throw wrong(value, place, {
    wanted: '1 to 64 letters, digits, "-" or "_"',
    example: `"cell-${(place.cell?.index ?? 0) + 1}"`,
  });
}

function cellType(value: Json | undefined, place: Place): Cell['cell_type'] {
  if (value === 'markdown' || value === 'code' || value === 'raw') return value;
  throw wrong(value, place, { wanted: '"markdown", "code" or "raw"', example: '"markdown"' });
}

function readAttachments(
  value: Json | undefined,
  place: Place,
): Readonly<Record<string, MimeBundle>> {
  return Object.fromEntries(
    Object.entries(object(value, place)).map(([name, bundle]) => [
      name,
      readMimeBundle(bundle, at(place, name)),
    ]),
  );
}

function readProseMetadata(cellType: 'markdown' | 'raw'): Check<CellMetadata> {
  return (value, place) => {
    const metadata = readMetadata(value, place);
    if (cellType === 'raw') optional(metadata, 'format', place, string);
    return metadata;
  };
}

function readCodeMetadata(value: Json | undefined, place: Place): CellMetadata {
  const metadata = readMetadata(value, place);
  optional(metadata, 'collapsed', place, boolean);
  optional(metadata, 'scrolled', place, (scrolled, there) => {
    if (typeof scrolled === 'boolean' || scrolled === 'auto') return;
    throw wrong(scrolled, there, { wanted: 'true, false or "auto"', example: '"auto"' });
  });
  optional(metadata, 'execution', place, (execution, there) => {
    for (const [key, time] of Object.entries(object(execution, there)))
      string(time, at(there, key));
  });
  return metadata;
}

// Without `trusted`, which tells of the reader and not of the notebook; Jupyter drops it, too.
function readMetadata(value: Json | undefined, place: Place): CellMetadata & JsonObject {
  const { trusted, ...metadata } = object(value, place);
  optional(metadata, 'name', place, nonEmpty);
  optional(metadata, 'tags', place, tags);
  optional(metadata, 'jupyter', place, object);
  optional(metadata, 'slideshow', place, slideshow);
  // `tags` and `slideshow` have just been shown to have the types of CellMetadata.
  return metadata as CellMetadata & JsonObject;
}

function nonEmpty(value: Json | undefined, place: Place): void {
  if (typeof value === 'string' && /^.+$/.test(value)) return;
  throw wrong(value, place, { wanted: 'a string of one line, not empty', example: '"intro"' });
}

function tags(value: Json | undefined, place: Place): void {
  const unique = isStrings(value) && new Set(value).size === value.length;
  if (unique && value.every((tag) => /^[^,]+$/.test(tag))) return;
  throw wrong(value, place, {
    wanted: 'an array of different strings, none empty, none with a comma',
    example: '["check", "hidden"]',
  });
}

function slideshow(value: Json | undefined, place: Place): void {
  optional(object(value, place), 'slide_type', place, stringLike('slide'));
}
