// Grades as lines for the terminal.
import { allReasons, type Grades, type NotebookGrade, type StudentGrades } from './grades.ts';
import type { Change, ExerciseMark, ManualEntry, MarkThen, Run } from './marks.ts';

/** A line per student: points per notebook after the penalty, and the total. */
export function classLines({ notebooks, students }: Grades): string[] {
  const head = ['student', 'name', ...notebooks.map(({ notebook }) => stem(notebook)), 'total'];
  const rows = students.map(({ student, notebooks, after, of }) => [
    student.id,
    student.name,
    ...notebooks.map((grade) => `${grade.after} of ${grade.column.of}${mark(grade)}`),
    `${after} of ${of}`,
  ]);
  const late = students.some(({ notebooks }) => notebooks.some((grade) => mark(grade) !== ''));
  const legend = late
    ? ['* lowered for lateness   ? lateness is unclear   - nothing handed in']
    : [];
  return [...table([head, ...rows]), ...legend];
}

function mark({ marks, penalty }: NotebookGrade): string {
  if (marks === undefined) return ' -';
  if (penalty.kind === 'unclear') return ' ?';
  return penalty.take > 0 ? ' *' : '';
}

/** Everything on one student. */
export function studentLines(grades: StudentGrades): string[] {
  const { student, notebooks, before, after, of } = grades;
  const number = student.number === undefined ? '' : `, number ${student.number}`;
  const lines = [`${student.id}: ${student.name}${number}`];
  for (const grade of notebooks) {
    const { column, marks } = grade;
    const from = marks === undefined ? '' : `, from ${marks.origin} in run ${marks.run}`;
    lines.push('', `${column.notebook}: ${grade.before} of ${column.of} points${from}`);
    if (grade.penalty.take > 0) lines.push(`  after the penalty: ${grade.after}`);
    lines.push(...table((marks?.exercises ?? []).map(exerciseRow)).map((line) => `  ${line}`));
  }
  lines.push('', `total: ${before} of ${of}, after penalties ${after}`);
  return [...lines, ...allReasons(grades).map((why) => `- ${why}`)].map(plain);
}

function exerciseRow({ exercise, title, points, of, verdict, manual }: ExerciseMark): string[] {
  const set = manual?.points === undefined ? '' : `set by hand: ${manual.points}`;
  const comment = manual?.comment === undefined ? '' : `"${manual.comment}"`;
  return [exercise, `${points} of ${of}`, verdict, title, `${set} ${comment}`.trim()];
}

export function manualLines(entries: readonly ManualEntry[]): string[] {
  if (entries.length === 0) return ['Nothing is set by hand.'];
  return table(
    entries.map(({ student, exercise, points, comment = '', time }) => [
      student.id,
      exercise,
      points === undefined ? '' : `${points} points`,
      comment,
      time,
    ]),
  );
}

export function runLines(runs: readonly Run[]): string[] {
  return table(runs.map(({ id, time, tier, grader }) => [`run ${id}`, time, tier, grader]));
}

/** A line per changed exercise, its changed tests below it. */
export function changeLines(changes: readonly Change[]): string[] {
  return changes.flatMap(({ student, exercise, before, after, sameFile, manualPoints, tests }) => {
    const file = sameFile ? '' : ', another file';
    const set = manualPoints === undefined ? '' : `, but ${manualPoints} points are set by hand`;
    return [
      `${student.id} ${exercise}: ${then(before)} -> ${then(after)}${file}${set}`,
      ...tests.map(
        ({ what, before, after }) => `    ${before ?? 'new'} -> ${after ?? 'gone'}: ${what}`,
      ),
    ].map(plain);
  });
}

function then(mark: MarkThen | undefined): string {
  return mark === undefined ? 'not there' : `${mark.points} of ${mark.of} (${mark.verdict})`;
}

function stem(notebook: string): string {
  return notebook.replace(/\.ipynb$/, '');
}

function table(rows: readonly (readonly string[])[]): string[] {
  const cells = rows.map((row) => row.map(plain));
  const widths = (cells[0] ?? []).map((_, j) => Math.max(...cells.map((row) => row[j].length)));
  return cells.map((row) =>
    row
      .map((cell, j) => cell.padEnd(widths[j]))
      .join('  ')
      .trimEnd(),
  );
}

/** One line of the text. Names come from students: no escape sequence may reach the terminal. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
}
