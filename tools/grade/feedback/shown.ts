// What a page of feedback shows, as plain data. A page is drawn from this alone, so that what is not in
// it cannot be on the page.

import type { GradeVerdict, SandboxTier, SubmissionResult } from '../result.ts';
import type { NamedMistake } from './mistakes.ts';

export interface Shown {
  readonly name: string;
  /** `06-back-propagation.ipynb`. */
  readonly notebook: string;
  readonly status: SubmissionResult['status'];
  /** Why nothing was graded. */
  readonly reason?: string;
  readonly submitted?: string;
  readonly late?: boolean;
  readonly sha256: string;
  readonly exercises: readonly ShownExercise[];
  readonly lecturer?: ForLecturer;
}

/** What only a lecturer sees of a submission. */
export interface ForLecturer {
  readonly id: string;
  readonly number?: string;
  readonly origin: string;
  readonly tier: SandboxTier;
  readonly remarks: readonly string[];
}

export interface ShownExercise {
  readonly exercise: string;
  readonly title: string;
  readonly verdict: GradeVerdict;
  readonly points: number;
  readonly of: number;
  /** Why there are no tests. */
  readonly reason?: string;
  readonly tests: readonly ShownTest[];
  readonly source?: string;
}

export interface ShownTest {
  readonly hidden: boolean;
  readonly what: string;
  readonly verdict: GradeVerdict;
  readonly mistakes: readonly NamedMistake[];
  readonly says?: readonly string[];
  readonly inputs?: readonly string[];
  readonly got?: string;
  readonly wanted?: string;
}
