import { createHash } from 'node:crypto';
import type { SubmissionResult } from '../../../../tools/grade/result.ts';
import type { Submission } from '../../../../tools/grade/submission.ts';

export function submission(id: string): Submission {
  return {
    student: { id, name: `Student ${id}` },
    notebook: '06-back-propagation.ipynb',
    origin: `${id}/06.ipynb`,
    path: `/nowhere/${id}.ipynb`,
    sha256: createHash('sha256').update(id).digest('hex'),
    remarks: [],
  };
}

export function empty(
  { student, notebook = '', origin, sha256, remarks }: Submission,
  status: 'unreadable' | 'quarantined',
  reason: string,
): SubmissionResult {
  const zero = { exercise: '6.1', title: 'One', points: 0, of: 3, rows: [], source: '' };
  const exercises = [{ ...zero, verdict: 'grader-error', reason } as const];
  const tier = 'default';
  return { student, notebook, origin, sha256, tier, status, reason, remarks, exercises };
}
