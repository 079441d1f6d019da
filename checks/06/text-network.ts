// The network 2-3-2 of notebook 06, its batch of two and its targets.

import {
  input,
  type Matrix,
  matrix,
  type Network,
  type Parameters,
  quadratic,
  sigmoid,
} from 'kernel-lib';

/** θ of layers 1 and 2. */
export const textParameters: readonly Parameters[] = [
  {
    W: matrix([
      [0.2, -0.4, 0.1],
      [0.5, 0.3, -0.2],
    ]),
    b: matrix([[0.1, -0.1, 0.05]]),
  },
  {
    W: matrix([
      [0.3, -0.6],
      [-0.2, 0.4],
      [0.7, 0.1],
    ]),
    b: matrix([[-0.05, 0.2]]),
  },
];

export const textX: Matrix = matrix([
  [1, 0.5],
  [-0.5, 2],
]);
export const textY: Matrix = matrix([
  [1, 0],
  [0, 1],
]);

/** Sigmoid layers with these parameters, and the quadratic cost. */
export function networkOf(theta: readonly Parameters[]): Network {
  const dense = theta.map(({ W, b }) => ({ kind: 'dense' as const, W, b, activation: sigmoid }));
  return { layers: [input(theta[0].W.rows), ...dense], cost: quadratic };
}
