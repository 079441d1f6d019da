// Programs as lists of lines, with both sweeps done by hand-written loops: what a tape would give.

import type { GraphLine } from 'course-display';

export interface Swept {
  readonly lines: readonly GraphLine[];
  readonly tangents: readonly number[];
  readonly adjoints: readonly number[];
}

const line = (
  name: string,
  operation: string,
  value: number,
  parents: number[] = [],
  partials: number[] = [],
): GraphLine => ({ name, operation, value, parents, partials });

const x = line('x', 'variable', 0.75);
const a = line('a', 'x²', 0.5625, [0], [1.5]);
const b = line('b', 'exp(a)', Math.exp(0.5625), [1], [Math.exp(0.5625)]);
const c = line('c', 'a + b', a.value + b.value, [1, 2], [1, 1]);
const d = line('d', '√c', Math.sqrt(c.value), [3], [0.5 / Math.sqrt(c.value)]);
const e = line('e', 'cos(c)', Math.cos(c.value), [3], [-Math.sin(c.value)]);
const f = line('f', 'd + e', d.value + e.value, [4, 5], [1, 1]);

/** exp(x²) at x = 0.75. */
export const chain: Swept = swept([x, a, b]);

/** √(x² + exp(x²)) at x = 0.75: a forks, and its two ways meet again in c. */
export const fork: Swept = swept([x, a, b, c, d]);

/** √c + cos c with the same c: two forks. */
export const twoForks: Swept = swept([x, a, b, c, d, e, f]);

/** x · x at x = 0.75: two edges between the same two nodes. */
export const twins: Swept = swept([x, line('a', 'x · x', 0.5625, [0, 0], [0.75, 0.75])]);

/** The first line moves, the last is the output. */
export function swept(lines: readonly GraphLine[]): Swept {
  const [tangents, adjoints] = [lines.map(() => 0), lines.map(() => 0)];
  tangents[0] = 1;
  adjoints[lines.length - 1] = 1;
  lines.forEach(({ parents, partials = [] }, i) => {
    parents.forEach((p, k) => {
      tangents[i] += partials[k] * tangents[p];
    });
  });
  for (let i = lines.length - 1; i >= 0; i--) {
    lines[i].parents.forEach((p, k) => {
      adjoints[p] += adjoints[i] * (lines[i].partials?.[k] ?? 0);
    });
  }
  return { lines, tangents, adjoints };
}
