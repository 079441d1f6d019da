// Hidden checks of 2.3: drawn programs, and the counter of kernel-lib, which counts while they run.

import { type Check, finding, law, same } from 'course-checks';
import { type Counted, flopCounter, type Random, uniform } from 'kernel-lib';

type Op = 'input' | 'add' | 'subtract' | 'multiply' | 'divide' | 'power' | 'exp' | 'sqrt';

interface Step {
  readonly name: string;
  readonly op: Op;
  readonly operands: readonly (string | number)[];
}

function oneOf<T>(r: Random, items: readonly T[]): T {
  return items[Math.floor(uniform(r) * items.length)];
}

// Sums and products of these never are 0 or 1, with which the library's counter computes for nothing.
const numbers = [3, 5, 7];

/** Two inputs, two steps between constants, and steps that use whatever is there. */
function drawn(r: Random, length: number, prefix = ''): Step[] {
  const [x, y, k, m] = ['x', 'y', 'k', 'm'].map((name) => prefix + name);
  const steps: Step[] = [
    { name: x, op: 'input', operands: [] },
    {
      name: k,
      op: oneOf(r, ['add', 'multiply']),
      operands: [oneOf(r, numbers), oneOf(r, numbers)],
    },
    { name: y, op: 'input', operands: [] },
    { name: m, op: oneOf(r, ['add', 'multiply']), operands: [k, oneOf(r, numbers)] },
  ];
  const variables = [x, y];
  for (let i = 1; i <= length; i++) {
    const op = oneOf<Op>(r, ['add', 'subtract', 'multiply', 'divide', 'power', 'exp', 'sqrt']);
    const u = oneOf(r, variables);
    const v = oneOf(r, [...variables, ...variables, k, m, oneOf(r, numbers)]);
    const pair = uniform(r) < 0.5 ? [u, v] : [v, u];
    const operands = op === 'power' ? [u, 2] : op === 'exp' || op === 'sqrt' ? [u] : pair;
    steps.push({ name: `${prefix}s${i}`, op, operands });
    variables.push(`${prefix}s${i}`);
  }
  return steps;
}

/** What the library counts while the program runs. */
function counted(steps: readonly Step[]): number {
  const o = flopCounter();
  const values = new Map<string, Counted>();
  const at = (u: string | number) =>
    typeof u === 'number' ? o.constant(u) : (values.get(u) ?? o.constant(Number.NaN));
  for (const { name, op, operands } of steps) {
    const [u, v] = operands.map(at);
    if (op === 'input') values.set(name, o.variable(0.75));
    else if (op === 'power') values.set(name, o.power(u, Number(operands[1])));
    else if (op === 'exp' || op === 'sqrt') values.set(name, o[op](u));
    else values.set(name, o[op](u, v));
  }
  return o.flops;
}

export const countFlops: readonly Check[] = [
  same('a program of eight steps', 'countFlops', (r) => [drawn(r, 8)]),
  same('a program of fourteen steps', 'countFlops', (r) => [drawn(r, 14)]),
  law('as many as the counter of the library finds', function* (ask, r) {
    const steps = drawn(r, 11);
    const flops = yield* ask<number>('countFlops', steps);
    return flops === counted(steps)
      ? undefined
      : finding('The counter of the library, which counts while the program runs, finds another.');
  }),
  law('two programs together cost the sum of both', function* (ask, r) {
    const [first, second] = [drawn(r, 5, 'p'), drawn(r, 7, 'q')];
    const one = yield* ask<number>('countFlops', first);
    const other = yield* ask<number>('countFlops', second);
    const both = yield* ask<number>('countFlops', [...first, ...second]);
    return both === one + other
      ? undefined
      : finding('Two programs one after the other do not cost the sum of what each costs.');
  }),
  law('one step more costs 1 with a variable and 0 with constants', function* (ask, r) {
    const steps = drawn(r, 6);
    const before = yield* ask<number>('countFlops', steps);
    const free: Step = { name: 'free', op: 'multiply', operands: ['k', 'm'] };
    const paid: Step = { name: 'paid', op: 'divide', operands: ['free', 'x'] };
    const same = yield* ask<number>('countFlops', [...steps, free]);
    const more = yield* ask<number>('countFlops', [...steps, free, paid]);
    return same === before && more === before + 1
      ? undefined
      : finding('One more step costs another number of FLOPs than it should.');
  }),
];
