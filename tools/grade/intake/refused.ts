// What is not taken in, told to the lecturer: sentences in order, and whose they seem to concern.
import type { Refused, Student } from '../submission.ts';
import type { HandedIn } from './handed-in.ts';
import type { Owner } from './layout.ts';
import type { NotTaken } from './listing.ts';

export interface OwnNotTaken extends NotTaken {
  readonly owner: Owner | undefined;
}

/** What else the student handed in that was not taken, in a few remarks. */
export function besides({ key }: Owner, notTaken: readonly OwnNotTaken[]): string[] {
  const own = notTaken.filter(({ owner }) => owner?.key === key);
  const remarks = own
    .slice(0, 3)
    .map(({ origin, reason }) => `Not taken in: ${origin}: ${reason}.`);
  if (own.length > 3) remarks.push(`Not taken in: ${own.length - 3} more files.`);
  return remarks;
}

/** At most so many sentences on one student's files. */
const MOST_REFUSED = 20;

export function refused({
  handedIn,
  notTaken,
  students,
}: {
  readonly handedIn: readonly HandedIn[];
  readonly notTaken: readonly OwnNotTaken[];
  readonly students: ReadonlyMap<string, Student>;
}): Refused[] {
  const having = new Set(handedIn.map(({ placed }) => placed.owner.key));
  const counts = new Map<string, number>();
  const all = [...notTaken]
    .sort((p, q) => compare(p.origin, q.origin) || compare(p.reason, q.reason))
    .flatMap(({ owner, origin, reason }): Refused[] => {
      const count = (counts.get(owner?.key ?? '') ?? 0) + 1;
      counts.set(owner?.key ?? '', count);
      if (owner !== undefined && count > MOST_REFUSED) return [];
      // Who has another file that is graded must not get 0 for this one.
      const student = owner && !having.has(owner.key) ? students.get(owner.key) : undefined;
      return [{ origin, ...(student === undefined ? {} : { student }), reason }];
    });
  for (const [key, count] of counts) {
    const student = students.get(key);
    if (student === undefined || count <= MOST_REFUSED) continue;
    const reason = `${count - MOST_REFUSED} more files of this student were not taken in`;
    const origin = student.name;
    all.push({ origin, ...(having.has(key) ? {} : { student }), reason });
  }
  return all;
}

/** By code units: the same order on every machine. */
export function compare(p: string, q: string): number {
  if (p === q) return 0;
  return p < q ? -1 : 1;
}
