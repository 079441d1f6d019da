// What the hidden checks of notebook 06 draw: entries of two decimals, so that a report is easily read.

import {
  build,
  input,
  type Matrix,
  type Network,
  normal,
  type Parameters,
  quadratic,
  type Random,
  sigmoid,
} from 'kernel-lib';

/** theta[k] belongs to layer k + 1. */
export type Theta = readonly Parameters[];

export function drawn(r: Random, rows: number, cols: number): Matrix {
  return build(rows, cols, () => Math.round(100 * normal(r)) / 100);
}

/** Parameters, n examples and their targets for a network of these widths. */
export function task(r: Random, n: number, widths: readonly number[]): [Theta, Matrix, Matrix] {
  const theta = widths
    .slice(1)
    .map((width, k) => ({ W: drawn(r, widths[k], width), b: drawn(r, 1, width) }));
  return [theta, drawn(r, n, widths[0]), drawn(r, n, widths[widths.length - 1])];
}

/** Sigmoid layers with these parameters, and the quadratic cost. */
export function networkOf(theta: Theta): Network {
  const dense = theta.map(({ W, b }) => ({ kind: 'dense' as const, W, b, activation: sigmoid }));
  return { layers: [input(theta[0].W.rows), ...dense], cost: quadratic };
}
