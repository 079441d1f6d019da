// What is wrong with a notebook, and where: file, cell and field.

/** One field of a notebook: the keys and indices that lead to it from its cell, or from the root. */
export interface Place {
  readonly file: string;
  readonly cell?: CellPlace;
  readonly path: readonly (string | number)[];
}

/** The position in `cells`, counted from 0, and the id if the cell has a well-formed one. */
export interface CellPlace {
  readonly index: number;
  readonly id?: string;
}

/** A notebook that cannot be used. The message counts cells from 1. */
export class NotebookError extends Error {
  override readonly name = 'NotebookError';
  readonly file: string;
  readonly cell: CellPlace | undefined;
  /** As in `outputs[0].data["text/plain"]`; empty where the whole cell or file is meant. */
  readonly field: string;

  constructor(place: Place, sentence: string, options?: ErrorOptions) {
    super(`${place.file}: ${cellLabel(place.cell)}${sentence}`, options);
    this.file = place.file;
    this.cell = place.cell;
    this.field = fieldName(place);
  }
}

/** The place one step further down. */
export function at(place: Place, key: string | number): Place {
  return { ...place, path: [...place.path, key] };
}

/** The path as one would type it: `outputs[0].data["text/plain"]`. */
export function fieldName(place: Place): string {
  return place.path.reduce<string>(extended, '');
}

/** The name of a field one step further down. */
export function extended(name: string, key: string | number): string {
  if (typeof key === 'number') return `${name}[${key}]`;
  if (!/^[A-Za-z_]\w*$/.test(key)) return `${name}[${JSON.stringify(key)}]`;
  return name === '' ? key : `${name}.${key}`;
}

function cellLabel(cell: CellPlace | undefined): string {
  if (cell === undefined) return '';
  const id = cell.id === undefined ? '' : ` (id "${cell.id}")`;
  return `cell ${cell.index + 1}${id}: `;
}
