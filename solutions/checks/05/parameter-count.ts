// Hidden checks of 5.4: other sizes, the numbers that are really there, and how counts add up.

import { type Check, finding, law, same } from 'course-checks';
import { type DenseLayer, type Random, uniform } from 'kernel-lib';
import { drawnNetwork } from './drawn.js';

/** `layers` sizes from 2 to 40. */
function sizesOf(r: Random, layers: number): number[] {
  return Array.from({ length: layers }, () => 2 + Math.floor(39 * uniform(r)));
}

export const parameterCount: readonly Check[] = [
  same('three layers, the input among them', 'parameterCount', (r) => [sizesOf(r, 3)]),
  same('six layers', 'parameterCount', (r) => [sizesOf(r, 6)]),
  same('one layer and its input', 'parameterCount', (r) => [sizesOf(r, 2)]),
  law('it is the number of entries of all W and b', function* (ask, r) {
    const sizes = sizesOf(r, 4);
    const count = yield* ask<number>('parameterCount', sizes);
    const dense = drawnNetwork(r, sizes).layers.slice(1) as DenseLayer[];
    const there = dense.reduce((sum, { W, b }) => sum + W.data.length + b.data.length, 0);
    return count === there
      ? undefined
      : finding('A network of these sizes holds another number of weights and biases.');
  }),
  law('two networks one after the other have the parameters of both', function* (ask, r) {
    const [front, back] = [sizesOf(r, 3), sizesOf(r, 2)];
    const whole = yield* ask<number>('parameterCount', [...front, ...back]);
    const first = yield* ask<number>('parameterCount', front);
    const second = yield* ask<number>('parameterCount', [front[2], ...back]);
    return whole === first + second
      ? undefined
      : finding('The parameters of all layers are not the sum of those of each layer.');
  }),
];
