// Feedback on one submission, for its student and for the lecturer.

import type { SubmissionResult } from '../result.ts';
import { feedbackHtml } from './feedback-html.ts';
import { feedbackMarkdown } from './feedback-markdown.ts';
import type { Hints } from './hints.ts';
import { forLecturer } from './lecturer-result.ts';
import type { Marks } from './marks.ts';
import { forStudent } from './student-result.ts';

export interface Feedback {
  /** A whole page that needs no other file. */
  readonly html: string;
  readonly markdown: string;
}

/** What the student gets: made from `forStudent`, so that no hidden test can be on it. */
export function studentFeedback(result: SubmissionResult, marks: Marks, hints: Hints): Feedback {
  const shown = forStudent(result);
  return {
    html: feedbackHtml(shown, marks, hints),
    markdown: feedbackMarkdown(shown, marks, hints),
  };
}

/** What the lecturer gets: everything, the student's answers included. Not for students. */
export function lecturerFeedback(result: SubmissionResult, marks: Marks, hints: Hints): Feedback {
  const shown = forLecturer(result);
  return {
    html: feedbackHtml(shown, marks, hints),
    markdown: feedbackMarkdown(shown, marks, hints),
  };
}
