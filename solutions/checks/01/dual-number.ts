// Hidden checks of 1.2: other dual numbers, constants, x · x, and two programs made of both operations.

import { type Check, difference, finding, law, same } from 'course-checks';
import {
  closeness,
  type Dual,
  dual,
  matrix,
  normal,
  numericalGradient,
  type Random,
} from 'kernel-lib';

/** A number of two decimals, so that a report is easily read. */
function drawn(r: Random): number {
  return Math.round(100 * normal(r)) / 100;
}

/** A dual number whose parts are small enough for an exponential. */
function drawnDual(r: Random): Dual {
  return dual(drawn(r), drawn(r));
}

/** g′(t) by central differences. */
function slope(g: (t: number) => number, t: number): number {
  return numericalGradient(({ data }) => g(data[0]), matrix([[t]])).data[0];
}

export const dualNumber: readonly Check[] = [
  same('another product', 'mul', (r) => [drawnDual(r), drawnDual(r)]),
  same('another exponential', 'exp', (r) => [drawnDual(r)]),
  law('x · x has the dot 2x ẋ', function* (ask, r) {
    const x = drawnDual(r);
    const { dot } = yield* ask<Dual>('mul', x, x);
    return difference(dot, 2 * x.value * x.dot) === undefined
      ? undefined
      : finding('x · x must move as the square does: the product rule with u = v = x.');
  }),
  law('what is made of constants has the dot 0', function* (ask, r) {
    const product = yield* ask<Dual>('mul', dual(drawn(r), 0), dual(drawn(r), 0));
    const exponential = yield* ask<Dual>('exp', dual(drawn(r), 0));
    return product.dot === 0 && exponential.dot === 0
      ? undefined
      : finding('A constant does not move, and neither does what is made of constants alone.');
  }),
  law('the factors may be exchanged', function* (ask, r) {
    const [u, v] = [drawnDual(r), drawnDual(r)];
    const uv = yield* ask<Dual>('mul', u, v);
    const vu = yield* ask<Dual>('mul', v, u);
    return difference(uv, vu) === undefined
      ? undefined
      : finding('u v and v u are one number, and have one derivative.');
  }),
  law('exp(u) exp(v) moves as exp(u + v) does', function* (ask, r) {
    const [u, v] = [drawnDual(r), drawnDual(r)];
    const [expU, expV] = [yield* ask<Dual>('exp', u), yield* ask<Dual>('exp', v)];
    const product = yield* ask<Dual>('mul', expU, expV);
    const expSum = yield* ask<Dual>('exp', dual(u.value + v.value, u.dot + v.dot));
    return difference(product, expSum) === undefined
      ? undefined
      : finding('exp(u) exp(v) = exp(u + v), and so for the dots.');
  }),
  law('the dot of x exp(x · x) is its derivative', function* (ask, r) {
    const x = dual(Math.tanh(drawn(r)), 1); // below 1, so that the exponential stays small
    const b = yield* ask<Dual>('exp', yield* ask<Dual>('mul', x, x));
    const { dot } = yield* ask<Dual>('mul', x, b);
    return closeness(
      dot,
      slope((t) => t * Math.exp(t * t), x.value),
    ).close
      ? undefined
      : finding(
          'The dot is not the derivative of x exp(x²): central differences give another number.',
        );
  }),
];
