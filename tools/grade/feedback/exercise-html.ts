// One exercise on a page of feedback.

import { algebra } from './algebra.ts';
import type { Hint } from './hints.ts';
import { html, long, type Markup } from './html.ts';
import { counted, type ExerciseMark } from './marks.ts';
import type { NamedMistake } from './mistakes.ts';
import { prose } from './prose.ts';
import type { ShownExercise, ShownTest } from './shown.ts';
import { meaning, number, points, sign, testsPassed, tone, verdictWords } from './words.ts';

/** More than the longest solution of the course by far; a flood is cut. */
const longestSource = 20_000;

export function exerciseHtml(
  shown: ShownExercise,
  mark: ExerciseMark,
  hints: readonly Hint[],
): Markup {
  const { exercise, title, tests, reason, source } = shown;
  const id = anchor(exercise);
  return html`<section aria-labelledby="${id}">
<div class="lead"><h2 id="${id}">${exercise} ${title}</h2><span class="worth">${worth(mark)}</span></div>
<p>${verdictHtml(shown)}</p>
${paragraph(reason)}${manualHtml(mark)}${testsHtml(tests)}${commentHtml(mark)}${hintsHtml(hints)}${
  source === undefined ? undefined : sourceHtml(source)
}</section>`;
}

/** The id of an exercise's heading. */
export function anchor(exercise: string): string {
  return `ex-${exercise.replace(/[^0-9A-Za-z]+/g, '-')}`;
}

/** `✗ wrong, 4 of 6 tests passed`. */
export function verdictHtml(shown: ShownExercise): Markup {
  const passed = testsPassed(shown);
  return html`${signed(shown.verdict)}${passed === undefined ? '' : `, ${passed}`}`;
}

function signed(verdict: ShownTest['verdict']): Markup {
  return html`<span class="verdict ${tone(verdict)}"><span class="sign" aria-hidden="true">${sign(verdict)}</span>${verdictWords[verdict]}</span>`;
}

function worth(mark: ExerciseMark): string {
  return `${number(counted(mark))} of ${points(mark.of)}`;
}

function paragraph(text: string | undefined): Markup | undefined {
  return text === undefined ? undefined : html`<p>${text}</p>\n`;
}

function manualHtml(mark: ExerciseMark): Markup | undefined {
  if (mark.manual === undefined) return undefined;
  return html`<p>Marked by hand: ${points(mark.manual)}. The tests gave ${number(mark.points)}.</p>\n`;
}

function testsHtml(tests: readonly ShownTest[]): Markup | undefined {
  if (tests.length === 0) return undefined;
  return html`<h3>Tests</h3>
<ul class="tests">
${tests.map(testHtml)}
</ul>
`;
}

function testHtml(test: ShownTest): Markup {
  const kind = test.hidden ? html` <span class="kind">hidden test</span>` : undefined;
  const why = [...reasons(test).map((line) => html`<p>${line}</p>`), ...values(test)];
  return html`<li><div class="row"><span>${test.what}${kind}</span>${signed(test.verdict)}</div>${
    why.length === 0 ? undefined : html`\n<div class="why">${why}</div>`
  }${test.mistakes.map(mistakeHtml)}</li>`;
}

function reasons({ says = [], verdict }: ShownTest): string[] {
  const general = says.length === 0 ? meaning(verdict) : undefined;
  return general === undefined ? [...says] : [general];
}

function values({ inputs, got, wanted }: ShownTest): Markup[] {
  const terms = [
    ['Inputs', inputs === undefined || inputs.length === 0 ? undefined : inputs.join('\n')],
    ['Came back', got],
    ['Wanted', wanted],
  ].flatMap(([name, text]) =>
    text === undefined ? [] : [html`<dt>${name}</dt><dd><pre>${text}</pre></dd>`],
  );
  return terms.length === 0 ? [] : [html`<dl>${terms}</dl>`];
}

function mistakeHtml({ sentence, algebra: line }: NamedMistake): Markup {
  const right = line === undefined ? undefined : html`<p class="algebra">${algebra(line)}</p>`;
  return html`\n<div class="mistake"><p>${algebra(sentence)}</p>${right}</div>`;
}

function commentHtml({ comment }: ExerciseMark): Markup | undefined {
  if (comment === undefined || comment.trim() === '') return undefined;
  return html`<h3>The lecturer’s comment</h3>\n<blockquote>${prose(comment)}</blockquote>\n`;
}

function hintsHtml(hints: readonly Hint[]): Markup | undefined {
  if (hints.length === 0) return undefined;
  const folded = hints.map(
    ({ title, text }) =>
      html`<details><summary>${title}</summary><div>${prose(text)}</div></details>`,
  );
  return html`<h3>Hints</h3>\n${folded}\n`;
}

function sourceHtml(source: string): Markup {
  if (source.trim() === '') return html`<h3>Answer</h3>\n<p>Nothing was written.</p>\n`;
  return html`<h3>Answer</h3>\n<pre><code>${long(source, longestSource)}</code></pre>\n`;
}
