// Which groups of equal answers are alike. Every pair is counted, through the fingerprints that two have in
// common: at most (number of groups)² · (length of an answer) / 2 additions, whatever the answers are.

/** Answers with the same fingerprints. */
export interface Group<T> {
  /** Each once. */
  readonly prints: readonly number[];
  readonly members: T[];
}

export interface AlikePair<T> {
  readonly p: Group<T>;
  readonly q: Group<T>;
  /** From 0 to 1, in steps of a thousandth. */
  readonly score: number;
  /** How many pairs of members, over all groups, have this score or a higher one. */
  readonly asAlike: number;
}

export interface Wanted {
  readonly least: number;
  /** A score that more pairs than this have, or exceed, is left out. */
  readonly mostAsAlike: number;
}

const steps = 1_000;

/** The most alike first. A group of two or more is a pair with itself. */
export function alikeGroups<T>(
  groups: readonly Group<T>[],
  { least, mostAsAlike }: Wanted,
): AlikePair<T>[] {
  const scores = scoresOf(groups);
  const asAlike = atLeast(groups, scores);
  const pairs: AlikePair<T>[] = [];
  each(groups.length, (p, q, k) => {
    const { [k]: score } = scores;
    if (score < least * steps || asAlike[score] > mostAsAlike) return;
    if (p === q && groups[p].members.length === 1) return;
    pairs.push({ p: groups[p], q: groups[q], score: score / steps, asAlike: asAlike[score] });
  });
  return pairs.sort((s, t) => t.score - s.score);
}

/** (p, q) with p ≤ q, and which of them it is. */
function each(count: number, visit: (p: number, q: number, k: number) => void): void {
  let k = 0;
  for (let q = 0; q < count; q++) for (let p = 0; p <= q; p++) visit(p, q, k++);
}

/** |A ∩ B| / |A ∪ B| of every pair, in thousandths. */
function scoresOf<T>(groups: readonly Group<T>[]): Uint16Array {
  const scores = new Uint16Array((groups.length * (groups.length + 1)) / 2);
  const holders = new Map<number, number[]>();
  const shared = new Uint32Array(groups.length);
  let k = 0;
  for (const [q, { prints }] of groups.entries()) {
    shared.fill(0);
    for (const print of prints) {
      const earlier = holders.get(print);
      if (earlier === undefined) holders.set(print, [q]);
      else {
        for (let i = 0; i < earlier.length; i++) shared[earlier[i]] += 1;
        earlier.push(q);
      }
    }
    for (let p = 0; p < q; p++) {
      const all = groups[p].prints.length + prints.length - shared[p];
      scores[k++] = Math.floor((steps * shared[p]) / all);
    }
    scores[k++] = steps; // a group with itself
  }
  return scores;
}

/** For each score the number of pairs of members that have it or a higher one. */
function atLeast<T>(groups: readonly Group<T>[], scores: Uint16Array): Float64Array {
  const counts = new Float64Array(steps + 1);
  each(groups.length, (p, q, k) => {
    const [m, n] = [groups[p].members.length, groups[q].members.length];
    counts[scores[k]] += p === q ? (m * (m - 1)) / 2 : m * n;
  });
  for (let score = steps - 1; score >= 0; score--) counts[score] += counts[score + 1];
  return counts;
}
