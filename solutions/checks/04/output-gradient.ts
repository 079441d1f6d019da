// Hidden checks of 4.2: other numbers, and what F11, F13 and F14 promise.

import { type Check, difference, finding, gradientFinding, law, same } from 'course-checks';
import { type Matrix, map, type Random, scale, sigmoid } from 'kernel-lib';
import { drawn, weighted } from './drawn.js';

interface OutputGradient {
  readonly delta2: Matrix;
  readonly W2: Matrix;
  readonly b2: Matrix;
}

/** a¹, z² and y of one example. */
const example = (r: Random): [Matrix, Matrix, Matrix] => [
  map(drawn(r, 1, 2), (z) => Math.round(100 / (1 + Math.exp(-z))) / 100),
  drawn(r, 1, 1),
  drawn(r, 1, 1),
];

/** C = ½ (σ(z²) − y)². */
const cost = (z2: Matrix, y: Matrix) => (sigmoid.apply(z2).data[0] - y.data[0]) ** 2 / 2;

export const outputGradient: readonly Check[] = [
  same('another example', 'outputGradient', example),
  same('a third one, with an output near 0 or 1', 'outputGradient', (r) => {
    const [a1, z2, y] = example(r);
    return [a1, scale(3, z2), y];
  }),
  law('δ² is the derivative of the cost by z²', function* (ask, r) {
    const [a1, z2, y] = example(r);
    const { delta2 } = yield* ask<OutputGradient>('outputGradient', a1, z2, y);
    return gradientFinding('the cost by z²', delta2, (at) => cost(at, y), z2);
  }),
  law('the others are the derivatives of the cost by W² and b²', function* (ask, r) {
    const [a1, b2, y] = example(r);
    const W2 = drawn(r, 2, 1);
    const z2 = weighted(W2, b2, a1);
    const gradient = yield* ask<OutputGradient>('outputGradient', a1, z2, y);
    return (
      gradientFinding('the cost by W²', gradient.W2, (W) => cost(weighted(W, b2, a1), y), W2) ??
      gradientFinding('the cost by b²', gradient.b2, (b) => cost(weighted(W2, b, a1), y), b2)
    );
  }),
  law('where the output is the target all three are 0', function* (ask, r) {
    const [a1, z2] = example(r);
    const y = sigmoid.apply(z2);
    const { delta2, W2, b2 } = yield* ask<OutputGradient>('outputGradient', a1, z2, y);
    const zeros = [delta2, W2, b2].every(
      (part) =>
        difference(
          part,
          map(part, () => 0),
        ) === undefined,
    );
    return zeros ? undefined : finding('At a² = y the cost is least, so that each is 0 there.');
  }),
];
