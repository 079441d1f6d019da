// The exercises to a notebook, as their notebook and the manifest have them.

import { renderMarkdownOutput } from '../document/markdown.ts';
import { isObject } from '../notebook/fields.ts';
import type { Notebook } from '../notebook/notebook.ts';
import type { Exercise } from './chapter.ts';

const TITLE = /^#+\s+Exercise\s+[\d.]+:\s*(.+)$/m;

/** The exercises in the order of their tasks, titles in words; `pointsOf` says what each is worth. */
export function exercisesIn(
  { cells }: Notebook,
  file: string,
  pointsOf: (id: string) => number | undefined,
): Exercise[] {
  return cells.flatMap(({ id: cellId, source, metadata }, k) => {
    const course = isObject(metadata.course) ? metadata.course : {};
    const { exercise: id, role } = course;
    if (role !== 'task' || typeof id !== 'string') return [];
    const place = { file, cell: k + 1, id: cellId };
    const title = TITLE.exec(source)?.[1] ?? `Exercise ${id}`;
    return [
      { id, title: renderMarkdownOutput(title, place).words.trim(), points: pointsOf(id) ?? 0 },
    ];
  });
}
