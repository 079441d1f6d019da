// How a class report calls students: by their names, or by numbers for showing it in a lecture.

import { createHash } from 'node:crypto';
import type { SubmissionResult } from '../result.ts';
import type { Student } from '../submission.ts';
import { oneLine } from './visible-text.ts';

export type Naming = (student: Student) => string;

/** The name, and what tells two people of one name apart. */
export const byName: Naming = ({ name, id }) =>
  oneLine(name) === id ? id : `${oneLine(name)} (${id})`;

/**
 * `S001` and so on. Their order is that of the hashes of what was handed in, which no classmate knows: an
 * order by name would tell who comes first.
 */
export function byNumber(results: readonly SubmissionResult[]): Naming {
  const files = new Map<string, string[]>();
  for (const { student, sha256 } of results) {
    files.set(student.id, [...(files.get(student.id) ?? []), sha256]);
  }
  const keys = [...files].map(([id, hashes]) => ({
    id,
    key: hash([...hashes.sort(), id].join(' ')),
  }));
  const order = keys.sort((p, q) => (p.key < q.key ? -1 : 1)).map(({ id }) => id);
  const digits = Math.max(3, String(order.length).length);
  const numbers = new Map(order.map((id, k) => [id, `S${String(k + 1).padStart(digits, '0')}`]));
  return ({ id }) => numbers.get(id) ?? 'S?';
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
