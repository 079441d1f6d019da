// Small notebooks for the checks, and what the checks say of them.

import type { CourseNotebook } from '../../../tools/check/course-notebook.ts';
import { type Finding, sentence } from '../../../tools/check/finding.ts';
import type { Cell, CodeCell, Json, MarkdownCell } from '../../../tools/notebook/notebook.ts';

type Fields = { readonly [key: string]: Json };

/** A text cell; `course` is what its metadata say. */
export function text(id: string, source: string, course?: Fields): MarkdownCell {
  return { cell_type: 'markdown', id, metadata: metadata(course), source };
}

/** A code cell that printed `stdout`. */
export function code(id: string, source: string, course?: Fields, stdout = ''): CodeCell {
  const outputs = [{ output_type: 'stream', name: 'stdout', text: stdout } as const];
  return {
    cell_type: 'code',
    id,
    metadata: metadata(course),
    source,
    execution_count: null,
    outputs: stdout === '' ? [] : outputs,
  };
}

/** The notebook 04 of these cells; `course` is what its own metadata say. */
export function course(cells: readonly Cell[], fields: Fields = {}): CourseNotebook {
  return {
    file: 'notebooks/04-x.ipynb',
    notebook: {
      nbformat: 4,
      nbformat_minor: 5,
      metadata: { course: { number: '04', ...fields } },
      cells,
    },
  };
}

/** The findings as they are printed. */
export function said(findings: readonly Finding[]): string {
  return findings.map(sentence).join('\n');
}

function metadata(course: Fields | undefined): Cell['metadata'] {
  return course === undefined ? {} : { course };
}
