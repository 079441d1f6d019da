// Hidden checks of 1.4: other programs, the counter of the library, and programs without a fork.

import { type Check, finding, law, same } from 'course-checks';
import { type Counted, flopCounter, type Random, uniform } from 'kernel-lib';

interface Flops {
  readonly asWritten: number;
  readonly reused: number;
}

/** A whole number from 0 to n − 1. */
function below(r: Random, n: number): number {
  return Math.floor(n * uniform(r));
}

/** A program of one input and n operations; each line has the line before among its parents. */
function program(r: Random, n: number): number[][] {
  const lines: number[][] = [[]];
  for (let i = 1; i <= n; i++) lines.push(uniform(r) < 0.4 ? [i - 1] : [i - 1, below(r, i)]);
  return lines;
}

/** What the library's counter counts while the program runs, a sine or a sum for each line. */
function counted(parents: number[][]): Flops {
  const kept = flopCounter();
  const values: Counted[] = [];
  for (const [p, q] of parents) {
    if (p === undefined) values.push(kept.variable(0.75));
    else values.push(q === undefined ? kept.sin(values[p]) : kept.add(values[p], values[q]));
  }
  const again = flopCounter();
  const run = (i: number): Counted => {
    const [p, q] = parents[i];
    if (p === undefined) return again.variable(0.75);
    return q === undefined ? again.sin(run(p)) : again.add(run(p), run(q));
  };
  run(parents.length - 1);
  return { asWritten: again.flops, reused: kept.flops };
}

export const flops: readonly Check[] = [
  same('a program of 4 operations', 'flops', (r) => [program(r, 4)]),
  same('a program of 6 operations', 'flops', (r) => [program(r, 6)]),
  law('the counter of the library agrees while the program runs', function* (ask, r) {
    const parents = program(r, 7);
    const mine = yield* ask<Flops>('flops', parents);
    const real = counted(parents);
    if (mine.reused !== real.reused) {
      return finding('With each line kept, the program runs with another number of operations.');
    }
    return mine.asWritten === real.asWritten
      ? undefined
      : finding('With no line kept, the program runs with another number of operations.');
  }),
  law('where no line is used twice, reuse saves nothing', function* (ask, r) {
    const chain = Array.from({ length: 3 + below(r, 4) }, (_, i) => (i === 0 ? [] : [i - 1]));
    const { asWritten, reused } = yield* ask<Flops>('flops', chain);
    return asWritten === reused
      ? undefined
      : finding('The program is a chain: each line is used once, so that both numbers are one.');
  }),
  law('an input costs nothing, however often it is used', function* (ask) {
    const { asWritten, reused } = yield* ask<Flops>('flops', [[], [], [0, 1], [2, 0], [3, 1]]);
    return asWritten === reused
      ? undefined
      : finding('Only the inputs are used twice here, and they need not be computed again.');
  }),
];
