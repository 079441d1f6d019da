// The network 2-3-2 and the batch of the text.

import { type Activation, input, type Matrix, matrix, type Network, quadratic } from 'kernel-lib';

export const W1: Matrix = matrix([
  [0.2, -0.4, 0.1],
  [0.5, 0.3, -0.2],
]);
export const b1: Matrix = matrix([[0.1, -0.1, 0.05]]);
export const W2: Matrix = matrix([
  [0.3, -0.6],
  [-0.2, 0.4],
  [0.7, 0.1],
]);
export const b2: Matrix = matrix([[-0.05, 0.2]]);
export const X: Matrix = matrix([
  [1, 0.5],
  [-0.5, 2],
]);

/** Z and A of both examples, as the text prints them. */
export const Z1: Matrix = matrix([
  [0.55, -0.35, 0.05],
  [1, 0.7, -0.4],
]);
export const A1: Matrix = matrix([
  [0.634135591, 0.413382421, 0.512497396],
  [0.731058579, 0.668187772, 0.40131234],
]);
export const Z2: Matrix = matrix([
  [0.416312371, 0.036121353],
  [0.316598657, 0.068771196],
]);
export const A2: Matrix = matrix([
  [0.602600497, 0.509029357],
  [0.578495096, 0.517186026],
]);

/** The network of these layers, each given as [W, b, σ]. */
export function networkOf(...layers: readonly (readonly [Matrix, Matrix, Activation])[]): Network {
  return {
    layers: [
      input(layers[0][0].rows),
      ...layers.map(([W, b, activation]) => ({ kind: 'dense' as const, W, b, activation })),
    ],
    cost: quadratic,
  };
}
