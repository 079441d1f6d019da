// The same feedback as Markdown, for a learning platform or an editor.

import type { Hint, Hints } from './hints.ts';
import { comment, fenced, indented, inline, quoted } from './markdown-text.ts';
import { counted, type ExerciseMark, type Marks, markOf } from './marks.ts';
import { hintsFor, total } from './overview.ts';
import type { ForLecturer, Shown, ShownExercise, ShownTest } from './shown.ts';
import {
  meaning,
  notebookName,
  number,
  points,
  sign,
  testsPassed,
  time,
  verdictWords,
} from './words.ts';

export function feedbackMarkdown(shown: Shown, marks: Marks, hints: Hints): string {
  const { lecturer, exercises } = shown;
  const name = inline(notebookName(shown.notebook));
  const when = shown.submitted === undefined ? '' : `, handed in ${inline(time(shown.submitted))}`;
  const parts = [
    `# ${lecturer === undefined ? 'Feedback' : 'Feedback, the lecturer’s copy'}: ${name}`,
    `${inline(shown.name)}${when}${shown.late ? ', late' : ''}`,
    ...totalLines(shown, marks),
    ...(lecturer === undefined ? [] : lecturerLines(lecturer)),
    ...exercises.flatMap((each) => exerciseLines(each, markOf(marks, each), hintsFor(each, hints))),
    `The graded file has the SHA-256 ${inline(shown.sha256)}.`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function totalLines(shown: Shown, marks: Marks): string[] {
  const { sum, of } = total(shown.exercises, marks);
  const rows = shown.exercises.map((each) => {
    const mark = markOf(marks, each);
    const worth = `${number(counted(mark))} of ${number(mark.of)}`;
    return `| ${inline(`${each.exercise} ${each.title}`)} | ${verdict(each)} | ${worth} |`;
  });
  const table = ['| Exercise | Result | Points |', '| --- | --- | ---: |', ...rows].join('\n');
  const penalty = marks.penalty ?? 'A rule of the course changed the sum.';
  const changed = marks.penalty !== undefined || number(sum) !== number(marks.total);
  return [
    ...(shown.status === 'graded' ? [] : [inline(shown.reason ?? shown.status)]),
    `**${number(marks.total)} of ${points(of)}**`,
    ...(changed ? [`The exercises give ${number(sum)}. ${inline(penalty)}`] : []),
    table,
  ];
}

function lecturerLines({ id, number: known, origin, tier, remarks }: ForLecturer): string[] {
  const of = known === undefined ? '' : `, number ${inline(known)}`;
  const facts = [`Student ${inline(id)}${of}`, `Found at ${inline(origin)}`, `Sandbox: ${tier}`];
  return [
    '## Submission',
    [...facts, ...remarks.map(inline)].map((line) => `- ${line}`).join('\n'),
  ];
}

function exerciseLines(shown: ShownExercise, mark: ExerciseMark, hints: readonly Hint[]): string[] {
  const { exercise, title, tests, reason, source } = shown;
  const { manual, comment: words = '' } = mark;
  const heading = `## ${inline(`${exercise} ${title}`)}`;
  const byHand =
    manual === undefined ? '' : ` Marked by hand; the tests gave ${number(mark.points)}.`;
  return [
    heading,
    `${verdict(shown)}; ${number(counted(mark))} of ${points(mark.of)}.${byHand}`,
    ...(reason === undefined ? [] : [inline(reason)]),
    ...(tests.length === 0 ? [] : [tests.map(testText).join('\n')]),
    ...(words.trim() === '' ? [] : [`### The lecturer’s comment\n\n${quoted(comment(words))}`]),
    ...hints.map(hintText),
    ...(source === undefined ? [] : [`### Answer\n\n${fenced(source, 20_000, 'ts')}`]),
  ];
}

function verdict(shown: ShownExercise): string {
  const passed = testsPassed(shown);
  const words = `${sign(shown.verdict)} ${verdictWords[shown.verdict]}`;
  return passed === undefined ? words : `${words}, ${passed}`;
}

function testText(test: ShownTest): string {
  const { what, hidden, says = [], inputs = [], got, wanted, mistakes } = test;
  const kind = hidden ? ' (hidden test)' : '';
  const first = `- ${sign(test.verdict)} ${verdictWords[test.verdict]}: ${inline(what)}${kind}`;
  const general = says.length === 0 ? meaning(test.verdict) : undefined;
  const why = [
    ...(general === undefined ? says : [general]).map(inline),
    ...mistakes.map(({ sentence, algebra }) =>
      [`**${inline(sentence)}**`, ...(algebra === undefined ? [] : [inline(algebra)])].join(' '),
    ),
    ...(inputs.length === 0 ? [] : [`Inputs:\n\n${fenced(inputs.join('\n'))}`]),
    ...(got === undefined ? [] : [`Came back:\n\n${fenced(got)}`]),
    ...(wanted === undefined ? [] : [`Wanted:\n\n${fenced(wanted)}`]),
  ];
  return [first, ...why.map((part) => `\n${indented(part)}`)].join('\n');
}

// Hints are the project's own text and stay as they were released.
function hintText({ title, text }: Hint): string {
  return `<details><summary>${inline(title)}</summary>\n\n${text}\n\n</details>`;
}
