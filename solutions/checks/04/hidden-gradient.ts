// Hidden checks of 4.3: other networks, and what F12 to F14 promise.

import { type Check, difference, finding, gradientFinding, law, same } from 'course-checks';
import { type Matrix, matmul, type Random, scale, sigmoid } from 'kernel-lib';
import { drawn, weighted } from './drawn.js';

interface HiddenGradient {
  readonly delta1: Matrix;
  readonly W1: Matrix;
  readonly b1: Matrix;
}

/** W², δ², z¹ and x. */
const example = (r: Random): [Matrix, Matrix, Matrix, Matrix] => [
  drawn(r, 2, 1),
  drawn(r, 1, 1),
  drawn(r, 1, 2),
  drawn(r, 1, 2),
];

export const hiddenGradient: readonly Check[] = [
  same('another network', 'hiddenGradient', example),
  same('a third one, with larger inputs', 'hiddenGradient', (r) => {
    const [W2, delta2, z1, x] = example(r);
    return [W2, delta2, z1, scale(3, x)];
  }),
  law('they are the derivatives of the cost by z¹, W¹ and b¹', function* (ask, r) {
    const [W2, delta2, b1, x] = example(r);
    const W1 = drawn(r, 2, 2);
    const z1 = weighted(W1, b1, x);
    const gradient = yield* ask<HiddenGradient>('hiddenGradient', W2, delta2, z1, x);
    // A cost whose δ² is the given one whatever z² is: C = δ² z².
    const cost = (z: Matrix) => delta2.data[0] * matmul(sigmoid.apply(z), W2).data[0];
    return (
      gradientFinding('the cost by z¹', gradient.delta1, cost, z1) ??
      gradientFinding('the cost by W¹', gradient.W1, (W) => cost(weighted(W, b1, x)), W1) ??
      gradientFinding('the cost by b¹', gradient.b1, (b) => cost(weighted(W1, b, x)), b1)
    );
  }),
  law('an input of 0 leaves its two weights without a derivative', function* (ask, r) {
    const [W2, delta2, z1, x] = example(r);
    const silent = { ...x, data: x.data.map((xi, i) => (i === 0 ? 0 : xi)) };
    const { W1 } = yield* ask<HiddenGradient>('hiddenGradient', W2, delta2, z1, silent);
    return W1.data[0] === 0 && W1.data[1] === 0
      ? undefined
      : finding('With x₁ = 0 neither w₁₁ nor w₁₂ changes z¹: row 1 of the gradient must be 0.');
  }),
  law('twice δ² gives twice all of it', function* (ask, r) {
    const [W2, delta2, z1, x] = example(r);
    const one = yield* ask<HiddenGradient>('hiddenGradient', W2, delta2, z1, x);
    const two = yield* ask<HiddenGradient>('hiddenGradient', W2, scale(2, delta2), z1, x);
    const apart = (['delta1', 'W1', 'b1'] as const).some(
      (part) => difference(two[part], scale(2, one[part])) !== undefined,
    );
    return apart
      ? finding('The gradient is not proportional to δ²; F12 is linear in it.')
      : undefined;
  }),
];
