// A notebook from the text or the bytes of its file, or a NotebookError.

import {
  array,
  isObject,
  isWhole,
  object,
  onlyKeys,
  optional,
  own,
  required,
  string,
  stringLike,
  wrong,
} from './fields.ts';
import { jsonFault, lineAndColumn } from './json-fault.ts';
import type { Cell, Json, JsonObject, Notebook, NotebookMetadata } from './notebook.ts';
import { at, NotebookError, type Place } from './notebook-error.ts';
import { readCell } from './read-cell.ts';
import { decode } from './text.ts';

/**
 * The notebook in the text of a file. It accepts what the official schema of nbformat 4.5 accepts,
 * except: a minor version above 5, two cells with one id, and a `slideshow` that is not an object
 * whose `slide_type` is a string. The keys that Jupyter never stores (`trusted` of a cell;
 * `orig_nbformat`, `orig_nbformat_minor`, `signature`) are dropped, as Jupyter does.
 *
 * Throws NotebookError, which names file, cell and field.
 */
export function read(text: string | Uint8Array, file: string): Notebook {
  const place = { file, path: [] };
  const root = object(parsed(decode(text, file), place), place);
  checkVersion(root, place);
  onlyKeys(root, place, {
    what: 'a notebook',
    keys: ['cells', 'metadata', 'nbformat', 'nbformat_minor'],
    mend: 'delete it, or move it under metadata',
  });
  const metadata = required(root, 'metadata', place, readMetadata);
  const cells = required(root, 'cells', place, array).map((cell, i) => readCell(cell, file, i));
  checkUnique(cells, file);
  return { nbformat: 4, nbformat_minor: 5, metadata, cells };
}

function parsed(text: string, place: Place): Json {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const fault = jsonFault(text);
    if (fault === undefined) throw cause;
    const { line, column } = lineAndColumn(text, fault.offset);
    throw new NotebookError(
      place,
      `line ${line}, column ${column} is not JSON: ${fault.found} where ${fault.wanted} is ` +
        `wanted; ${fault.mend}`,
      { cause },
    );
  }
}

function checkVersion(root: JsonObject, place: Place): void {
  const major = required(root, 'nbformat', place, (value, there) => {
    if (isWhole(value, 1)) return value;
    throw wrong(value, there, { wanted: 'the number 4', example: '4' });
  });
  const minor = own(root, 'nbformat_minor');
  if (major === 4 && !isWhole(minor, 0)) {
    throw wrong(minor, at(place, 'nbformat_minor'), { wanted: 'the number 5', example: '5' });
  }
  const version = isWhole(minor, 0) ? `${major}.${minor}` : `${major}`;
  const there = at(place, major === 4 ? 'nbformat_minor' : 'nbformat');
  if (version !== '4.5') throw new NotebookError(there, versionFault(version, place.file));
}

// `jupyter nbconvert --to notebook` (7.17) is no help: it leaves a notebook of 4.4 at 4.4.
function versionFault(version: string, file: string): string {
  const older = Number.parseInt(version, 10) < 4 || /^4\.[0-4]$/.test(version);
  if (older) {
    return (
      `the notebook has format ${version}, but must have format 4.5, which gives every cell an ` +
      'id; upgrade it with: python3 -c "import sys, nbformat as f; p = sys.argv[1]; ' +
      `f.write(f.v4.upgrade(f.read(p, 4)), p)" "${file}"`
    );
  }
  const mend = version.startsWith('4.')
    ? 'write "nbformat_minor": 5 and delete what is newer'
    : 'save it as format 4.5 in the program that wrote it';
  return `the notebook has format ${version}, but must have format 4.5; ${mend}`;
}

function readMetadata(value: Json | undefined, place: Place): NotebookMetadata {
  const { orig_nbformat, orig_nbformat_minor, signature, ...metadata } = object(value, place);
  optional(object(value, place), 'orig_nbformat', place, (original, there) => {
    if (isWhole(original, 1)) return;
    throw wrong(original, there, { wanted: 'a whole number from 1', example: '4' });
  });
  optional(metadata, 'kernelspec', place, kernelspec);
  optional(metadata, 'language_info', place, languageInfo);
  optional(metadata, 'title', place, string);
  optional(metadata, 'authors', place, array);
  // `kernelspec`, `language_info` and `title` have just been shown to have their types.
  return metadata as NotebookMetadata;
}

function kernelspec(value: Json | undefined, place: Place): void {
  const example = '{"name": "tslab", "display_name": "TypeScript"}';
  if (!isObject(value)) throw wrong(value, place, { wanted: 'an object', example });
  required(value, 'name', place, stringLike('tslab'));
  required(value, 'display_name', place, stringLike('TypeScript'));
}

function languageInfo(info: Json | undefined, place: Place): void {
  const example = '{"name": "typescript"}';
  if (!isObject(info)) throw wrong(info, place, { wanted: 'an object', example });
  required(info, 'name', place, stringLike('typescript'));
  optional(info, 'codemirror_mode', place, (mode, there) => {
    if (typeof mode === 'string' || isObject(mode)) return;
    throw wrong(mode, there, { wanted: 'a string or an object', example: '"typescript"' });
  });
  for (const key of ['file_extension', 'mimetype', 'pygments_lexer']) {
    optional(info, key, place, string);
  }
}

function checkUnique(cells: readonly Cell[], file: string): void {
  const first = new Map<string, number>();
  for (const [index, { id }] of cells.entries()) {
    const other = first.get(id);
    if (other !== undefined) {
      throw new NotebookError(
        { file, cell: { index, id }, path: ['id'] },
        `id is "${id}", which cell ${other + 1} has, too; give one of the two another id`,
      );
    }
    first.set(id, index);
  }
}
