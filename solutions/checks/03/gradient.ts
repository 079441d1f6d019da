// Hidden checks of 3.2: other numbers, central differences, and where both derivatives vanish.

import { type Check, difference, finding, law, same } from 'course-checks';
import { matrix, numericalGradient } from 'kernel-lib';
import { away, drawn, type Weights, weights } from './drawn.js';

export const gradient: readonly Check[] = [
  same('other weights, input and target', 'gradient', (r) => [weights(r), drawn(r), drawn(r)]),
  same('a target far away', 'gradient', (r) => [weights(r), away(r), Math.round(10 * away(r))]),
  law('the derivatives are those of the cost, by central differences', function* (ask, r) {
    const [w, x, y] = [weights(r), away(r), drawn(r)];
    const found = yield* ask<Weights>('gradient', w, x, y);
    const cost = ({ data: [w1, w2] }: { data: Float64Array }) => (y - w2 * w1 * x) ** 2 / 2;
    const numerical = [...numericalGradient(cost, matrix([[...w]])).data];
    const apart = difference(found, numerical, { atol: 1e-8, rtol: 1e-5 });
    return apart === undefined
      ? undefined
      : finding(`In ${apart.where} it is not the derivative of C: central differences disagree.`);
  }),
  law('w₁ ∂C/∂w₁ = w₂ ∂C/∂w₂', function* (ask, r) {
    const w = weights(r);
    const [d1, d2] = yield* ask<Weights>('gradient', w, away(r), drawn(r));
    return difference(w[0] * d1, w[1] * d2) === undefined
      ? undefined
      : finding('C depends on w₁ w₂ alone, so that w₁ ∂C/∂w₁ and w₂ ∂C/∂w₂ must be equal.');
  }),
  law('both derivatives are 0 in the valley and at the saddle', function* (ask, r) {
    const [w1, x, y] = [away(r), away(r), away(r)];
    const valley = yield* ask<Weights>('gradient', [w1, y / x / w1], x, y);
    const saddle = yield* ask<Weights>('gradient', [0, 0], x, y);
    return difference(
      [valley, saddle],
      [
        [0, 0],
        [0, 0],
      ],
    ) === undefined
      ? undefined
      : finding('Where w₁ w₂ x = y, and where both weights are 0, the surface is flat.');
  }),
];
