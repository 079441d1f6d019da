// Networks drawn from a seed, and their gradients from differences of the cost alone.

import {
  type Activation,
  build,
  type Cost,
  type DenseLayer,
  elu,
  feedForward,
  input,
  type Matrix,
  type Network,
  normal,
  numericalGradient,
  type Parameters,
  predict,
  type Random,
  scale,
  uniform,
  withParameters,
} from 'kernel-lib';

/** A network with a batch that fits it. */
export interface Case {
  readonly network: Network;
  readonly x: Matrix;
  readonly y: Matrix;
}

/** What to draw: σ¹ … σ^L, the cost, and the number of examples in the batch. */
export interface Plan {
  readonly activations: readonly Activation[];
  readonly cost: Cost;
  readonly n: number;
}

/** α = 1.7: the slope jumps at 0, and a formula that lost its α is wrong. */
export const steepElu: Activation = elu(1.7);

export function normalMatrix(r: Random, rows: number, cols: number): Matrix {
  return build(rows, cols, () => normal(r));
}

/**
 * A case with normal biases and inputs, and normal weights of deviation 1/√n_in. It is drawn again
 * where differences over h = 1e-5 are the worse of the two: while some |z| < 1e-3, beside the kink of
 * relu, leakyRelu or elu, where they may straddle two slopes; and while an output of crossEntropy or
 * logLikelihood is nearer than 1e-3 to 0 or 1, where ln a and ln(1 − a) lose digits.
 */
export function randomCase(r: Random, { activations, cost, n }: Plan): Case {
  for (;;) {
    const sizes = randomSizes(r, activations.length);
    const layers = activations.map(
      (activation, k): DenseLayer => ({
        kind: 'dense',
        W: scale(1 / Math.sqrt(sizes[k]), normalMatrix(r, sizes[k], sizes[k + 1])),
        b: normalMatrix(r, 1, sizes[k + 1]),
        activation,
      }),
    );
    const network = { layers: [input(sizes[0]), ...layers], cost };
    const x = normalMatrix(r, n, sizes[0]);
    const states = feedForward(network, x).slice(1);
    const awayFromKinks = states.every(({ z }) => z.data.every((zj) => Math.abs(zj) >= 1e-3));
    const output = states[states.length - 1].a.data;
    const inside = cost.name === 'quadratic' || output.every((a) => a >= 1e-3 && a <= 1 - 1e-3);
    if (awayFromKinks && inside) {
      return { network, x, y: randomTargets(r, cost, n, sizes[activations.length]) };
    }
  }
}

/** n_0 … n_L from 2 to 5, neighbours always different, so that no layer is square. */
function randomSizes(r: Random, L: number): number[] {
  const sizes = [2 + Math.floor(4 * uniform(r))];
  for (let l = 1; l <= L; l++) {
    sizes.push(2 + ((sizes[l - 1] - 1 + Math.floor(3 * uniform(r))) % 4));
  }
  return sizes;
}

/** Targets in the domain of the cost: distributions, numbers from [0, 1), or any numbers. */
function randomTargets(r: Random, cost: Cost, n: number, width: number): Matrix {
  if (cost.name === 'quadratic') return normalMatrix(r, n, width);
  const y = build(n, width, () => uniform(r));
  if (cost.name === 'crossEntropy') return y;
  const sum = (i: number) => y.data.subarray(i * width, (i + 1) * width).reduce((s, v) => s + v);
  return build(n, width, (i, j) => y.data[i * width + j] / sum(i));
}

/** C, the mean over the batch. */
export function costOf({ network, x, y }: Case): number {
  return network.cost.value(predict(network, x), y);
}

/** ∂C/∂θ^l for l = 0 … L from differences; null for the input. */
export function numericalGradients({ network, x, y }: Case): (Parameters | null)[] {
  const C = (l: number, theta: Parameters) =>
    costOf({ network: withParameters(network, l, theta), x, y });
  return network.layers.map((layer, l) => {
    if (layer.kind === 'input') return null;
    const { W, b } = layer;
    return {
      W: numericalGradient((moved) => C(l, { W: moved, b }), W),
      b: numericalGradient((moved) => C(l, { W, b: moved }), b),
    };
  });
}

/** ∂C_x/∂x, a row per example: n times ∂C/∂x, for each row enters only its own C_x. */
export function numericalInputGradient({ network, x, y }: Case): Matrix {
  const gradient = numericalGradient((moved) => costOf({ network, x: moved, y }), x);
  return scale(x.rows, gradient);
}

/** The largest |x − y| over all entries; NaN if one is NaN. */
export function largestDifference(x: Matrix, y: Matrix): number {
  return x.data.reduce((worst, value, k) => Math.max(worst, Math.abs(value - y.data[k])), 0);
}

/** The numbers of a matrix rounded to so many decimals, as the notebooks print them. */
export function rounded(A: Matrix, decimals = 9): number[][] {
  const rows: number[][] = [];
  for (let i = 0; i < A.rows; i++) {
    const row = A.data.subarray(i * A.cols, (i + 1) * A.cols);
    rows.push(Array.from(row, (entry) => Number(entry.toFixed(decimals)) + 0));
  }
  return rows;
}

/** What f throws, as `RangeError: …`, for the snapshot of a whole table of refusals. */
export function refusal(f: () => unknown): string {
  try {
    f();
  } catch (error) {
    return String(error);
  }
  return 'nothing is thrown';
}
