// A page of feedback on one notebook: the total, a table of the exercises, and each of them.

import { anchor, exerciseHtml, verdictHtml } from './exercise-html.ts';
import type { Hints } from './hints.ts';
import { html, type Markup } from './html.ts';
import { counted, type Marks, markOf } from './marks.ts';
import { hintsFor, total } from './overview.ts';
import { page } from './page.ts';
import type { ForLecturer, Shown } from './shown.ts';
import { oneLine } from './visible-text.ts';
import { notebookName, number, points, time } from './words.ts';

export function feedbackHtml(shown: Shown, marks: Marks, hints: Hints): string {
  const { exercises, lecturer } = shown;
  const notebook = notebookName(shown.notebook);
  const sections = exercises.map((each) =>
    exerciseHtml(each, markOf(marks, each), hintsFor(each, hints)),
  );
  return page({
    title: `${lecturer === undefined ? 'Feedback' : 'Lecturer’s copy'}: ${notebook}, ${oneLine(shown.name)}`,
    header: header(shown, notebook),
    main: html`${totalHtml(shown, marks)}\n${lecturer === undefined ? undefined : lecturerHtml(lecturer)}${sections}`,
    footer: html`<p>The graded file has the SHA-256 ${shown.sha256}.</p>`,
  });
}

function header(shown: Shown, notebook: string): Markup {
  const { name, submitted, late, lecturer } = shown;
  const when = submitted === undefined ? '' : `, handed in ${time(submitted)}`;
  return html`<p class="kicker">${lecturer === undefined ? 'Feedback' : 'Feedback, the lecturer’s copy'}</p>
<h1>${notebook}</h1>
<p class="about"><bdi>${oneLine(name)}</bdi>${when}${late ? ', late' : ''}</p>`;
}

function totalHtml(shown: Shown, marks: Marks): Markup {
  const { sum, of } = total(shown.exercises, marks);
  return html`<section aria-labelledby="points">
<h2 id="points">Points</h2>
<p class="figure"><strong>${number(marks.total)}</strong> of ${points(of)}</p>
${statusHtml(shown)}<table>
<caption>Each exercise has points for its visible tests and points for its hidden ones. Either part counts when all of its tests pass.</caption>
<thead><tr><th scope="col">Exercise</th><th scope="col">Result</th><th scope="col" class="n">Points</th></tr></thead>
<tbody>
${shown.exercises.map((each) => rowHtml(each, marks))}
</tbody>
<tfoot>${footHtml(sum, of, marks)}</tfoot>
</table>
</section>`;
}

function statusHtml({ status, reason }: Shown): Markup | undefined {
  if (status === 'graded') return undefined;
  const what = status === 'unreadable' ? 'The file could not be read.' : 'The file was set aside.';
  return html`<p><strong>${what}</strong> ${reason}</p>\n`;
}

function rowHtml(each: Shown['exercises'][number], marks: Marks): Markup {
  const mark = markOf(marks, each);
  return html`<tr><th scope="row"><a href="#${anchor(each.exercise)}">${each.exercise} ${each.title}</a></th><td>${verdictHtml(each)}</td><td class="n">${number(counted(mark))} of ${number(mark.of)}</td></tr>`;
}

function footHtml(sum: number, of: number, { penalty, total }: Marks): Markup {
  const line = (name: string, value: string) =>
    html`<tr><th scope="row" colspan="2">${name}</th><td class="n">${value}</td></tr>`;
  const last = line('Total', `${number(total)} of ${number(of)}`);
  if (penalty === undefined && number(sum) === number(total)) return last;
  const taken = line(penalty ?? 'Changed by a rule of the course', signed(total - sum));
  return html`${[line('Sum', number(sum)), taken, last]}`;
}

function signed(change: number): string {
  return change > 0 ? `+${number(change)}` : number(change).replace('-', '−');
}

function lecturerHtml({ id, number: known, origin, tier, remarks }: ForLecturer): Markup {
  const terms = [
    ['Student', known === undefined ? id : `${id}, number ${known}`],
    ['Found at', origin],
    ['Sandbox', tier],
  ].map(([name, text]) => html`<tr><th scope="row">${name}</th><td>${text}</td></tr>`);
  const noted = remarks.map((remark) => html`<li>${remark}</li>`);
  return html`<section aria-labelledby="submission">
<h2 id="submission">Submission</h2>
<table><tbody>${terms}</tbody></table>
${noted.length === 0 ? undefined : html`<h3>Noticed while it was read</h3>\n<ul class="plain">${noted}</ul>\n`}</section>
`;
}
