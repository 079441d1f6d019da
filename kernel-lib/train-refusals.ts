// What `train` refuses, and what it says then.

import { type Matrix, selectRows, shape } from './matrix.ts';
import { backpropagate, feedForward, type Network } from './network.ts';

/** Throws unless the numbers of A are a Float64Array of the length that its shape wants. */
export function checkNumbers(what: string, A: Matrix): void {
  // not instanceof: a window or a context of its own has a Float64Array of its own
  const kind = Object.prototype.toString.call(A.data).slice('[object '.length, -1);
  if (kind !== 'Float64Array') {
    throw new TypeError(
      `train: the data of ${what} is of kind ${kind}; it must be a Float64Array, as matrix and build make it`,
    );
  }
  if (A.data.length !== A.rows * A.cols) {
    throw new RangeError(
      `train: ${what} is ${shape(A)} but its data has ${A.data.length} numbers; ` +
        `it must have one for each entry (${A.data.length} ≠ ${A.rows * A.cols})`,
    );
  }
}

/**
 * Throws unless the network is made of layers that fit each other and the examples: in the words of
 * the step functions, by a step on the batch that `rows` names.
 */
export function checkFit(network: Network, x: Matrix, y: Matrix, rows: readonly number[]): void {
  network.layers.forEach((layer, l) => {
    if (layer.kind !== 'dense') return;
    checkNumbers(`W^${l}`, layer.W);
    checkNumbers(`b^${l}`, layer.b);
  });
  if (fits(network, x.cols, y.cols)) return;
  backpropagate(network, feedForward(network, selectRows(x, rows)), selectRows(y, rows));
}

function fits({ layers: [first, ...rest] }: Network, inputs: number, outputs: number): boolean {
  if (first?.kind !== 'input' || rest.length === 0 || first.size !== inputs) return false;
  let width = inputs;
  for (const layer of rest) {
    if (layer.kind !== 'dense' || layer.W.rows !== width) return false;
    if (layer.b.rows !== 1 || layer.b.cols !== layer.W.cols) return false;
    width = layer.W.cols;
  }
  return width === outputs;
}

/** The error of a training whose cost is no number any more. */
export function diverged(cost: number, epoch: number, step: number, x: Matrix, y: Matrix): Error {
  const cause = firstNotFinite('x', x) ?? firstNotFinite('y', y);
  const advice =
    cause === undefined
      ? 'the steps are too long: try a smaller eta, examples scaled to about 1, or smaller first weights'
      : `${cause}: mend that example or leave it out`;
  return new Error(
    `train: the cost is ${cost} in epoch ${epoch}, step ${step}; ${advice} ` +
      "(onDivergence: 'continue' goes on all the same)",
  );
}

function firstNotFinite(name: string, A: Matrix): string | undefined {
  const k = A.data.findIndex((entry) => !Number.isFinite(entry));
  if (k === -1) return undefined;
  return `${name} holds ${A.data[k]} in row ${Math.floor(k / A.cols)}, column ${k % A.cols}`;
}
