// Hidden checks of 1.3: other points, and each adjoint against the rest of the program.

import { type Check, difference, finding, law, same } from 'course-checks';
import { closeness, matrix, numericalGradient, type Random, uniform } from 'kernel-lib';

/** A number of two decimals from 0.10 to 1.30, so that a report is easily read. */
function drawn(r: Random): number {
  return Math.round(10 + 120 * uniform(r)) / 100;
}

/** g′(t) by central differences. */
function slope(g: (t: number) => number, t: number): number {
  return numericalGradient(({ data }) => g(data[0]), matrix([[t]])).data[0];
}

export const adjoints: readonly Check[] = [
  same('another point', 'adjoints', (r) => [drawn(r)]),
  same('another negative point', 'adjoints', (r) => [-drawn(r)]),
  law('each adjoint is how the output follows its line', function* (ask, r) {
    const x = drawn(r);
    const bars = yield* ask<number[]>('adjoints', x);
    const fromB = (b: number) => Math.sin(b);
    const fromA = (a: number) => fromB(Math.exp(a));
    const fromX = (u: number) => fromA(u * u);
    const slopes = [
      slope(fromX, x),
      slope(fromA, x * x),
      slope(fromB, Math.exp(x * x)),
      slope((c) => c, fromX(x)),
    ];
    const wrong = ['x', 'a', 'b', 'c'].filter((_, k) => !closeness(bars[k], slopes[k]).close);
    return wrong.length === 0
      ? undefined
      : finding(`Move ${wrong[0]} alone: the output does not follow it as its adjoint says.`);
  }),
  law('the output follows itself: its adjoint is the same everywhere', function* (ask, r) {
    const here = yield* ask<number[]>('adjoints', drawn(r));
    const there = yield* ask<number[]>('adjoints', -drawn(r));
    return difference(here[3], there[3]) === undefined && here[3] !== 0
      ? undefined
      : finding('c̄ = ∂c/∂c must depend on no value, and nothing is handed on if it is 0.');
  }),
  law('at −x only the adjoint of x changes, and only its sign', function* (ask, r) {
    const x = drawn(r);
    const [xBar, ...others] = yield* ask<number[]>('adjoints', x);
    const mirrored = yield* ask<number[]>('adjoints', -x);
    return difference(mirrored, [-xBar, ...others]) === undefined
      ? undefined
      : finding('a, b and c are the same at x and at −x; only ∂a/∂x = 2x changes.');
  }),
];
