// The cells of a submitted notebook: of all that the file holds only what grading needs, each value with
// its type checked. Outputs, counts, the kernel and all other metadata are not looked at.
import { isArray, isObject, isStrings, own } from '../../notebook/fields.ts';
import { jsonFault, lineAndColumn } from '../../notebook/json-fault.ts';
import type { Json, JsonObject } from '../../notebook/notebook.ts';
import { beyondBounds } from './json-bounds.ts';
import { text, type Unreadable } from './text.ts';

export interface SubmittedCell {
  readonly id: string | undefined;
  readonly isCode: boolean;
  /** With `\n` between its lines, and without halves of characters. */
  readonly source: string;
  /** `metadata.course.exercise` and `.role`, which a copy of a cell keeps when it gets another id. */
  readonly exercise: string | undefined;
  readonly role: string | undefined;
  /** `metadata.nbgrader.grade_id`, which a copy keeps, too. */
  readonly gradeId: string | undefined;
}

export interface SubmittedCells {
  readonly cells: readonly SubmittedCell[];
  readonly remarks: readonly string[];
}

const MOST_CELLS = 2_000;
const MOST_SOURCE = 1_000_000;

/** The cells, or why there are none. */
export function submittedCells(bytes: Uint8Array): SubmittedCells | Unreadable {
  const decoded = text(bytes);
  if (typeof decoded !== 'string') return decoded;
  const beyond = beyondBounds(decoded);
  if (beyond !== undefined) return { unreadable: beyond };
  const json = parsed(decoded);
  return 'unreadable' in json ? json : fromRoot(json.root);
}

function parsed(text: string): { root: Json } | Unreadable {
  try {
    return { root: JSON.parse(text) };
  } catch {
    const fault = jsonFault(text);
    if (fault === undefined) return { unreadable: 'the file is not JSON' };
    const { line, column } = lineAndColumn(text, fault.offset);
    const where = `line ${line}, column ${column} is not JSON`;
    return { unreadable: `${where}: ${fault.found} where ${fault.wanted} is wanted` };
  }
}

function fromRoot(root: Json): SubmittedCells | Unreadable {
  if (!isObject(root)) return { unreadable: 'the file is JSON, but no notebook' };
  const version = own(root, 'nbformat');
  if (typeof version === 'number' && version < 4) {
    return {
      unreadable: `the notebook has the old format ${version}; open it in Jupyter, save it and hand it in again`,
    };
  }
  const cells = own(root, 'cells');
  if (!isArray(cells) || cells.length === 0) return { unreadable: 'the notebook has no cells' };
  if (cells.length > MOST_CELLS) {
    return {
      unreadable: `the notebook has ${cells.length} cells, but at most ${MOST_CELLS} are read`,
    };
  }
  const read = cells.map(submittedCell);
  const large = read.findIndex((cell) => cell?.isCode && cell.source.length > MOST_SOURCE);
  if (large >= 0) return { unreadable: `cell ${large + 1} has more than 1 MB of code` };
  const remarks = read.flatMap((cell, i) =>
    cell === undefined ? [`Cell ${i + 1} is no cell of a notebook; it is ignored.`] : [],
  );
  // A file of 2,000 such cells is remarked on once.
  const told = remarks.length > 3 ? [`${remarks.length} cells are no cells; ignored.`] : remarks;
  return { cells: read.filter((cell) => cell !== undefined), remarks: told };
}

function submittedCell(cell: Json): SubmittedCell | undefined {
  if (!isObject(cell)) return undefined;
  const source = sourceOf(own(cell, 'source'));
  const type = own(cell, 'cell_type');
  if (source === undefined || typeof type !== 'string') return undefined;
  const metadata = objectAt(cell, 'metadata');
  const course = objectAt(metadata, 'course');
  return {
    id: stringAt(cell, 'id'),
    isCode: type === 'code',
    source,
    exercise: stringAt(course, 'exercise'),
    role: stringAt(course, 'role'),
    gradeId: stringAt(objectAt(metadata, 'nbgrader'), 'grade_id'),
  };
}

function sourceOf(value: Json | undefined): string | undefined {
  if (typeof value !== 'string' && !isStrings(value)) return undefined;
  const source = typeof value === 'string' ? value : value.join('');
  return source.replaceAll('\r\n', '\n').replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}

function objectAt(object: JsonObject | undefined, key: string): JsonObject | undefined {
  const value = object === undefined ? undefined : own(object, key);
  return isObject(value) ? value : undefined;
}

function stringAt(object: JsonObject | undefined, key: string): string | undefined {
  const value = object === undefined ? undefined : own(object, key);
  return typeof value === 'string' ? value : undefined;
}
