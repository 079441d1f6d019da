// A result as its student may see it. Of a hidden test there is what was tried, its verdict and the public
// sentences on known mistakes; its inputs, its numbers and its sentences have no place in the type.

import type { ExerciseResult, GradeVerdict, SubmissionResult, TestResult } from '../result.ts';
import { type NamedMistake, readLines } from './mistakes.ts';

export interface StudentResult {
  readonly name: string;
  readonly notebook: string;
  readonly status: SubmissionResult['status'];
  readonly reason?: string;
  readonly submitted?: string;
  readonly late?: boolean;
  readonly sha256: string;
  readonly exercises: readonly StudentExercise[];
  readonly lecturer?: never;
}

export interface StudentExercise {
  readonly exercise: string;
  readonly title: string;
  readonly verdict: GradeVerdict;
  readonly points: number;
  readonly of: number;
  readonly reason?: string;
  readonly tests: readonly StudentTest[];
  readonly source?: never;
}

export type StudentTest = VisibleTest | HiddenTest;

export interface VisibleTest {
  readonly hidden: false;
  readonly what: string;
  readonly verdict: GradeVerdict;
  readonly mistakes: readonly NamedMistake[];
  readonly says: readonly string[];
  readonly inputs?: readonly string[];
  readonly got?: string;
  readonly wanted?: string;
}

export interface HiddenTest {
  readonly hidden: true;
  readonly what: string;
  readonly verdict: GradeVerdict;
  readonly mistakes: readonly NamedMistake[];
  readonly says?: never;
  readonly inputs?: never;
  readonly got?: never;
  readonly wanted?: never;
}

/** The part of a result that its student may see. */
export function forStudent(result: SubmissionResult): StudentResult {
  const { student, notebook, status, reason, submitted, late, sha256, exercises } = result;
  const shown = status === 'quarantined' ? ours : reason;
  return {
    name: student.name,
    notebook,
    status,
    ...(shown === undefined ? {} : { reason: shown }),
    ...(submitted === undefined ? {} : { submitted }),
    ...(late === undefined ? {} : { late }),
    sha256,
    exercises: exercises.map(studentExercise),
  };
}

// What a failing grader has to say can quote the hidden test it failed in.
const ours = 'The grader could not finish. This is not your fault; a person will look at it.';

function studentExercise(result: ExerciseResult): StudentExercise {
  const { exercise, title, verdict, points, of, reason, rows } = result;
  const shown = verdict === 'grader-error' ? ours : reason;
  const tests = rows.map((row) => studentTest(exercise, row));
  const known = { exercise, title, verdict, points, of, tests };
  return shown === undefined ? known : { ...known, reason: shown };
}

function studentTest(exercise: string, row: TestResult): StudentTest {
  const { what, verdict, explains } = row;
  const { named, rest } = readLines(exercise, explains);
  // Not "is it hidden": a tier that is new must not be open by mistake.
  if (row.tier !== 'visible') return { hidden: true, what, verdict, mistakes: named };
  return visibleTest(exercise, row, named, rest);
}

function visibleTest(
  exercise: string,
  { what, verdict, says, inputs, got, wanted }: TestResult,
  explained: readonly NamedMistake[],
  rest: readonly string[],
): VisibleTest {
  const spoken = readLines(exercise, says);
  return {
    hidden: false,
    what,
    verdict,
    mistakes: explained.length > 0 ? explained : spoken.named,
    says: [...new Set([...spoken.rest, ...rest])],
    ...(inputs === undefined ? {} : { inputs }),
    ...(got === undefined ? {} : { got }),
    ...(wanted === undefined ? {} : { wanted }),
  };
}
