// The report on a class: one page for the lecturer, or with numbers for names to be shown in a lecture.

import type { SubmissionResult } from '../result.ts';
import { type ToLookAt, toLookAt } from './attention.ts';
import { classNumbers, type MarksOf } from './class-numbers.ts';
import { html, type Markup } from './html.ts';
import { plainMarks } from './marks.ts';
import { byName, byNumber, type Naming } from './naming.ts';
import { notebookHtml } from './notebook-report.ts';
import { page } from './page.ts';
import { type Given, similarPairs } from './similarity.ts';
import { similarityHtml } from './similarity-html.ts';
import { notebookName } from './words.ts';

export interface ClassReportOptions {
  /** Stubs and solutions, which say nothing about who wrote with whom. */
  readonly given: Given;
  /** The marks after people and rules; those of the grader if left out. */
  readonly marksOf?: MarksOf;
  /** Numbers instead of names, and nothing that students or their files say of themselves. */
  readonly anonymous?: boolean;
}

export function classReport(
  results: readonly SubmissionResult[],
  {
    given,
    marksOf = (result) => plainMarks(result.exercises),
    anonymous = false,
  }: ClassReportOptions,
): string {
  const sorted = [...results].sort(byNotebookAndStudent);
  const naming = anonymous ? byNumber(sorted) : byName;
  const numbers = classNumbers(sorted, marksOf);
  const names = numbers.map(({ notebook }) => notebookName(notebook)).join(', ');
  const students = new Set(sorted.map(({ student }) => student.id)).size;
  const graded = sorted.filter(({ status }) => status === 'graded').length;
  return page({
    title: `Class report: ${names}`,
    header: html`<p class="kicker">Class report${anonymous ? ', without names' : ''}</p>
<h1>${names === '' ? 'No submissions' : names}</h1>
<p class="about">${counted(students, 'student')}, ${counted(sorted.length, 'submission')}, ${graded} of them graded.</p>`,
    main: html`${numbers.map(notebookHtml)}
${attentionHtml(toLookAt(sorted), naming, anonymous)}
${similarityHtml(similarPairs(sorted, given), naming)}`,
    footer: html`<p>Means, medians and shares are of what was graded; files that could not be graded and exercises that the grader could not finish are left out.</p>`,
  });
}

function byNotebookAndStudent(p: SubmissionResult, q: SubmissionResult): number {
  const key = ({ notebook, student, sha256 }: SubmissionResult) =>
    `${notebook}\n${student.id}\n${sha256}`;
  return key(p) < key(q) ? -1 : 1;
}

function counted(n: number, noun: string): string {
  return `${n} ${n === 1 ? noun : `${noun}s`}`;
}

function attentionHtml(all: readonly ToLookAt[], naming: Naming, anonymous: boolean): Markup {
  const head = html`<h2 id="look">For a person to look at</h2>`;
  if (all.length === 0) {
    return html`<section aria-labelledby="look">\n${head}\n<p>Nothing: every file was read and every exercise graded.</p>\n</section>`;
  }
  const rows = all
    .map((each) => ({ ...each, name: naming(each.student) }))
    .sort((p, q) => (anonymous && p.name !== q.name ? (p.name < q.name ? -1 : 1) : 0))
    .map(({ name, notebook, what, why }) => {
      // A reason can quote a path or a message with a name in it.
      const reason = anonymous ? undefined : html`<td>${why}</td>`;
      return html`<tr><th scope="row" class="any"><bdi>${name}</bdi></th><td>${notebookName(notebook)}</td><td class="whole">${what}</td>${reason}</tr>`;
    });
  const last = anonymous ? undefined : html`<th scope="col">Why</th>`;
  return html`<section aria-labelledby="look">
${head}
<div class="scroll" role="region" aria-label="submissions to look at" tabindex="0"><table>
<thead><tr><th scope="col">Student</th><th scope="col">Notebook</th><th scope="col">What</th>${last}</tr></thead>
<tbody>
${rows}
</tbody></table></div>
</section>`;
}
