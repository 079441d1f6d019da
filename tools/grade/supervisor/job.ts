// What is graded under which name: the key of a submission and the seed that belongs to it.
import { createHash, createHmac } from 'node:crypto';
import type { Submission } from '../submission.ts';

/** What a worker is asked to do. */
export interface Job {
  readonly submission: Submission;
  /** 64 hex digits; the same whenever the submission is graded within one journal. */
  readonly seed: string;
}

/** The name of a grading: the same bytes of the same student against the same tests and grader. */
export function keyOf({ sha256, student, notebook }: Submission, graderHash: string): string {
  // As JSON, so that no two lists of texts are one text.
  const named = JSON.stringify([sha256, student.id, notebook ?? null, graderHash]);
  return createHash('sha256').update(named).digest('hex');
}

/** The seed of one grading, drawn from the run's: it does not depend on what was graded before. */
export function seedOf(runSeed: string, key: string): string {
  return createHmac('sha256', Buffer.from(runSeed, 'hex')).update(key).digest('hex');
}
