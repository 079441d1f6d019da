// Hidden checks of 5.1: other depths, a σ for each layer, and that each layer is one step.

import { type Check, difference, finding, law, same } from 'course-checks';
import { elu, type LayerState, type Network, sigmoid, tanh } from 'kernel-lib';
import { drawn, drawnNetwork } from './drawn.js';

/** The network up to layer l. */
function cut(net: Network, l: number): Network {
  return { ...net, layers: net.layers.slice(0, l + 1) };
}

export const feedForward: readonly Check[] = [
  same('a network 3-4-2 with tanh, then sigmoid', 'feedForward', (r) => [
    drawnNetwork(r, [3, 4, 2]),
    drawn(r, 1, 3),
  ]),
  same('a network 3-3-3-3 with three different σ', 'feedForward', (r) => [
    drawnNetwork(r, [3, 3, 3, 3]),
    drawn(r, 1, 3),
  ]),
  same('a network of five layers', 'feedForward', (r) => [
    drawnNetwork(r, [2, 4, 3, 2, 3, 2], [elu(0.5), tanh, sigmoid]),
    drawn(r, 1, 2),
  ]),
  law('depth 1 to 5: more layers change nothing in those before them', function* (ask, r) {
    const net = drawnNetwork(r, [2, 3, 2, 4, 3, 2]);
    const x = drawn(r, 1, 2);
    const whole = yield* ask<LayerState[]>('feedForward', net, x);
    for (let l = 1; l < 5; l++) {
      const part = yield* ask<LayerState[]>('feedForward', cut(net, l), x);
      if (difference(part, whole.slice(0, l + 1)) !== undefined) {
        return finding(
          'A layer knows what comes after it; its z and a depend on layers before it.',
        );
      }
    }
    return undefined;
  }),
  law('two networks one after the other are one network', function* (ask, r) {
    const net = drawnNetwork(r, [3, 2, 4, 2]);
    const x = drawn(r, 1, 3);
    const whole = yield* ask<LayerState[]>('feedForward', net, x);
    const front = yield* ask<LayerState[]>('feedForward', cut(net, 1), x);
    const rest = drawnNetwork(r, [2, 4, 2]);
    const back = { ...net, layers: [rest.layers[0], ...net.layers.slice(2)] };
    const then = yield* ask<LayerState[]>('feedForward', back, front[1].a);
    return difference(then.slice(1), whole.slice(2)) === undefined
      ? undefined
      : finding('The layers after layer 1 do not treat a¹ as they treat an input.');
  }),
];
