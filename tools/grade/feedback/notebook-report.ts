// What a class did with one notebook: totals, exercises, mistakes.

import { algebra } from './algebra.ts';
import { type ExerciseNumbers, mean, median, type NotebookNumbers } from './class-numbers.ts';
import { bins, binTable, histogram } from './histogram.ts';
import { html, type Markup } from './html.ts';
import { notebookName, number, points, sign, tone, verdictWords } from './words.ts';

export function notebookHtml(numbers: NotebookNumbers): Markup {
  const id = `nb-${notebookName(numbers.notebook).replace(/[^0-9A-Za-z]+/g, '-')}`;
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${notebookName(numbers.notebook)}</h2>
${totalsHtml(numbers, id)}
${exercisesHtml(numbers.exercises, id)}
${mistakesHtml(numbers.exercises, id)}
</section>`;
}

function totalsHtml({ totals, graded, submissions, of }: NotebookNumbers, id: string): Markup {
  if (graded === 0) return html`<p>None of the ${submissions} submissions could be graded.</p>`;
  const all = bins(totals, of);
  const [m, half] = [number(mean(totals)), number(median(totals))];
  const alt = `Totals of ${graded} submissions, from ${number(totals[0])} to ${number(totals[graded - 1])} of ${points(of)}; mean ${m}, median ${half}.`;
  return html`<h3>Totals</h3>
<p class="figure"><strong>${m}</strong> of ${points(of)} in the mean</p>
<p>${graded} of ${submissions} submissions are graded. The median is ${half}. The number below a bar is where it begins; the last bar is for all points.</p>
${histogram(all, id, alt)}
${binTable(all)}`;
}

function exercisesHtml(exercises: readonly ExerciseNumbers[], id: string): Markup {
  const rows = exercises.map((each) => {
    const { exercise, title, of, finished, attempted, right } = each;
    return html`<tr><th scope="row">${exercise} ${title}</th><td class="n">${attempted} of ${finished}</td><td class="n">${percent(right, finished)}</td><td class="n">${number(each.mean)}</td><td class="n">${number(each.median)}</td><td class="n">${number(of)}</td></tr>`;
  });
  return html`<h3 id="${id}-exercises">Exercises</h3>
<div class="scroll" role="region" aria-label="exercises, ${id}" tabindex="0"><table>
<thead><tr><th scope="col">Exercise</th><th scope="col" class="n">Attempted</th><th scope="col" class="n">Right</th><th scope="col" class="n">Mean</th><th scope="col" class="n">Median</th><th scope="col" class="n">Points</th></tr></thead>
<tbody>
${rows}
</tbody></table></div>
<h3 id="${id}-verdicts">Verdicts</h3>
<table aria-labelledby="${id}-verdicts">
<thead><tr><th scope="col">Exercise</th><th scope="col">How often</th></tr></thead>
<tbody>
${exercises.map(verdictsHtml)}
</tbody></table>`;
}

function verdictsHtml({ exercise, verdicts }: ExerciseNumbers): Markup {
  const all = verdicts.map(({ verdict, count }, k) => {
    const comma = k === verdicts.length - 1 ? '' : ',';
    return html`<span class="${tone(verdict)} whole"><span aria-hidden="true">${sign(verdict)}</span> ${count} ${verdictWords[verdict]}${comma}</span>`;
  });
  return html`<tr><th scope="row">${exercise}</th><td>${all}</td></tr>`;
}

function mistakesHtml(exercises: readonly ExerciseNumbers[], id: string): Markup {
  const rows = exercises.flatMap(({ exercise, attempted, mistakes }) =>
    mistakes.map(({ mistake, count }) => {
      const line =
        mistake.algebra === undefined
          ? undefined
          : html`<br><span class="algebra">${algebra(mistake.algebra)}</span>`;
      return html`<tr><th scope="row">${algebra(mistake.sentence)}${line}</th><td>${exercise}</td><td class="n">${count} of ${attempted}</td></tr>`;
    }),
  );
  const head = html`<h3 id="${id}-mistakes">Known mistakes</h3>`;
  if (rows.length === 0) return html`${head}\n<p>None was named.</p>`;
  return html`${head}
<table aria-labelledby="${id}-mistakes">
<thead><tr><th scope="col">Mistake</th><th scope="col">Exercise</th><th scope="col" class="n">Attempts</th></tr></thead>
<tbody>
${rows}
</tbody></table>`;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`;
}
