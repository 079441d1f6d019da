// The result of a whole submission.

import { exerciseOf } from 'course-checks';
import type { Manifest } from '../../exercises/manifest.ts';
import type { ExerciseResult, SandboxTier, SubmissionResult } from '../result.ts';
import type { Submission } from '../submission.ts';
import { ungraded } from './grade-exercise.ts';

type About = Omit<SubmissionResult, 'status' | 'remarks' | 'exercises'>;

function about(
  { student, notebook, origin, sha256, submitted, late }: Submission,
  tier: SandboxTier,
): About {
  if (notebook === undefined) throw new Error(`${origin}: it answers no released notebook`);
  return {
    student,
    notebook,
    origin,
    sha256,
    tier,
    ...(submitted !== undefined && { submitted }),
    ...(late !== undefined && { late }),
  };
}

export function gradedResult(
  submission: Submission,
  tier: SandboxTier,
  remarks: readonly string[],
  exercises: readonly ExerciseResult[],
): SubmissionResult {
  const all = [...submission.remarks, ...remarks];
  return { ...about(submission, tier), status: 'graded', remarks: all, exercises };
}

/** No points for anything, for one reason. A grading that failed is no fault of the student. */
export function emptyResult(
  submission: Submission,
  tier: SandboxTier,
  { notebooks }: Manifest,
  status: 'unreadable' | 'quarantined',
  reason: string,
): SubmissionResult {
  const entry = notebooks.find(({ file }) => file === submission.notebook);
  const verdict = status === 'unreadable' ? 'not-attempted' : 'grader-error';
  const exercises = (entry?.exercises ?? []).map((released) =>
    ungraded({ exercise: exerciseOf(released.id), released, source: '' }, verdict, reason),
  );
  return { ...about(submission, tier), status, reason, remarks: submission.remarks, exercises };
}
