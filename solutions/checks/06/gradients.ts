// Hidden checks of 6.3: square and other layers, derivatives of the cost, and means over mini-batches.
// The number of examples is that of no layer, so that a division by another count shows.

import { type Check, difference, finding, gradientFinding, law, same } from 'course-checks';
import {
  add,
  backpropagate,
  feedForward,
  type Matrix,
  type Network,
  type Parameters,
  predict,
  quadratic,
  type Random,
  scale,
  selectRows,
  type Trace,
  withParameters,
} from 'kernel-lib';
import { networkOf, task } from './drawn.js';

interface Pass {
  readonly network: Network;
  readonly x: Matrix;
  readonly y: Matrix;
  readonly trace: Trace;
  readonly delta: readonly Matrix[];
}

/** A batch of n examples, gone forward and back. */
function pass(r: Random, n: number, widths: readonly number[]): Pass {
  const [theta, x, y] = task(r, n, widths);
  const network = networkOf(theta);
  const trace = feedForward(network, x);
  return { network, x, y, trace, delta: backpropagate(network, trace, y).delta };
}

const functions = { W: 'weightGradient', b: 'biasGradient' } as const;

/** The arguments of weightGradient or of biasGradient. */
function argumentsFor(kind: 'W' | 'b', { trace, delta }: Pass, l: number): readonly unknown[] {
  return kind === 'W' ? [trace, delta, l] : [delta, l];
}

/** The gradient by W or by b of every layer against central differences of the cost. */
function isDerivative(kind: 'W' | 'b', what: string): Check {
  return law(`every slope of a ${what} is the derivative of the cost`, function* (ask, r) {
    const drawn = pass(r, 5, [2, 4, 3, 2]);
    const { network, x, y } = drawn;
    for (const l of [1, 2, 3]) {
      const slopes = yield* ask<Matrix>(functions[kind], ...argumentsFor(kind, drawn, l));
      const { W, b } = network.layers[l] as unknown as Parameters; // l ≥ 1: a dense layer
      const cost = (moved: Matrix) =>
        quadratic.value(predict(withParameters(network, l, { W, b, [kind]: moved }), x), y);
      const where = `the cost by ${kind} of layer ${l}`;
      const apart = gradientFinding(where, slopes, cost, { W, b }[kind]);
      if (apart !== undefined) return apart;
    }
  });
}

/** The same pass for these examples alone. */
function part(whole: Pass, examples: readonly number[]): Pass {
  const rows = (each: Matrix) => selectRows(each, examples);
  return {
    ...whole,
    trace: whole.trace.map(({ z, a }) => ({ z: rows(z), a: rows(a) })),
    delta: whole.delta.map(rows),
  };
}

export const gradients: readonly Check[] = [
  same('weights of a square layer of 3 nodes before 3', 'weightGradient', (r) =>
    argumentsFor('W', pass(r, 5, [2, 3, 3, 2]), 2),
  ),
  same('weights of an output layer, 4 nodes before 2', 'weightGradient', (r) =>
    argumentsFor('W', pass(r, 6, [3, 4, 2]), 2),
  ),
  same('biases of a hidden layer', 'biasGradient', (r) =>
    argumentsFor('b', pass(r, 5, [2, 3, 3, 2]), 1),
  ),
  isDerivative('W', 'weight'),
  isDerivative('b', 'bias'),
  law('two mini-batches of equal size have the full gradient as their mean', function* (ask, r) {
    const whole = pass(r, 4, [2, 3, 3]);
    const parts = [part(whole, [0, 1]), part(whole, [2, 3]), whole];
    for (const kind of ['W', 'b'] as const) {
      const slopes: Matrix[] = [];
      for (const each of parts)
        slopes.push(yield* ask<Matrix>(functions[kind], ...argumentsFor(kind, each, 2)));
      const [first, second, full] = slopes;
      if (difference(scale(0.5, add(first, second)), full) !== undefined) {
        return finding(
          'The mean of the gradients of two halves of a batch is not the gradient of the whole.',
        );
      }
    }
  }),
];
