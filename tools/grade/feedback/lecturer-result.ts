// A result as the lecturer sees it: everything.

import type { ExerciseResult, SubmissionResult, TestResult } from '../result.ts';
import { readLines } from './mistakes.ts';
import type { Shown, ShownExercise, ShownTest } from './shown.ts';

export function forLecturer(result: SubmissionResult): Shown {
  const { student, notebook, status, reason, submitted, late, sha256, exercises } = result;
  const { origin, tier, remarks } = result;
  const { id, name, number } = student;
  return {
    name,
    notebook,
    status,
    ...(reason === undefined ? {} : { reason }),
    ...(submitted === undefined ? {} : { submitted }),
    ...(late === undefined ? {} : { late }),
    sha256,
    exercises: exercises.map(shownExercise),
    lecturer: { id, ...(number === undefined ? {} : { number }), origin, tier, remarks },
  };
}

function shownExercise(result: ExerciseResult): ShownExercise {
  const { rows, exercise, title, verdict, points, of, reason, source } = result;
  const tests = rows.map((row) => shownTest(exercise, row));
  const known = { exercise, title, verdict, points, of, tests, source };
  return reason === undefined ? known : { ...known, reason };
}

function shownTest(
  exercise: string,
  { what, tier, verdict, explains, says, inputs, got, wanted }: TestResult,
): ShownTest {
  const explained = readLines(exercise, explains);
  const spoken = readLines(exercise, says);
  return {
    hidden: tier !== 'visible',
    what: tier === 'hidden-law' ? `${what} (a law)` : what,
    verdict,
    mistakes: explained.named.length > 0 ? explained.named : spoken.named,
    says: [...new Set([...spoken.rest, ...explained.rest])],
    ...(inputs === undefined ? {} : { inputs }),
    ...(got === undefined ? {} : { got }),
    ...(wanted === undefined ? {} : { wanted }),
  };
}
