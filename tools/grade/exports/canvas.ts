// Canvas: the gradebook's CSV. A header that begins with Student and ID, a row `Points Possible`, then
// the students; an assignment's column is called `Title (id)`. A column without an id that fits no title
// makes a new assignment. A cell that is empty changes nothing.
import { UsageError } from '../../usage-error.ts';
import type { Grades } from '../gradebook/grades.ts';
import { type CsvForm, csv } from './csv.ts';
import { type Filled, several } from './filled.ts';
import { matches, type Person } from './match.ts';
import { readCsv } from './read-csv.ts';

/** The columns that tell who it is. */
const STUDENT = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section'];

/** Set in Canvas, the names stand in two columns instead of the first. */
const NAMES = ['LastName', 'FirstName'];

/** The downloaded table with the column of one assignment filled; `assignment` is its id. */
export function canvasTable(
  { students }: Grades,
  table: string,
  file: string,
  assignment: string | undefined,
): Filled {
  const { delimiter, bom, rows } = readCsv(table, file);
  const [header, ...body] = rows;
  checkHeader(header, file);
  const target = assignmentColumn(header, file, assignment);
  const isStudent = body.map((row) => isStudentRow(row, header));
  const people = body.map((row, i) => (isStudent[i] ? person(row, header) : { logins: [] }));
  const found = matches(people, students);
  const notes = [...found.notes, ...maximumNotes(students, body, target)];
  let filled = 0;
  const excused: string[] = [];
  const written = body.map((row, i) => {
    const grades = found.students.get(i);
    if (grades === undefined) return row;
    // EX is excused, N/A not assigned: both were decided by a person.
    if (/^(?:EX|N\/A)$/i.test(row[target].trim())) {
      excused.push(grades.student.id);
      return row;
    }
    filled++;
    return row.map((cell, j) => (j === target ? grades.after : cell));
  });
  if (excused.length > 0) notes.push(`excused or not assigned in Canvas: ${several(excused)}`);
  const empty = isStudent.filter(Boolean).length - found.students.size;
  if (empty > 0) notes.push(`rows with nobody of the gradebook, left as they were: ${empty}`);
  return { text: csv([header, ...written], { delimiter, bom }), filled, notes };
}

function checkHeader(header: readonly string[], file: string): void {
  const isNamed = header[0] === 'Student' || NAMES.every((name, i) => header[i] === name);
  if (isNamed && header.includes('ID') && header.includes('Section')) return;
  throw new UsageError(
    `${file} is no gradebook of Canvas: its columns are ${several(header, 6)}, wanted are ` +
      'Student, ID, …, Section; in Canvas: Grades, Export, Export Entire Gradebook',
  );
}

/** The index of the column `Title (id)`. */
function assignmentColumn(
  header: readonly string[],
  file: string,
  assignment: string | undefined,
): number {
  const columns = header.flatMap((name, index) => {
    const id = /\((\d+)\)$/.exec(name.trim())?.[1];
    return id === undefined ? [] : [{ id, name, index }];
  });
  const fitting = columns.filter(({ id }) => id === (assignment ?? id));
  if (fitting.length === 1) return fitting[0].index;
  const has =
    columns.length === 0
      ? 'none'
      : several(
          columns.map(({ name }) => name),
          20,
        );
  const problem =
    assignment === undefined
      ? 'it is not said which assignment is to be filled'
      : `it has no assignment with the id ${assignment}`;
  throw new UsageError(`${file}: ${problem}; it has ${has}: give the number in parentheses`);
}

/** Below the header come rows on posting and points, which name no student. */
function isStudentRow(row: readonly string[], header: readonly string[]): boolean {
  if (row[0].includes('Points Possible')) return false;
  return [...STUDENT, ...NAMES].some((name) => (row[header.indexOf(name)] ?? '').trim() !== '');
}

function person(row: readonly string[], header: readonly string[]): Person {
  const cell = (name: string) => (row[header.indexOf(name)] ?? '').trim();
  const logins = ['SIS Login ID', 'SIS User ID'].map(cell).filter((login) => login !== '');
  return {
    ...(cell('ID') === '' ? {} : { number: cell('ID') }),
    name: cell('Student') || `${cell('FirstName')} ${cell('LastName')}`,
    logins,
  };
}

/** More than the maximum is allowed in Canvas, but hardly meant. */
function maximumNotes(
  students: Grades['students'],
  body: readonly (readonly string[])[],
  target: number,
): string[] {
  const cell = body.find((row) => row[0].includes('Points Possible'))?.[target] ?? '';
  const possible = Number(cell.replace(',', '.'));
  const of = students[0]?.of ?? possible;
  if (cell.trim() === '' || Number.isNaN(possible) || possible === of) return [];
  return [`the assignment has ${possible} points in Canvas, and ${of} can be had here`];
}

/** A table that makes an assignment per notebook, or fills those of that title. */
export function canvasImport({ notebooks, students }: Grades, form?: CsvForm): string {
  const titles = notebooks.map(({ notebook }) => notebook.replace(/\.ipynb$/, ''));
  const possible = ['    Points Possible', '', '', '', '', ...notebooks.map(({ of }) => of)];
  const rows = students.map(({ student, notebooks }) => [
    student.name,
    student.number ?? '',
    '',
    student.id,
    '',
    ...notebooks.map(({ after }) => after),
  ]);
  return csv([[...STUDENT, ...titles], possible, ...rows], form);
}
