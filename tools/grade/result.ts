// What grading gives, as plain data: a line of the journal, a row of the gradebook, a page of feedback.

import type { Tier as CheckTier } from 'course-checks';
import type { Student } from './submission.ts';

/** How well the machine holds a submission; see `course doctor`. */
export type SandboxTier = 'hardened' | 'default' | 'node-only';

export type GradeVerdict =
  | 'pass'
  | 'wrong'
  | 'threw'
  | 'timeout'
  | 'memory'
  /** What came back was no answer: bytes nobody asked for, a process that ended by itself. */
  | 'void'
  | 'not-attempted'
  /** Our fault, not the student's: to be looked at by a person. */
  | 'grader-error';

export interface SubmissionResult {
  readonly student: Student;
  /** `06-back-propagation.ipynb`. */
  readonly notebook: string;
  readonly origin: string;
  readonly sha256: string;
  readonly submitted?: string;
  readonly late?: boolean;
  readonly tier: SandboxTier;
  /** `unreadable` and `quarantined` have no rows: every exercise has 0 points and one reason. */
  readonly status: 'graded' | 'unreadable' | 'quarantined';
  /** Why it is not graded. */
  readonly reason?: string;
  readonly remarks: readonly string[];
  /** All exercises of the notebook, in its order. */
  readonly exercises: readonly ExerciseResult[];
}

export interface ExerciseResult {
  /** `6.2`. */
  readonly exercise: string;
  readonly title: string;
  /** `pass` if every test passed; `not-attempted` if nothing was written; else the first failed test's. */
  readonly verdict: GradeVerdict;
  readonly points: number;
  readonly of: number;
  /** Why there are no rows, in one sentence: the cell is missing, the grader failed. */
  readonly reason?: string;
  readonly rows: readonly TestResult[];
  /** The text of the answer, as it was graded: for the similarity list and the lecturer. */
  readonly source: string;
}

export interface TestResult {
  /** What was tried, in words that may be shown to everyone. */
  readonly what: string;
  readonly tier: CheckTier;
  readonly verdict: GradeVerdict;
  /** Ids of the known mistakes that give the same numbers. */
  readonly mistakes: readonly string[];
  /** The catalogue's sentences on those mistakes: public text, whatever the test. */
  readonly explains: readonly string[];
  /** On hidden tests for the lecturer only: sentences, inputs, what came back, what was wanted. */
  readonly says: readonly string[];
  readonly inputs?: readonly string[];
  readonly got?: string;
  readonly wanted?: string;
}
