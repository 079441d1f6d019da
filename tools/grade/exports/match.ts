// Which row of a platform's table is which student. A mark in the wrong row is worse than none: who is
// not found, or found twice, is left out and told.
import type { StudentGrades } from '../gradebook/grades.ts';

/** What a row says of its person. */
export interface Person {
  /** The platform's number, as its file names have it. */
  readonly number?: string;
  /** Login names and e-mail addresses. */
  readonly logins: readonly string[];
  readonly name?: string;
}

export interface Matches {
  /** By the index of the row. */
  readonly students: ReadonlyMap<number, StudentGrades>;
  /** One sentence for each student without a row and for each doubt. */
  readonly notes: readonly string[];
}

/** Each student's row: by number; else by login or address; else by name. */
export function matches(people: readonly Person[], students: readonly StudentGrades[]): Matches {
  const found = new Map<number, StudentGrades>();
  const notes: string[] = [];
  for (const grades of students) {
    const { id, name } = grades.student;
    const rows = rowsOf(people, grades);
    const [row] = rows;
    if (rows.length === 0) notes.push(`${id} (${name}) is in no row`);
    else if (rows.length > 1) {
      notes.push(`${id} (${name}) fits ${rows.length} rows, so none of them was filled`);
    } else if (found.has(row)) {
      const other = found.get(row)?.student.id;
      notes.push(`${id} and ${other} fit the same row, which has ${other}'s mark: check it`);
    } else found.set(row, grades);
  }
  return { students: found, notes };
}

function rowsOf(people: readonly Person[], { student }: StudentGrades): number[] {
  const { id, name, number } = student;
  const ways: ((person: Person) => boolean)[] = [
    (person) => number !== undefined && person.number === number,
    ({ logins }) => logins.some((login) => folded(login) === folded(id)),
    // The address is ann@uni.example, the folder ann.
    ({ logins }) => logins.some((login) => folded(login).split('@')[0] === folded(id)),
    (person) => person.name !== undefined && nameKey(person.name) === nameKey(name),
  ];
  for (const is of ways) {
    const rows = people.flatMap((person, i) => (is(person) ? [i] : []));
    if (rows.length > 0) return rows;
  }
  return [];
}

function folded(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

/** `Lovelace, Ada` and `Ada  Lovelace` are one name. */
export function nameKey(name: string): string {
  const [last, ...first] = name.split(',');
  return folded([...first, last].join(' ')).replace(/\s+/g, ' ');
}
