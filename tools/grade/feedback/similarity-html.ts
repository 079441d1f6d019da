// The list of answers that are alike, with the words that keep it from being read as a verdict.

import { html, type Markup } from './html.ts';
import type { Naming } from './naming.ts';
import type { ComparedExercise, Similarity, SimilarPair } from './similarity.ts';

export function similarityHtml({ pairs, exercises }: Similarity, naming: Naming): Markup {
  return html`<section aria-labelledby="alike">
<h2 id="alike">Answers that are alike</h2>
<p>This is a list to look at, never a verdict. Names, comments and layout are left out of the comparison, and so is what the released cell and the solution hold. A short exercise has few ways to be right, so two people can find the same one; the last column says how many of all pairs are as alike or more. Likenesses that many pairs share are not listed.</p>
${pairs.length === 0 ? html`<p>No two answers are alike in a way that few others are.</p>` : pairsHtml(pairs, naming)}
${comparedHtml(exercises)}
</section>`;
}

function pairsHtml(pairs: readonly SimilarPair[], naming: Naming): Markup {
  const rows = pairs.map(({ exercise, students: [p, q], score, asAlike, of }) => {
    return html`<tr><td>${exercise}</td><th scope="row" class="any"><bdi>${naming(p)}</bdi><br><bdi>${naming(q)}</bdi></th><td class="n">${Math.floor(100 * score)} %</td><td class="n">${whole(asAlike)} of ${whole(of)}<br>${share(asAlike, of)}</td></tr>`;
  });
  return html`<div class="scroll" role="region" aria-label="pairs of answers" tabindex="0"><table>
<caption>The rarest likeness first; at most 50 pairs.</caption>
<thead><tr><th scope="col">Exercise</th><th scope="col">Students</th><th scope="col" class="n">Alike</th><th scope="col" class="n">Pairs as alike</th></tr></thead>
<tbody>
${rows}
</tbody></table></div>`;
}

function comparedHtml(exercises: readonly ComparedExercise[]): Markup | undefined {
  if (exercises.length === 0) return undefined;
  const rows = exercises.map(({ exercise, compared, short, pairs }) => {
    return html`<tr><th scope="row">${exercise}</th><td class="n">${compared}</td><td class="n">${short}</td><td class="n">${whole(pairs)}</td></tr>`;
  });
  return html`<details><summary>What was compared</summary><div><p>An answer that is nearly the solution has too little of its own to be compared.</p><table>
<thead><tr><th scope="col">Exercise</th><th scope="col" class="n">Answers compared</th><th scope="col" class="n">Too little of their own</th><th scope="col" class="n">Pairs</th></tr></thead>
<tbody>
${rows}
</tbody></table></div></details>`;
}

function share(part: number, all: number): string {
  const percent = (100 * part) / all;
  return percent < 0.01 ? 'below 0.01 %' : `${Number(percent.toPrecision(2))} %`;
}

function whole(n: number): string {
  return n.toLocaleString('en');
}
