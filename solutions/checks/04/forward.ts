// Hidden checks of 4.1: other networks, and what F5 and F6 promise.

import { type Check, difference, finding, law, same } from 'course-checks';
import { add, type Matrix, map, matrix, sigmoid } from 'kernel-lib';
import { drawn, drawnTheta } from './drawn.js';

interface Trace {
  readonly z1: Matrix;
  readonly a1: Matrix;
  readonly z2: Matrix;
  readonly a2: Matrix;
}

/** The same network with its hidden nodes in the other order. */
const exchanged = ({ data: [a, b] }: Matrix) => matrix([[b, a]]);

export const forward: readonly Check[] = [
  same('another network', 'forward', (r) => [drawnTheta(r), drawn(r, 1, 2)]),
  same('a third one, with larger inputs', 'forward', (r) => [
    drawnTheta(r),
    map(drawn(r, 1, 2), (x) => 3 * x),
  ]),
  law('each a is σ of the z beside it', function* (ask, r) {
    const { z1, a1, z2, a2 } = yield* ask<Trace>('forward', drawnTheta(r), drawn(r, 1, 2));
    const apart =
      difference(a1, sigmoid.apply(z1)) !== undefined ||
      difference(a2, sigmoid.apply(z2)) !== undefined;
    return apart
      ? finding('An a of the trace is not σ of the z that stands beside it.')
      : undefined;
  }),
  law('a larger bias b² is seen in z² as it is, and nowhere before', function* (ask, r) {
    const [theta, x, step] = [drawnTheta(r), drawn(r, 1, 2), matrix([[0.75]])];
    const before = yield* ask<Trace>('forward', theta, x);
    const after = yield* ask<Trace>('forward', { ...theta, b2: add(theta.b2, step) }, x);
    if (difference(after.z1, before.z1) ?? difference(after.a1, before.a1)) {
      return finding('b² changes the hidden layer, which lies before it.');
    }
    return difference(after.z2, add(before.z2, step)) === undefined
      ? undefined
      : finding('∂z²/∂b² is 1, but z² does not grow by as much as b² does.');
  }),
  law('the hidden nodes in the other order give the same output', function* (ask, r) {
    const [theta, x] = [drawnTheta(r), drawn(r, 1, 2)];
    const [w11, w12, w21, w22] = theta.W1.data;
    const one = yield* ask<Trace>('forward', theta, x);
    const other = yield* ask<Trace>(
      'forward',
      {
        W1: matrix([
          [w12, w11],
          [w22, w21],
        ]),
        b1: exchanged(theta.b1),
        W2: matrix([[theta.W2.data[1]], [theta.W2.data[0]]]),
        b2: theta.b2,
      },
      x,
    );
    const apart =
      difference(other.z1, exchanged(one.z1)) !== undefined ||
      difference(other.a2, one.a2) !== undefined;
    return apart
      ? finding('The output depends on which of the hidden nodes is called the first.')
      : undefined;
  }),
];
