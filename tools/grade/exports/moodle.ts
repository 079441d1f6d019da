// Moodle. Two ways lead in:
//
// - the grading worksheet of an assignment (Moodle 2.4 to 5): downloaded, filled, uploaded. Moodle finds
//   the columns `Identifier`, `Grade` and `Last modified (grade)` by their names in the teacher's
//   language, takes the digits at the end of `Participant 12`, and silently skips a grade that is above
//   the maximum or in a row that may not be changed;
// - the import of grades into the gradebook, where the teacher says which column is what.
import { UsageError } from '../../usage-error.ts';
import type { Grades, StudentGrades } from '../gradebook/grades.ts';
import { commentHtml } from './comment.ts';
import { type CsvForm, csv } from './csv.ts';
import { type Filled, several } from './filled.ts';
import { matches, type Person } from './match.ts';
import { readCsv } from './read-csv.ts';

const NEEDED = ['Identifier', 'Grade', 'Last modified (grade)'];

/** The worksheet with its Grade and Feedback comments columns filled. */
export function moodleWorksheet({ students }: Grades, worksheet: string, file: string): Filled {
  const { delimiter, bom, rows } = readCsv(worksheet, file);
  const [header, ...body] = rows;
  const column = (name: string) => header.indexOf(name);
  checkHeader(header, file);
  const people = body.map((row) => person(row, column));
  const found = matches(people, students);
  const notes = [...found.notes];
  const unchangeable: string[] = [];
  let filled = 0;
  const table = body.map((row, i) => {
    const grades = found.students.get(i);
    if (grades === undefined) return row;
    if (row[column('Grade can be changed')] === 'No') {
      unchangeable.push(grades.student.id);
      return row;
    }
    checkMaximum(row[column('Maximum Grade')], grades.after, grades.student.id, file);
    filled++;
    return row.map((cell, j) => {
      if (j === column('Grade')) return grades.after;
      return j === column('Feedback comments') ? comment(grades) : cell;
    });
  });
  const empty = body.length - found.students.size;
  if (empty > 0) notes.push(`rows with nobody of the gradebook, left as they were: ${empty}`);
  if (unchangeable.length > 0) {
    notes.push(`Moodle does not let these grades be changed: ${several(unchangeable)}`);
  }
  if (column('Feedback comments') < 0) {
    notes.push(
      'there is no column "Feedback comments": turn that feedback type on to have comments',
    );
  }
  return { text: csv([header, ...table], { delimiter, bom }), filled, notes };
}

function comment({ notebooks }: StudentGrades): string {
  return notebooks.map(commentHtml).join('<br>');
}

function checkHeader(header: readonly string[], file: string): void {
  if (header.includes('Scale')) {
    throw new UsageError(
      `${file}: the assignment is graded by a scale, and the marks are points; set its grade type to points in Moodle`,
    );
  }
  const missing = NEEDED.filter((name) => !header.includes(name));
  if (missing.length === 0) return;
  throw new UsageError(
    `${file} is no grading worksheet of Moodle in English: it has no column ${missing.join(', ')}, ` +
      `but ${several(header, 8)}; set Moodle to English, download the worksheet and give that file`,
  );
}

function person(row: readonly string[], column: (name: string) => number): Person {
  const cell = (name: string): string => row[column(name)] ?? '';
  const number = /\d+$/.exec(cell('Identifier').trim())?.[0];
  const name = cell('Full name').trim();
  const logins = ['Email address', 'Username'].map(cell).filter((login) => login !== '');
  return {
    ...(number === undefined ? {} : { number }),
    ...(name === '' ? {} : { name }),
    logins,
  };
}

/** Moodle would skip the row without a word. */
function checkMaximum(cell: string | undefined, grade: number, id: string, file: string): void {
  const maximum = Number((cell ?? '').replace(',', '.'));
  if (cell === undefined || cell.trim() === '' || Number.isNaN(maximum) || grade <= maximum) return;
  throw new UsageError(
    `${file}: ${id} has ${grade} points, and the assignment's maximum is ${maximum}; ` +
      'set the maximum in Moodle to the points of the notebook and download the worksheet anew',
  );
}

/** A table for Moodle's import of grades: a column with points and one with feedback per notebook. */
export function moodleImport({ notebooks, students }: Grades, form?: CsvForm): string {
  const header = [
    'Username',
    'Full name',
    'Number',
    ...notebooks.flatMap(({ notebook }) => [notebook, `${notebook} feedback`]),
  ];
  const rows = students.map((grades) => [
    grades.student.id,
    grades.student.name,
    grades.student.number ?? '',
    ...grades.notebooks.flatMap((one) => [one.after, commentHtml(one)]),
  ]);
  return csv([header, ...rows], form);
}
