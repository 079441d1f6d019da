// The networks of notebook 06: 2-3-2 with its batch of two and its targets, and Mazur's 2-2-2.

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

/** Mazur's network; both nodes of a layer have the same bias. */
export const mazurParameters: readonly Parameters[] = [
  {
    W: matrix([
      [0.15, 0.25],
      [0.2, 0.3],
    ]),
    b: matrix([[0.35, 0.35]]),
  },
  {
    W: matrix([
      [0.4, 0.5],
      [0.45, 0.55],
    ]),
    b: matrix([[0.6, 0.6]]),
  },
];
export const mazurX: Matrix = matrix([[0.05, 0.1]]);
export const mazurY: Matrix = matrix([[0.01, 0.99]]);

/** Sigmoid layers with these parameters, and the quadratic cost. */
export function networkOf(theta: readonly Parameters[]): Network {
  const dense = theta.map(({ W, b }) => ({ kind: 'dense' as const, W, b, activation: sigmoid }));
  return { layers: [input(theta[0].W.rows), ...dense], cost: quadratic };
}
