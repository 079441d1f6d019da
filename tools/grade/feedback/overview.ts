// What both forms of a feedback, HTML and Markdown, compute.

import type { Hint, Hints } from './hints.ts';
import { counted, type Marks, markOf } from './marks.ts';
import type { ShownExercise } from './shown.ts';

/** The points before a penalty, and those that can be had. */
export function total(
  exercises: readonly ShownExercise[],
  marks: Marks,
): { readonly sum: number; readonly of: number } {
  const all = exercises.map((each) => markOf(marks, each));
  return {
    sum: all.reduce((sum, mark) => sum + counted(mark), 0),
    of: all.reduce((sum, mark) => sum + mark.of, 0),
  };
}

/** The first two hints where the student can still learn from them; the third is nearly the answer. */
export function hintsFor({ exercise, verdict }: ShownExercise, hints: Hints): readonly Hint[] {
  if (verdict === 'pass' || verdict === 'grader-error') return [];
  return (hints.get(exercise) ?? []).slice(0, 2);
}
