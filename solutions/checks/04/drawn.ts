// What the hidden checks of notebook 04 draw: entries of two decimals, so that a report is easily read.

import { build, type Matrix, matmul, normal, type Random, sigmoid } from 'kernel-lib';

export interface Theta {
  readonly W1: Matrix;
  readonly b1: Matrix;
  readonly W2: Matrix;
  readonly b2: Matrix;
}

export function drawn(r: Random, rows: number, cols: number): Matrix {
  return build(rows, cols, () => Math.round(100 * normal(r)) / 100);
}

/** Nine parameters. */
export function drawnTheta(r: Random): Theta {
  return { W1: drawn(r, 2, 2), b1: drawn(r, 1, 2), W2: drawn(r, 2, 1), b2: drawn(r, 1, 1) };
}

/** z = Wᵀ a + b for one example. */
export function weighted(W: Matrix, b: Matrix, a: Matrix): Matrix {
  return { ...b, data: matmul(a, W).data.map((z, j) => z + b.data[j]) };
}

/** C = ½ (a² − y)² of the network 2-2-1. */
export function cost({ W1, b1, W2, b2 }: Theta, x: Matrix, y: Matrix): number {
  const a1 = sigmoid.apply(weighted(W1, b1, x));
  const [a2] = sigmoid.apply(weighted(W2, b2, a1)).data;
  return (a2 - y.data[0]) ** 2 / 2;
}
