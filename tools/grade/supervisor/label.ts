// What intake knows of a submission is told anew in each run; what grading found is kept. A file that
// was moved, or is now told to be late, is not graded again for that.
import type { SubmissionResult } from '../result.ts';
import type { Submission } from '../submission.ts';

/** The result without the remarks of intake. */
export function bare(result: SubmissionResult, { remarks }: Submission): SubmissionResult {
  return { ...result, remarks: result.remarks.filter((each) => !remarks.includes(each)) };
}

/** A bare result with what intake says now. */
export function labelled(result: SubmissionResult, submission: Submission): SubmissionResult {
  const { submitted: _, late: __, ...found } = result;
  const { student, origin, submitted, late, remarks } = submission;
  return {
    ...found,
    student,
    origin,
    ...(submitted === undefined ? {} : { submitted }),
    ...(late === undefined ? {} : { late }),
    remarks: [...remarks, ...result.remarks],
  };
}
