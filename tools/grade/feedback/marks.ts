// What a submission is worth after people and rules: the gradebook fills it, the pages show it.

import type { ExerciseResult } from '../result.ts';

export interface Marks {
  readonly exercises: readonly ExerciseMark[];
  /** What was taken off and why, in one sentence; left out if nothing was. */
  readonly penalty?: string;
  /** After manual marks and penalty. */
  readonly total: number;
}

export interface ExerciseMark {
  /** `6.2`. */
  readonly exercise: string;
  /** As the grader gave them. */
  readonly points: number;
  readonly of: number;
  /** A lecturer's points, which count instead of the grader's. */
  readonly manual?: number;
  /** The lecturer's words to the student: Markdown with $formulas$. */
  readonly comment?: string;
}

/** The mark of an exercise; what the grader gave if the gradebook has none. */
export function markOf(
  marks: Marks,
  { exercise, points, of }: Pick<ExerciseResult, 'exercise' | 'points' | 'of'>,
): ExerciseMark {
  const found = marks.exercises.find((mark) => mark.exercise === exercise);
  return found ?? { exercise, points, of };
}

/** The points that count. */
export function counted({ points, manual }: ExerciseMark): number {
  return manual ?? points;
}

/** Marks without a person's hand or a rule: the points of the grader. */
export function plainMarks(
  exercises: readonly Pick<ExerciseResult, 'exercise' | 'points' | 'of'>[],
): Marks {
  const own = exercises.map(({ exercise, points, of }) => ({ exercise, points, of }));
  return { exercises: own, total: own.reduce((sum, { points }) => sum + points, 0) };
}
