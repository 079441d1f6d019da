// What a gradebook holds, as plain data.

import type { GradeVerdict, SandboxTier, SubmissionResult, TestResult } from '../result.ts';
import type { Student } from '../submission.ts';

/** One grading of a set of submissions. */
export interface Run {
  readonly id: number;
  /** ISO 8601, as the caller gave it. */
  readonly time: string;
  /** The hash of the grader and its tests. */
  readonly grader: string;
  readonly tier: SandboxTier;
}

/** A student's notebook as one run found it, with the manual marks of today. */
export interface NotebookMarks {
  readonly run: number;
  readonly student: Student;
  readonly notebook: string;
  readonly origin: string;
  readonly sha256: string;
  readonly submitted?: string;
  readonly late?: boolean;
  readonly tier: SandboxTier;
  readonly status: SubmissionResult['status'];
  readonly reason?: string;
  readonly remarks: readonly string[];
  /** In the notebook's order. */
  readonly exercises: readonly ExerciseMark[];
}

export interface ExerciseMark {
  readonly exercise: string;
  readonly title: string;
  readonly verdict: GradeVerdict;
  /** The grader's; see `pointsOf` for the ones that count. */
  readonly points: number;
  readonly of: number;
  readonly reason?: string;
  readonly manual?: ManualMark;
  readonly tests: readonly TestMark[];
}

/** A test's result. On hidden tests what came back and what was wanted is for the lecturer only. */
export type TestMark = TestResult;

/** What a person has set: points, a comment, or both. */
export interface ManualMark {
  readonly points?: number;
  readonly comment?: string;
  /** ISO 8601: when it was last changed. */
  readonly time: string;
}

export interface ManualEntry extends ManualMark {
  readonly student: Student;
  readonly exercise: string;
}

/** One exercise of a student that a second run marked otherwise than a first one. */
export interface Change {
  readonly student: Student;
  readonly notebook: string;
  readonly exercise: string;
  /** Undefined if that run does not have it. */
  readonly before?: MarkThen;
  readonly after?: MarkThen;
  /** Whether the two runs read the same bytes; if not, the student may have caused the change. */
  readonly sameFile: boolean;
  /** The manual points, which count whatever the runs say. */
  readonly manualPoints?: number;
  /** Tests whose verdicts differ, in the later run's order, then those that are gone. */
  readonly tests: readonly TestChange[];
}

export interface MarkThen {
  readonly points: number;
  readonly of: number;
  readonly verdict: GradeVerdict;
}

export interface TestChange {
  readonly what: string;
  readonly before?: GradeVerdict;
  readonly after?: GradeVerdict;
}

/** The points that count: those set by hand, else the grader's. */
export function pointsOf({ points, manual }: ExerciseMark): number {
  return manual?.points ?? points;
}

/** A sum of points without the dust of binary fractions: 0.1 + 0.2 = 0.3. */
export function sum(points: readonly number[]): number {
  return tidy(points.reduce((total, x) => total + x, 0));
}

/** x to a millionth of a point. */
export function tidy(x: number): number {
  return Math.round(x * 1e6) / 1e6;
}
