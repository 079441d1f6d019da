// Hidden checks of 6.1: four activations, and that δ is a derivative of the cost of each example. Where
// inputs are compared σ is not the sigmoid, whose slope a (1 − a) one may have learned by heart.

import { type Check, difference, finding, gradientFinding, law, same } from 'course-checks';
import {
  type Activation,
  elu,
  identity,
  type Matrix,
  permutation,
  quadratic,
  type Random,
  selectRows,
  sigmoid,
  subtract,
  tanh,
} from 'kernel-lib';
import { drawn } from './drawn.js';

/** σ, z^L and y for n examples in an output layer of that width. */
function output(sigma: Activation, r: Random, n: number, width: number) {
  return [sigma, drawn(r, n, width), drawn(r, n, width)] as const;
}

/** δ is the derivative by z of Σ_x C_x, whose slope for one example is that of C_x. */
function isDerivative(sigma: Activation): Check {
  return law(`δ is the derivative of the cost by z: ${sigma.name}`, function* (ask, r) {
    const [, z, y] = output(sigma, r, 2, 3);
    const delta = yield* ask<Matrix>('outputError', sigma, z, y);
    const cost = (at: Matrix) => at.rows * quadratic.value(sigma.apply(at), y);
    return gradientFinding('the cost by z', delta, cost, z);
  });
}

export const outputError: readonly Check[] = [
  same('three elu outputs', 'outputError', (r) => output(elu(0.5), r, 4, 3)),
  same('two tanh outputs', 'outputError', (r) => output(tanh, r, 3, 2)),
  law('with a linear output δ is the difference of output and target', function* (ask, r) {
    const [, z, y] = output(identity, r, 3, 2);
    const delta = yield* ask<Matrix>('outputError', identity, z, y);
    return difference(delta, subtract(z, y)) === undefined
      ? undefined
      : finding('For σ(z) = z the slope is 1, and nothing but a − y may remain.');
  }),
  isDerivative(sigmoid),
  isDerivative(elu(1)),
  law('examples in another order give the same rows in that order', function* (ask, r) {
    const [, z, y] = output(tanh, r, 4, 2);
    const order = permutation(r, 4);
    const delta = yield* ask<Matrix>('outputError', tanh, z, y);
    const [zs, ys] = [z, y].map((rows) => selectRows(rows, order));
    const shuffled = yield* ask<Matrix>('outputError', tanh, zs, ys);
    return difference(shuffled, selectRows(delta, order)) === undefined
      ? undefined
      : finding('The rows of δ depend on each other; each belongs to one example alone.');
  }),
];
