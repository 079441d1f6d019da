// `grades.csv`, a row per student, and `tests.csv`, a row per test: for spreadsheets and scripts.
import {
  allReasons,
  type Grades,
  type NotebookGrade,
  type StudentGrades,
} from '../gradebook/grades.ts';
import { pointsOf } from '../gradebook/marks.ts';
import { type CsvCell, type CsvForm, csv } from './csv.ts';

/** A row per student: every exercise, totals per notebook and of all, before and after the penalty. */
export function gradesCsv({ notebooks, students }: Grades, form?: CsvForm): string {
  const header = [
    'student',
    'name',
    'number',
    ...notebooks.flatMap(({ notebook, exercises, of }) => [
      ...exercises.map(({ exercise, of }) => `${exercise} (of ${of})`),
      `${notebook} (of ${of})`,
      `${notebook} penalty in %`,
      `${notebook} after penalty`,
    ]),
    'total of',
    'total before penalty',
    'total after penalty',
    'set by hand',
    'reasons',
  ];
  return csv([header, ...students.map(row)], form);
}

function row(grades: StudentGrades): CsvCell[] {
  const { student, notebooks, of, before, after } = grades;
  return [
    student.id,
    student.name,
    student.number ?? '',
    ...notebooks.flatMap((grade) => [
      ...exercisePoints(grade),
      grade.before,
      grade.penalty.take,
      grade.after,
    ]),
    of,
    before,
    after,
    notebooks.flatMap(byHand).join('; '),
    allReasons(grades).join('\n'),
  ];
}

/** In the order of the columns; what was not handed in has 0. */
function exercisePoints({ column, marks }: NotebookGrade): number[] {
  const found = new Map(marks?.exercises.map((mark) => [mark.exercise, pointsOf(mark)]));
  return column.exercises.map(({ exercise }) => found.get(exercise) ?? 0);
}

function byHand({ marks }: NotebookGrade): string[] {
  return (marks?.exercises ?? []).flatMap(({ exercise, points, manual }) => {
    if (manual === undefined) return [];
    const set = manual.points === undefined ? [] : [`${points} -> ${manual.points}`];
    const comment = manual.comment === undefined ? [] : [manual.comment];
    return [`${exercise}: ${[...set, ...comment].join(', ')}`];
  });
}

/** A row per test. For the lecturer: it names hidden tests, though not their inputs. */
export function testsCsv({ students }: Grades, form?: CsvForm): string {
  const header = [
    'student',
    'name',
    'notebook',
    'exercise',
    'exercise verdict',
    'test',
    'what',
    'tier',
    'verdict',
    'mistakes',
    'explanation',
  ];
  const rows = students.flatMap(({ student, notebooks }) =>
    notebooks.flatMap((grade) => testRows(grade).map((row) => [student.id, student.name, ...row])),
  );
  return csv([header, ...rows], form);
}

function testRows({ column: { notebook }, marks }: NotebookGrade): CsvCell[][] {
  return (marks?.exercises ?? []).flatMap(({ exercise, verdict, reason, tests }) => {
    // An exercise without tests has a row too: its verdict would be lost.
    if (tests.length === 0)
      return [[notebook, exercise, verdict, '', '', '', '', '', reason ?? '']];
    return tests.map((test, i) => [
      notebook,
      exercise,
      verdict,
      i + 1,
      test.what,
      test.tier,
      test.verdict,
      test.mistakes.join(' '),
      test.explains.join(' '),
    ]);
  });
}
