// Hidden checks of 6.5: other networks, a step that central differences lead, and the cause.

import { type Check, difference, finding, law, same } from 'course-checks';
import { type Matrix, numericalGradient, predict, quadratic, scale, subtract } from 'kernel-lib';
import { networkOf, type Theta, task } from './drawn.js';

const errorAt = (theta: Theta, x: Matrix, y: Matrix) =>
  quadratic.value(predict(networkOf(theta), x), y);

/** The weights after a step along central differences, with the biases as they were. */
function ledByDifferences(theta: Theta, x: Matrix, y: Matrix, eta: number): Theta {
  return theta.map(({ W, b }, k) => {
    const error = (moved: Matrix) =>
      errorAt(
        theta.map((old, l) => (l === k ? { W: moved, b } : old)),
        x,
        y,
      );
    return { W: subtract(W, scale(eta, numericalGradient(error, W))), b };
  });
}

export const errorAfterStep: readonly Check[] = [
  same('another network, 3-4-2', 'errorAfterStep', (r) => [...task(r, 1, [3, 4, 2]), 1.7]),
  same('three layers of weights, 1-3-3-2', 'errorAfterStep', (r) => [
    ...task(r, 1, [1, 3, 3, 2]),
    1.5,
  ]),
  law('E is the cost where a step along central differences leads', function* (ask, r) {
    const [theta, x, y] = task(r, 1, [2, 3, 2]);
    const after = yield* ask<number>('errorAfterStep', theta, x, y, 0.8);
    const wanted = errorAt(ledByDifferences(theta, x, y, 0.8), x, y);
    return difference(after, wanted, { atol: 1e-7, rtol: 0 }) === undefined
      ? undefined
      : finding('A step along −η times central differences of E by the weights ends at another E.');
  }),
  law('with η = 0 nothing moves', function* (ask, r) {
    const [theta, x, y] = task(r, 1, [2, 4, 3]);
    const after = yield* ask<number>('errorAfterStep', theta, x, y, 0);
    return difference(after, errorAt(theta, x, y)) === undefined
      ? undefined
      : finding('With η = 0 the weights stay, and E must be what it is before the step.');
  }),
  law('what produced the number 0.291027924', function* (ask) {
    return (yield* ask<string>('cause')) === 'updated-weights'
      ? undefined
      : finding('That does not give the printed number; try each of the four, to nine decimals.');
  }),
];
