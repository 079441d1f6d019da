// Networks and batches for the hidden checks of notebook 05.

import {
  type Activation,
  build,
  elu,
  input,
  type Matrix,
  type Network,
  normal,
  quadratic,
  type Random,
  sigmoid,
  tanh,
} from 'kernel-lib';

/** Entries of two decimals, so that a report is easily read. */
export function drawn(r: Random, rows: number, cols: number): Matrix {
  return build(rows, cols, () => Math.round(100 * normal(r)) / 100);
}

/** A network of layers of these sizes; the activation functions are taken in turn. */
export function drawnNetwork(
  r: Random,
  sizes: readonly number[],
  activations: readonly Activation[] = [tanh, sigmoid, elu(0.5)],
): Network {
  const layers = sizes.slice(1).map((size, k) => ({
    kind: 'dense' as const,
    W: drawn(r, sizes[k], size),
    b: drawn(r, 1, size),
    activation: activations[k % activations.length],
  }));
  return { layers: [input(sizes[0]), ...layers], cost: quadratic };
}
