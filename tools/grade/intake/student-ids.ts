// An id for every student, safe as the name of a file. It depends on the student's own name and number, and
// on another's only if the two would have the same, so that a regrade finds the same ids.
import { createHash } from 'node:crypto';
import type { Student } from '../submission.ts';
import type { Owner } from './layout.ts';

const MOST_LETTERS = 60;
/** Letters that do not come apart into a base and a mark. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** The students by the keys of the owners; of two with one key the first gives the name. */
export function students(owners: readonly Owner[]): ReadonlyMap<string, Student> {
  const byKey = new Map([...owners].reverse().map((owner) => [owner.key, owner]));
  const sorted = [...byKey.values()].sort((p, q) => (p.key < q.key ? -1 : 1));
  const counts = new Map<string, number>();
  for (const owner of sorted) {
    const id = plainId(owner).toLowerCase();
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const taken = new Set<string>();
  const result = new Map<string, Student>();
  for (const owner of sorted) {
    const { key, name, number } = owner;
    const plain = plainId(owner);
    const isShared = (counts.get(plain.toLowerCase()) ?? 0) > 1;
    const marked = `${plain}-${number ?? digest(key)}`;
    const choices = [...(isShared ? [] : [plain]), marked, `${plain}-${digest(key)}`];
    // A third clash would take two equal digests; then counting makes the difference.
    let id = choices.find((each) => !taken.has(each.toLowerCase()));
    for (let n = 2; id === undefined; n++) {
      if (!taken.has(`${marked}-${n}`.toLowerCase())) id = `${marked}-${n}`;
    }
    taken.add(id.toLowerCase());
    result.set(key, { id, name, ...(number === undefined ? {} : { number }) });
  }
  return result;
}

/** The name in the letters that are safe everywhere; the number or a digest if none is left. */
function plainId({ key, name, number }: Owner): string {
  const plain = name
    .slice(0, 4 * MOST_LETTERS) // before searches that take long names long
    .replaceAll(/[^\p{ASCII}]/gu, (letter) => letters[letter] ?? letter)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replaceAll(/^[._-]+|[._-]+$/g, '')
    .slice(0, MOST_LETTERS)
    .replace(/[._-]+$/, '');
  if (plain === '') return `student-${number ?? digest(key)}`;
  const reserved = /^(?:con|prn|aux|nul|(?:com|lpt)\d)(?:\..*)?$/i;
  return reserved.test(plain) ? `student-${plain}` : plain;
}

function digest(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}
