// Hidden checks of 6.4: deeper networks, three steps, and that the step is η times the derivative.

import { type Check, difference, finding, gradientFinding, law, same } from 'course-checks';
import {
  backpropagate,
  feedForward,
  type Matrix,
  type Parameters,
  permutation,
  predict,
  quadratic,
  scale,
  selectRows,
  subtract,
  withParameters,
} from 'kernel-lib';
import { networkOf, type Theta, task } from './drawn.js';

/** Three steps of gradient descent. */
function threeSteps(theta: Theta, x: Matrix, y: Matrix, eta: number): Theta {
  let at = theta;
  for (let k = 0; k < 3; k++) {
    const network = networkOf(at);
    const { gradient } = backpropagate(network, feedForward(network, x), y);
    at = at.map(({ W, b }, l) => {
      const slopes = gradient[l + 1] as Parameters;
      return { W: subtract(W, scale(eta, slopes.W)), b: subtract(b, scale(eta, slopes.b)) };
    });
  }
  return at;
}

export const descentStep: readonly Check[] = [
  same('three layers of weights, 2-3-3-2', 'descentStep', (r) => [
    ...task(r, 3, [2, 3, 3, 2]),
    0.4,
  ]),
  same('four layers of weights, 3-2-4-3-1', 'descentStep', (r) => [
    ...task(r, 5, [3, 2, 4, 3, 1]),
    1.5,
  ]),
  law('the parameters after three steps', function* (ask, r) {
    const [theta, x, y] = task(r, 3, [2, 4, 3, 2]);
    let at = theta;
    for (let k = 0; k < 3; k++) at = yield* ask<Parameters[]>('descentStep', at, x, y, 0.7);
    return difference(at, threeSteps(theta, x, y, 0.7)) === undefined
      ? undefined
      : finding(
          'After three steps, each from where the one before ended, Θ is not where it must be.',
        );
  }),
  law('the step divided by −η is the derivative of the cost', function* (ask, r) {
    const [theta, x, y] = task(r, 5, [2, 3, 3, 2]);
    const next = yield* ask<Parameters[]>('descentStep', theta, x, y, 0.8);
    for (const [k, { W, b }] of theta.entries()) {
      for (const kind of ['W', 'b'] as const) {
        const slopes = scale(1 / 0.8, subtract({ W, b }[kind], next[k][kind]));
        const cost = (moved: Matrix) => {
          const network = withParameters(networkOf(theta), k + 1, { W, b, [kind]: moved });
          return quadratic.value(predict(network, x), y);
        };
        const where = `the cost by ${kind} of layer ${k + 1}`;
        const apart = gradientFinding(where, slopes, cost, { W, b }[kind]);
        if (apart !== undefined) return apart;
      }
    }
  }),
  law('the order of the examples does not matter', function* (ask, r) {
    const [theta, x, y] = task(r, 4, [2, 3, 2]);
    const order = permutation(r, 4);
    const next = yield* ask<Parameters[]>('descentStep', theta, x, y, 0.3);
    const [xs, ys] = [x, y].map((rows) => selectRows(rows, order));
    const shuffled = yield* ask<Parameters[]>('descentStep', theta, xs, ys, 0.3);
    return difference(shuffled, next) === undefined
      ? undefined
      : finding('The cost is a mean over the examples; the step must not depend on their order.');
  }),
];
