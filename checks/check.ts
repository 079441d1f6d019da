// What a check cell of a notebook calls.

import { showTable } from 'course-display';
import { runChecks } from './drive.ts';
import type { Check } from './exercise.ts';
import { exerciseOf } from './registry.ts';
import { passed } from './report.ts';
import { reportHtml } from './report-html.ts';
import { reportText } from './report-text.ts';

/**
 * Shows how the student's functions do: `check('6.2', { hiddenError })`. It does not throw for a wrong
 * answer, so that the cells after it run, but when nbgrader executes the notebook, which takes a cell
 * that does not throw for a right one.
 *
 * @param checks what to try; the exercise's visible checks if left out.
 * @throws Error if there is no such exercise; under nbgrader, if a check does not pass.
 */
export function check(
  id: string,
  answers: Readonly<Record<string, unknown>>,
  checks?: readonly Check[],
): void {
  const exercise = exerciseOf(id);
  const report = runChecks(exercise, checks ?? exercise.visible, answers);
  // Where the kernel cannot send both forms as one output, text alone says everything.
  showTable(
    { raw: () => undefined, text: (text) => console.log(text) },
    { html: reportHtml(report), text: reportText(report) },
  );
  const [right, all] = [passed(report), report.rows.length];
  if (right < all && process.env.NBGRADER_EXECUTION !== undefined) {
    throw new Error(`${id}: ${right} of ${all} checks passed`);
  }
}
