// A network of layers l = 0 … L, the forward pass that keeps every z and a, and back-propagation.

import { identity } from './activation.ts';
import type { Cost } from './cost.ts';
import type { DenseLayer, Layer, Parameters } from './layer.ts';
import { type Matrix, shape } from './matrix.ts';
import {
  activate,
  biasGradient,
  hiddenError,
  outputError,
  weightedInput,
  weightGradient,
} from './step.ts';

export interface Network {
  /** Layer 0 is the input; the last one is the output. */
  readonly layers: readonly Layer[];
  readonly cost: Cost;
}

/** z^l and a^l of one layer for a batch, n × n_l each. */
export interface LayerState {
  readonly z: Matrix;
  readonly a: Matrix;
}

/** What the forward pass computed, trace[l].z and trace[l].a for l = 0 … L. */
export type Trace = readonly LayerState[];

/** delta[l] = ∂C_x/∂z^l (a row per example) and gradient[l] = {∂C/∂W^l, ∂C/∂b^l}, null for the input. */
export interface Backpropagation {
  readonly delta: readonly Matrix[];
  readonly gradient: readonly (Parameters | null)[];
}

/**
 * z^l = (W^l)ᵀ a^(l−1) + b^l and a^l = σ^l(z^l) for l = 1 … L, from a⁰ = x. (F5, F6, F7)
 *
 * @param x n × n_0, a row per example.
 * @throws RangeError if x is not as wide as the input layer, or two layers do not fit together.
 */
export function feedForward(network: Network, x: Matrix): Trace {
  const layers = denseLayers(network);
  const first = network.layers[0];
  if (first.kind === 'input' && x.cols !== first.size) {
    throw new RangeError(
      `feedForward: x is ${shape(x)} but the input layer has size ${first.size}; ` +
        `the columns of x must match it (${x.cols} ≠ ${first.size})`,
    );
  }
  if (x.rows === 0)
    throw new RangeError('feedForward: the batch is empty; give at least one example');
  const trace: LayerState[] = [{ z: x, a: x }];
  for (const { W, b, activation } of layers) {
    const z = weightedInput(W, b, trace[trace.length - 1].a);
    trace.push({ z, a: activate(activation, z) });
  }
  return trace;
}

/** a^L = ŷ, the output of the network for each row of x. Throws as `feedForward` does. */
export function predict(network: Network, x: Matrix): Matrix {
  const trace = feedForward(network, x);
  return trace[trace.length - 1].a;
}

/**
 * δ^L, then δ^l for l = L − 1 … 0, and from them every ∂C/∂W^l and ∂C/∂b^l. (F10 – F14)
 *
 * All errors belong to one point θ: nothing is updated here. delta[0] = ∂C_x/∂x.
 *
 * @param trace of the same network, from `feedForward`.
 * @param y n × n_L, the targets.
 * @throws RangeError if the trace or y does not fit the network.
 */
export function backpropagate(network: Network, trace: Trace, y: Matrix): Backpropagation {
  const layers = denseLayers(network);
  const L = layers.length;
  if (trace.length !== L + 1) {
    throw new RangeError(
      `backpropagate: the trace has ${trace.length} layers but the network has ${L + 1}; ` +
        'give the trace that feedForward returned for this network',
    );
  }
  const delta: Matrix[] = new Array(L + 1);
  const gradient: (Parameters | null)[] = new Array(L + 1).fill(null);
  const { z, a } = trace[L];
  delta[L] = outputError(network.cost, layers[L - 1].activation, z, a, y);
  for (let l = L - 1; l >= 0; l--) {
    const next = layers[l]; // layer l + 1: `layers` starts at layer 1
    const activation = l === 0 ? identity : layers[l - 1].activation; // a⁰ = z⁰, whatever it says
    delta[l] = hiddenError(next.W, delta[l + 1], activation, trace[l].z, trace[l].a);
  }
  for (let l = 1; l <= L; l++) {
    gradient[l] = { W: weightGradient(trace[l - 1].a, delta[l]), b: biasGradient(delta[l]) };
  }
  return { delta, gradient };
}

/**
 * The same network with W^l and b^l replaced; the old one is not changed.
 *
 * @throws RangeError if layer l has no parameters.
 */
export function withParameters(network: Network, l: number, { W, b }: Parameters): Network {
  const layer = network.layers[l];
  if (layer === undefined || layer.kind === 'input') {
    throw new RangeError(
      `withParameters: layer ${l} has no weights; l must be from 1 to ${network.layers.length - 1}`,
    );
  }
  const layers = [...network.layers];
  layers[l] = { ...layer, W, b };
  return { ...network, layers };
}

/** Layers 1 … L, after checking that layer 0 and no other is an input layer. */
function denseLayers(network: Network): DenseLayer[] {
  const [first, ...rest] = network.layers;
  if (first?.kind !== 'input' || rest.length === 0) {
    throw new RangeError(
      `network: layers are [${network.layers.map((layer) => layer.kind).join(', ')}]; ` +
        'the first must be input(size) and at least one dense layer must follow',
    );
  }
  return rest.map((layer, k) => {
    if (layer.kind === 'dense') return layer;
    throw new RangeError(`network: layer ${k + 1} is an input layer; only layer 0 may be one`);
  });
}
