// What a platform shows a student beside the mark: plain sentences, nothing of hidden tests but the
// catalogue's public words on the mistake.
import type { NotebookGrade } from '../gradebook/grades.ts';
import { type ExerciseMark, pointsOf } from '../gradebook/marks.ts';

/** A line per exercise, then the penalty and what else has to be said. */
export function commentLines({ marks, reasons }: NotebookGrade): string[] {
  return [...(marks?.exercises ?? []).map(markLine), ...reasons.map(sentence)];
}

/** The same as HTML, which is what Moodle takes a feedback comment for. */
export function commentHtml(grade: NotebookGrade): string {
  return commentLines(grade).map(escaped).join('<br>');
}

/** `6.2: 1 of 3 points (wrong). The factor σ′ is missing.` */
export function markLine(mark: ExerciseMark): string {
  const { exercise, verdict, of, manual, tests } = mark;
  const why = manual?.points === undefined ? verdict : 'set by hand';
  const explains = new Set(tests.flatMap(({ explains }) => explains));
  const comment = manual?.comment === undefined ? [] : [manual.comment];
  const points = `${exercise}: ${pointsOf(mark)} of ${of} points (${why})`;
  return [points, ...explains, ...comment].map(sentence).join(' ');
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function escaped(text: string): string {
  const entities = new Map([
    ['&', '&amp;'],
    ['<', '&lt;'],
    ['>', '&gt;'],
    ['"', '&quot;'],
    ["'", '&#39;'],
    ['\n', '<br>'],
  ]);
  return text.replace(/[&<>"'\n]/g, (char) => entities.get(char) ?? char);
}
