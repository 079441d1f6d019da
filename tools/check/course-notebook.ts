// A lecture notebook as the checks see it, and what its metadata say under `course`.

import { isObject } from '../notebook/fields.ts';
import type { Cell, CodeCell, Json, MarkdownCell, Notebook } from '../notebook/notebook.ts';

export interface CourseNotebook {
  /** As the user calls it. */
  readonly file: string;
  readonly notebook: Notebook;
}

export type CourseField = 'formulas' | 'errata' | 'covers';

interface WithMetadata {
  readonly metadata: { readonly [key: string]: Json | undefined };
}

/** The strings under `metadata.course[field]`; none if the field holds something else. */
export function courseList({ metadata }: WithMetadata, field: CourseField): readonly string[] {
  const value = isObject(metadata.course) ? metadata.course[field] : undefined;
  return Array.isArray(value) ? value.filter((element) => typeof element === 'string') : [];
}

/** The number of a notebook, `04`: the two digits its file begins with, if it does. */
export function numberOf({ file }: CourseNotebook): string | undefined {
  return /(?:^|[\\/])(\d\d)-[^\\/]*$/.exec(file)?.[1];
}

export function codeCells({ cells }: Notebook): CodeCell[] {
  return cells.filter((cell: Cell) => cell.cell_type === 'code');
}

export function markdownCells({ cells }: Notebook): MarkdownCell[] {
  return cells.filter((cell: Cell) => cell.cell_type === 'markdown');
}
