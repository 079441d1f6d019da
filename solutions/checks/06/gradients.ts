// Hidden checks of 6.3: square and other layers, derivatives of the cost, and means over mini-batches.

import { type Check, difference, finding, gradientFinding, law, same } from 'course-checks';
import {
  add,
  backpropagate,
  build,
  feedForward,
  input,
  type Matrix,
  type Network,
  normal,
  type Parameters,
  predict,
  quadratic,
  type Random,
  scale,
  selectRows,
  sigmoid,
  type Trace,
  withParameters,
} from 'kernel-lib';

/** Entries of two decimals, so that a report is easily read. */
function drawn(r: Random, rows: number, cols: number): Matrix {
  return build(rows, cols, () => Math.round(100 * normal(r)) / 100);
}

/** A network of sigmoid nodes of these widths. */
function drawnNetwork(r: Random, widths: readonly number[]): Network {
  const dense = widths.slice(1).map((width, k) => ({
    kind: 'dense' as const,
    W: drawn(r, widths[k], width),
    b: drawn(r, 1, width),
    activation: sigmoid,
  }));
  return { layers: [input(widths[0]), ...dense], cost: quadratic };
}

interface Pass {
  readonly network: Network;
  readonly x: Matrix;
  readonly y: Matrix;
  readonly trace: Trace;
  readonly delta: readonly Matrix[];
}

/** A batch of n examples, gone forward and back. */
function pass(r: Random, n: number, widths: readonly number[]): Pass {
  const network = drawnNetwork(r, widths);
  const x = drawn(r, n, widths[0]);
  const y = drawn(r, n, widths[widths.length - 1]);
  const trace = feedForward(network, x);
  return { network, x, y, trace, delta: backpropagate(network, trace, y).delta };
}

/** The cost as a function of one of the two parameters of layer l. */
function costBy(kind: 'W' | 'b', { network, x, y }: Pass, l: number) {
  const layer = network.layers[l] as unknown as Parameters;
  const { W, b } = layer;
  const cost = (theta: Matrix) =>
    quadratic.value(predict(withParameters(network, l, { W, b, [kind]: theta }), x), y);
  return [cost, layer[kind]] as const;
}

/** Rows `from` to before `to` of each matrix. */
function part(all: readonly Matrix[], from: number, to: number): Matrix[] {
  const rows = Array.from({ length: to - from }, (_, k) => from + k);
  return all.map((each) => selectRows(each, rows));
}

/** The same rows of a trace. */
function partOf(trace: Trace, from: number, to: number): Trace {
  const zs = part(
    trace.map(({ z }) => z),
    from,
    to,
  );
  const as = part(
    trace.map(({ a }) => a),
    from,
    to,
  );
  return zs.map((z, l) => ({ z, a: as[l] }));
}

const notTheMean = finding(
  'The mean of the gradients of two halves of a batch is not the gradient of the whole.',
);

export const gradients: readonly Check[] = [
  same('weights of a square layer of 3 nodes before 3', 'weightGradient', (r) => {
    const { trace, delta } = pass(r, 3, [2, 3, 3, 2]);
    return [trace, delta, 2];
  }),
  same('weights of an output layer, 4 nodes before 2', 'weightGradient', (r) => {
    const { trace, delta } = pass(r, 2, [3, 4, 2]);
    return [trace, delta, 2];
  }),
  same('biases of a hidden layer', 'biasGradient', (r) => [pass(r, 3, [2, 3, 3, 2]).delta, 1]),
  law('every slope of a weight is the derivative of the cost', function* (ask, r) {
    const drawnPass = pass(r, 3, [2, 4, 3, 2]);
    for (const l of [1, 2, 3]) {
      const slopes = yield* ask<Matrix>('weightGradient', drawnPass.trace, drawnPass.delta, l);
      const apart = gradientFinding(
        `the cost by W of layer ${l}`,
        slopes,
        ...costBy('W', drawnPass, l),
      );
      if (apart !== undefined) return apart;
    }
  }),
  law('every slope of a bias is the derivative of the cost', function* (ask, r) {
    const drawnPass = pass(r, 3, [2, 4, 3, 2]);
    for (const l of [1, 2, 3]) {
      const slopes = yield* ask<Matrix>('biasGradient', drawnPass.delta, l);
      const apart = gradientFinding(
        `the cost by b of layer ${l}`,
        slopes,
        ...costBy('b', drawnPass, l),
      );
      if (apart !== undefined) return apart;
    }
  }),
  law('two mini-batches of equal size have the full gradient as their mean', function* (ask, r) {
    const { trace, delta } = pass(r, 4, [2, 3, 3]);
    const slopes: Matrix[] = [];
    const biases: Matrix[] = [];
    for (const [from, to] of [
      [0, 2],
      [2, 4],
      [0, 4],
    ]) {
      const errors = part(delta, from, to);
      slopes.push(yield* ask<Matrix>('weightGradient', partOf(trace, from, to), errors, 2));
      biases.push(yield* ask<Matrix>('biasGradient', errors, 2));
    }
    for (const [first, second, full] of [slopes, biases]) {
      if (difference(scale(0.5, add(first, second)), full) !== undefined) return notTheMean;
    }
  }),
];
