// Hidden checks of 2.4: other x, the closed form of a computer-algebra system, and both forks.

import { type Check, difference, finding, law, same } from 'course-checks';
import { type Random, uniform } from 'kernel-lib';
import { slopeFinding } from './slope.js';

type Adjoints = Readonly<Record<'eBar' | 'dBar' | 'cBar' | 'bBar' | 'aBar' | 'xBar', number>>;

/** A number of two decimals from low to high. */
function drawn(r: Random, low: number, high: number): number {
  return Math.round(100 * (low + (high - low) * uniform(r))) / 100;
}

const ofC = (c: number) => Math.sqrt(c) + Math.cos(c);
const ofX = (x: number) => ofC(x * x + Math.exp(x * x));

/** f′ as sympy and mathjs give it for sqrt(x² + exp(x²)) + cos(x² + exp(x²)). */
function symbolic(x: number): number {
  const b = Math.exp(x ** 2);
  const inner = 2 * x * b + 2 * x;
  return inner / (2 * Math.sqrt(x ** 2 + b)) - inner * Math.sin(x ** 2 + b);
}

export const cosineSweep: readonly Check[] = [
  same('a small x', 'cosineSweep', (r) => [drawn(r, 0.1, 0.45)]),
  same('an x beyond 1', 'cosineSweep', (r) => [drawn(r, 1.1, 1.4)]),
  same('a negative x', 'cosineSweep', (r) => [drawn(r, -1.4, -0.2)]),
  law('x̄ is what a computer-algebra system gives', function* (ask, r) {
    const x = drawn(r, 0.2, 1.4);
    const { xBar } = yield* ask<Adjoints>('cosineSweep', x);
    return difference(xBar, symbolic(x)) === undefined
      ? undefined
      : finding('x̄ is not the derivative that symbolic differentiation of f gives.');
  }),
  law('x̄ is the derivative of f by x', function* (ask, r) {
    const x = drawn(r, 0.2, 1.2);
    const { xBar } = yield* ask<Adjoints>('cosineSweep', x);
    return slopeFinding('x̄ is not the derivative of f by x', xBar, ofX, x);
  }),
  law('c̄ is the derivative of √c + cos c by c', function* (ask, r) {
    const x = drawn(r, 0.2, 1.2);
    const { cBar } = yield* ask<Adjoints>('cosineSweep', x);
    const c = x * x + Math.exp(x * x);
    return slopeFinding('c̄ is not the derivative of √c + cos c by c', cBar, ofC, c);
  }),
];
