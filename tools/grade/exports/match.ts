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
  const claims = new Map<number, Claim[]>();
  const notes: string[] = [];
  for (const grades of students) {
    const { id, name } = grades.student;
    const { rows, rank } = rowsOf(people, grades);
    if (rows.length === 0) notes.push(`${id} (${name}) is in no row`);
    else if (rows.length > 1) {
      notes.push(`${id} (${name}) fits ${rows.length} rows, so none of them was filled`);
    } else claims.set(rows[0], [...(claims.get(rows[0]) ?? []), { grades, rank }]);
  }
  const found = new Map<number, StudentGrades>();
  for (const [row, claimants] of claims) {
    const best = Math.min(...claimants.map(({ rank }) => rank));
    const winners = claimants.filter(({ rank }) => rank === best);
    const ids = claimants.map(({ grades }) => grades.student.id).join(' and ');
    const has =
      winners.length === 1 ? `has ${winners[0].grades.student.id}'s mark` : 'was not filled';
    if (claimants.length > 1) notes.push(`${ids} fit the same row, which ${has}: check it`);
    if (winners.length > 1) continue;
    found.set(row, winners[0].grades);
    const { id, name } = winners[0].grades.student;
    const there = people[row].name ?? '';
    if (!isOneName(there, name))
      notes.push(`${id} is "${name}" here and "${there}" there: check it`);
  }
  return { students: found, notes };
}

interface Claim {
  readonly grades: StudentGrades;
  /** The lower, the surer. */
  readonly rank: number;
}

function rowsOf(people: readonly Person[], { student }: StudentGrades) {
  const { id, name, number } = student;
  const ways: ((person: Person) => boolean)[] = [
    (person) => number !== undefined && person.number === number,
    ({ logins }) => logins.some((login) => folded(login) === folded(id)),
    // The address is ann@uni.example, the folder ann.
    ({ logins }) => logins.some((login) => folded(login).split('@')[0] === folded(id)),
    (person) => person.name !== undefined && nameKey(person.name) === nameKey(name),
  ];
  for (const [rank, is] of ways.entries()) {
    const rows = people.flatMap((person, i) => (is(person) ? [i] : []));
    if (rows.length > 0) return { rows, rank };
  }
  return { rows: [], rank: ways.length };
}

function folded(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

/** Nothing speaks against it. Canvas's file names have the name in one piece, `lovelaceada`. */
function isOneName(there: string, here: string): boolean {
  const letters = (name: string) => folded(name).replace(/[^\p{L}\p{N}]/gu, '');
  return there === '' || nameKey(there) === nameKey(here) || letters(there) === letters(here);
}

/** `Lovelace, Ada` and `Ada  Lovelace` are one name. */
function nameKey(name: string): string {
  const [last, ...first] = name.split(',');
  return folded([...first, last].join(' ')).replace(/\s+/g, ' ');
}
