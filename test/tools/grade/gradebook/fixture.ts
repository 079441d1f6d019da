// Results as the supervisor hands them over, small enough to be marked by hand.
import type {
  ExerciseResult,
  GradeVerdict,
  SubmissionResult,
  TestResult,
} from '../../../../tools/grade/result.ts';
import type { Student } from '../../../../tools/grade/submission.ts';

export const NOTEBOOK = '06-back-propagation.ipynb';
export const OTHER = '05-feed-forward.ipynb';

export const ann: Student = { id: 'ann', name: 'Ann Arbor', number: '101' };
export const ben: Student = { id: 'ben', name: 'Ben Öztürk', number: '102' };
export const cem: Student = { id: 'cem', name: '=HYPERLINK("http://x")' };

export const RUN = { time: '2026-11-21T09:00:00Z', grader: 'g1', tier: 'default' } as const;

export function test(
  what: string,
  verdict: GradeVerdict = 'pass',
  more: Partial<TestResult> = {},
): TestResult {
  return { what, tier: 'visible', verdict, mistakes: [], explains: [], says: [], ...more };
}

export function exercise(
  id: string,
  points: number,
  of: number,
  more: Partial<ExerciseResult> = {},
): ExerciseResult {
  return {
    exercise: id,
    title: `Exercise ${id}`,
    verdict: points === of ? 'pass' : 'wrong',
    points,
    of,
    rows: [],
    source: 'const x = 1;',
    ...more,
  };
}

export function result(
  student: Student,
  exercises: readonly ExerciseResult[],
  more: Partial<SubmissionResult> = {},
): SubmissionResult {
  return {
    student,
    notebook: NOTEBOOK,
    origin: `${student.id}/${NOTEBOOK}`,
    sha256: `sha-${student.id}`,
    tier: 'default',
    status: 'graded',
    remarks: [],
    exercises,
    ...more,
  };
}
