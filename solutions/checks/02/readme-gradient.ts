// Hidden checks of 2.5: where a relu stands at 0, and the derivatives where both are open or shut.

import { type Check, law, same } from 'course-checks';
import { type Random, uniform } from 'kernel-lib';
import { slopeFinding } from './slope.js';

type Gradient = Readonly<Record<'g' | 'aBar' | 'bBar', number>>;

/** A number of two decimals from low to high. */
function drawn(r: Random, low: number, high: number): number {
  return Math.round(100 * (low + (high - low) * uniform(r))) / 100;
}

function ofInputs(a: number, b: number): number {
  const c = 4 * (a + b) + 3 - a;
  const d = 4 * (3 * (a * b + b ** 3) + Math.max(0, b + a)) + Math.max(0, b - a);
  return (c - d) ** 2 / 2 + 10 / (c - d) ** 2;
}

/** The gradient at (a, b), drawn where no relu stands near 0, and c − d neither. */
function derivatives(what: string, draw: (r: Random) => [number, number]): Check {
  return law(what, function* (ask, r) {
    const [a, b] = draw(r);
    const { aBar, bBar } = yield* ask<Gradient>('readmeGradient', a, b);
    return (
      slopeFinding('ā is not the derivative of g by a', aBar, (t) => ofInputs(t, b), a) ??
      slopeFinding('b̄ is not the derivative of g by b', bBar, (t) => ofInputs(a, t), b)
    );
  });
}

// The numbers of the first three are drawn where f is small: further out 10/f tells too little, and
// no other number would do.
export const readmeGradient: readonly Check[] = [
  same('another place where a + b = 0', 'readmeGradient', (r) => {
    const b = drawn(r, 1.2, 2.2);
    return [-b, b];
  }),
  same('a place where a + b = 0 and b < a', 'readmeGradient', (r) => {
    const b = drawn(r, -1.5, -0.6);
    return [-b, b];
  }),
  same('a place where b − a = 0', 'readmeGradient', (r) => {
    const b = drawn(r, 0.9, 1.5);
    return [b, b];
  }),
  derivatives('the derivatives where both relus are open', (r) => [
    drawn(r, -0.15, 0.15),
    drawn(r, 0.25, 0.4),
  ]),
  derivatives('the derivatives where both relus are shut', (r) => [
    drawn(r, -0.9, 0.9),
    drawn(r, -2, -1.4),
  ]),
  derivatives('the derivatives where only the first relu is open', (r) => [
    drawn(r, 2.2, 3),
    drawn(r, 1.2, 2),
  ]),
  derivatives('the derivatives where only the second relu is open', (r) => [
    drawn(r, -3, -2.4),
    drawn(r, 1.8, 2.2),
  ]),
];
