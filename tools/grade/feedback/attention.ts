// Which submissions need a person.

import type { SubmissionResult } from '../result.ts';
import type { Student } from '../submission.ts';

export interface ToLookAt {
  readonly student: Student;
  readonly notebook: string;
  /** `unreadable`, `6.2 void`. */
  readonly what: string;
  readonly why?: string;
}

/** Unreadable and quarantined files, exercises that the grader could not finish, and void ones. */
export function toLookAt(results: readonly SubmissionResult[]): ToLookAt[] {
  return results.flatMap((result) => {
    const { student, notebook, status, reason, exercises } = result;
    if (status !== 'graded') return [entry(student, notebook, status, reason)];
    return exercises.flatMap((each) => {
      const verdicts = [each.verdict, ...each.rows.map(({ verdict }) => verdict)];
      const found = (['grader-error', 'void'] as const).find((verdict) =>
        verdicts.includes(verdict),
      );
      if (found === undefined) return [];
      const said = each.rows.find(({ verdict }) => verdict === found)?.says[0];
      return [entry(student, notebook, `${each.exercise} ${found}`, each.reason ?? said)];
    });
  });
}

function entry(student: Student, notebook: string, what: string, why?: string): ToLookAt {
  return { student, notebook, what, ...(why === undefined ? {} : { why }) };
}
