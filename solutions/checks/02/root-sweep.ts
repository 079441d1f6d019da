// Hidden checks of 2.1: three other x, and what the adjoints are by definition.

import { type Check, difference, finding, law, same } from 'course-checks';
import { type Random, uniform } from 'kernel-lib';
import { slopeFinding } from './slope.js';

type Adjoints = Readonly<Record<'cBar' | 'bBar' | 'aBar' | 'xBar', number>>;

/** A number of two decimals from low to high. */
function drawn(r: Random, low: number, high: number): number {
  return Math.round(100 * (low + (high - low) * uniform(r))) / 100;
}

const ofA = (a: number) => Math.sqrt(a + Math.exp(a));
const ofX = (x: number) => ofA(x * x);

export const rootSweep: readonly Check[] = [
  same('a small x', 'rootSweep', (r) => [drawn(r, 0.1, 0.45)]),
  same('an x beyond 1', 'rootSweep', (r) => [drawn(r, 1.1, 1.9)]),
  same('a negative x', 'rootSweep', (r) => [drawn(r, -1.9, -0.2)]),
  law('x̄ is the derivative of f by x', function* (ask, r) {
    const x = drawn(r, 0.2, 1.5);
    const { xBar } = yield* ask<Adjoints>('rootSweep', x);
    return slopeFinding('x̄ is not the derivative of f by x', xBar, ofX, x);
  }),
  law('ā is the derivative of √(a + exp a) by a', function* (ask, r) {
    const x = drawn(r, 0.2, 1.5);
    const { aBar } = yield* ask<Adjoints>('rootSweep', x);
    return slopeFinding('ā is not the derivative of √(a + exp a) by a', aBar, ofA, x * x);
  }),
  law('at −x only the sign of x̄ is another', function* (ask, r) {
    const x = drawn(r, 0.2, 1.5);
    const there = yield* ask<Adjoints>('rootSweep', x);
    const here = yield* ask<Adjoints>('rootSweep', -x);
    return difference(here, { ...there, xBar: -there.xBar }) === undefined
      ? undefined
      : finding('f(−x) = f(x): c̄, b̄ and ā must be the same at −x, and x̄ must change its sign.');
  }),
];
