// The exercises to a notebook, as their notebook and the manifest have them.

import { isObject } from '../notebook/fields.ts';
import type { Notebook } from '../notebook/notebook.ts';
import type { Exercise } from './chapter.ts';

const TITLE = /^#+\s+Exercise\s+[\d.]+:\s*(.+)$/m;

/** The exercises in the order of their tasks; `pointsOf` says what each is worth. */
export function exercisesIn(
  { cells }: Notebook,
  pointsOf: (id: string) => number | undefined,
): Exercise[] {
  return cells.flatMap(({ source, metadata }) => {
    const course = isObject(metadata.course) ? metadata.course : {};
    const { exercise: id, role } = course;
    if (role !== 'task' || typeof id !== 'string') return [];
    const title = TITLE.exec(source)?.[1] ?? `Exercise ${id}`;
    return [{ id, title, points: pointsOf(id) ?? 0 }];
  });
}
