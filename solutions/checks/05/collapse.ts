// Hidden checks of 5.3: other linear networks, and that the one layer computes what they do.

import { type Check, difference, finding, law, same } from 'course-checks';
import {
  identity,
  type Network,
  type Parameters,
  predict,
  type Random,
  weightedInput,
} from 'kernel-lib';
import { drawn, drawnNetwork } from './drawn.js';

function linear(r: Random, ...sizes: number[]): Network {
  return drawnNetwork(r, sizes, [identity]);
}

export const collapse: readonly Check[] = [
  same('a network 4-3-2', 'collapse', (r) => [linear(r, 4, 3, 2)]),
  same('a network 3-3-3, where any order of the product has a value', 'collapse', (r) => [
    linear(r, 3, 3, 3),
  ]),
  same('four layers of two nodes', 'collapse', (r) => [linear(r, 2, 2, 2, 2, 2)]),
  law('one layer computes what the network computes', function* (ask, r) {
    const net = linear(r, 3, 4, 2, 3);
    const { W, b } = yield* ask<Parameters>('collapse', net);
    const X = drawn(r, 5, 3);
    return difference(weightedInput(W, b, X), predict(net, X), { atol: 1e-11, rtol: 1e-9 }) ===
      undefined
      ? undefined
      : finding('x W + b is not what the network puts out for the same x.');
  }),
  law('a network of one layer is that layer', function* (ask, r) {
    const net = linear(r, 3, 2);
    const { W, b } = yield* ask<Parameters>('collapse', net);
    const layer = net.layers[1] as Parameters;
    return difference({ W, b }, { W: layer.W, b: layer.b }) === undefined
      ? undefined
      : finding('With one layer there is nothing to collapse; W and b are its own.');
  }),
  law('two layers collapsed first change nothing', function* (ask, r) {
    const net = linear(r, 2, 4, 3, 2);
    const [first, , , last] = net.layers;
    const { W, b } = yield* ask<Parameters>('collapse', { ...net, layers: net.layers.slice(0, 3) });
    const front = { kind: 'dense' as const, W, b, activation: identity };
    const shorter = yield* ask<Parameters>('collapse', { ...net, layers: [first, front, last] });
    const whole = yield* ask<Parameters>('collapse', net);
    return difference(shorter, whole, { atol: 1e-11, rtol: 1e-9 }) === undefined
      ? undefined
      : finding('It matters which layers are collapsed first; matrix products are associative.');
  }),
];
