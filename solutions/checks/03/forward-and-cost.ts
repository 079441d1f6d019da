// Hidden checks of 3.1: other numbers, and what the product of weights and the square promise.

import { type Check, difference, finding, law, same } from 'course-checks';
import { away, drawn, type Weights, weights } from './drawn.js';

interface Nodes {
  readonly a: number;
  readonly g: number;
}

export const forwardAndCost: readonly Check[] = [
  same('other weights and another input', 'forward', (r) => [weights(r), drawn(r)]),
  same('another output and another target', 'cost', (r) => [drawn(r), drawn(r)]),
  law('twice w₁ with half of w₂ gives twice a and the same g', function* (ask, r) {
    const [w1, w2]: Weights = weights(r);
    const x = away(r);
    const before = yield* ask<Nodes>('forward', [w1, w2], x);
    const after = yield* ask<Nodes>('forward', [2 * w1, w2 / 2], x);
    return difference(after, { a: 2 * before.a, g: before.g }) === undefined
      ? undefined
      : finding('The output depends on the weights only through their product, a only on w₁.');
  }),
  law('the cost is as large above the target as below it, and 0 at it', function* (ask, r) {
    const [y, e] = [drawn(r), away(r)];
    const above = yield* ask<number>('cost', y + e, y);
    const below = yield* ask<number>('cost', y - e, y);
    const at = yield* ask<number>('cost', y, y);
    return difference([above, at], [below, 0]) === undefined
      ? undefined
      : finding('The cost must depend on the distance of g and y alone, and be 0 where they meet.');
  }),
];
