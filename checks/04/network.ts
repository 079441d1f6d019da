// The network 2-2-1 of S1:14–64, sigmoid twice, and the numbers of the text. An example is a row:
//   x, b¹, z¹, a¹  1 × 2     W¹  2 × 2     W²  2 × 1     b², z², a², y  1 × 1

import { add, type Matrix, map, matmul, matrix, sigmoid } from 'kernel-lib';

/** Θ, the nine parameters; a gradient by them has the same shape. */
export interface Theta {
  readonly W1: Matrix;
  readonly b1: Matrix;
  readonly W2: Matrix;
  readonly b2: Matrix;
}

/** What the forward pass computes on its way. */
export interface Trace {
  readonly z1: Matrix;
  readonly a1: Matrix;
  readonly z2: Matrix;
  readonly a2: Matrix;
}

export const theta: Theta = {
  W1: matrix([
    [0.1, 0.4],
    [-0.3, 0.2],
  ]),
  b1: matrix([[0.05, -0.1]]),
  W2: matrix([[0.7], [-0.5]]),
  b2: matrix([[0.2]]),
};
export const x: Matrix = matrix([[0.5, 0.8]]);
export const y: Matrix = matrix([[1]]);

/** A second network and example, of other signs. */
export const theta2: Theta = {
  W1: matrix([
    [-0.6, 0.3],
    [0.9, -0.2],
  ]),
  b1: matrix([[0.4, -0.7]]),
  W2: matrix([[-1.2], [0.8]]),
  b2: matrix([[0.35]]),
};
export const x2: Matrix = matrix([[-1.5, 0.6]]);
export const y2: Matrix = matrix([[0.25]]);

/** σ′(z) = σ(z) (1 − σ(z)) of the sigmoid. */
export const sigmaPrime = (z: Matrix): Matrix => map(sigmoid.apply(z), (a) => a * (1 - a));

/** z¹ = (W¹)ᵀ x + b¹, a¹ = σ(z¹), z² = (W²)ᵀ a¹ + b², a² = σ(z²). */
export function forward({ W1, b1, W2, b2 }: Theta, x: Matrix): Trace {
  const z1 = add(matmul(x, W1), b1);
  const a1 = sigmoid.apply(z1);
  const z2 = add(matmul(a1, W2), b2);
  return { z1, a1, z2, a2: sigmoid.apply(z2) };
}
