// The memory of one training, made once: all parameters in one vector θ, their gradients in another,
// and z, a, δ of every layer for a batch. The equations are those of step.ts, in the same order.

import { type Activation, activationFormula } from './activation.ts';
import { costFormula } from './cost.ts';
import type { Engine } from './engine.ts';
import type { ActivationFormula, CostFormula } from './formula.ts';
import { activateInto, addRowInto, pullBackInPlace } from './in-place-activation.ts';
import { costGradientInto, costValue, differenceInto, inDomain } from './in-place-cost.ts';
import type { DenseLayer } from './layer.ts';
import { type Matrix, shape } from './matrix.ts';
import type { Network } from './network.ts';

/** One dense layer: its σ, and views of θ and of the gradient. */
export interface LayerRoom {
  readonly sigma: Activation;
  readonly formula: ActivationFormula | undefined;
  readonly W: Matrix;
  readonly b: Matrix;
  readonly gradientW: Matrix;
  readonly gradientb: Matrix;
}

/** What a batch of one size needs: x, y, and z, a, δ of the layers 1 … L at 0 … L − 1. */
export interface BatchRoom {
  readonly x: Matrix;
  readonly y: Matrix;
  readonly z: readonly Matrix[];
  readonly a: readonly Matrix[];
  readonly delta: readonly Matrix[];
}

export interface Workspace {
  readonly network: Network;
  readonly engine: Engine;
  readonly costs: CostFormula | undefined;
  readonly layers: readonly LayerRoom[];
  /** W^1, b^1, W^2, b^2, … one after another. */
  readonly theta: Float64Array;
  readonly gradient: Float64Array;
  /** What is left of the vectors, for the memory of a rule. */
  readonly spare: readonly Float64Array[];
  /** For whole batches, and for a shorter last one (the same memory). */
  readonly whole: BatchRoom;
  readonly last: BatchRoom;
}

/** The sizes of a training: n_0 … n_L, the rows of a batch and of the last one, and spare vectors like θ. */
export interface Sizes {
  readonly widths: readonly number[];
  readonly batch: number;
  readonly last: number;
  readonly spare: number;
}

/** The lengths of the vectors that `workspace` wants from an engine. */
export function vectorLengths({ widths, batch, spare }: Sizes): number[] {
  const parameters = parameterCount(widths);
  const [inputs, ...outputs] = widths;
  return [
    ...new Array<number>(2 + spare).fill(parameters), // θ, its gradient, and what the rule remembers
    batch * inputs,
    batch * outputs[outputs.length - 1],
    ...outputs.flatMap((width) => [batch * width, batch * width, batch * width]), // z, a, δ
  ];
}

/** How many numbers W^1, b^1, … W^L, b^L hold. */
export function parameterCount(widths: readonly number[]): number {
  return widths.slice(1).reduce((sum, width, l) => sum + (widths[l] + 1) * width, 0);
}

/** A workspace for dense layers of these sizes, with the parameters of the network copied in. */
export function workspace(network: Network, engine: Engine, sizes: Sizes): Workspace {
  const [theta, gradient, ...others] = engine.vectors;
  const [spare, vectors] = [others.slice(0, sizes.spare), others.slice(sizes.spare)];
  let offset = 0;
  const next = (rows: number, cols: number): [Matrix, Matrix] => {
    const [from, to] = [offset, offset + rows * cols];
    offset = to;
    return [
      { rows, cols, data: theta.subarray(from, to) },
      { rows, cols, data: gradient.subarray(from, to) },
    ];
  };
  const layers = network.layers.slice(1).map((layer): LayerRoom => {
    const { W: W0, b: b0, activation } = layer as DenseLayer; // checked by `train`
    const [W, gradientW] = next(W0.rows, W0.cols);
    const [b, gradientb] = next(1, b0.cols);
    W.data.set(W0.data);
    b.data.set(b0.data);
    const formula = activationFormula(activation);
    return { sigma: activation, formula, W, b, gradientW, gradientb };
  });
  const whole = batchRoom(vectors, sizes.widths, sizes.batch);
  const last = batchRoom(vectors, sizes.widths, sizes.last);
  const costs = costFormula(network.cost);
  return { network, engine, costs, layers, theta, gradient, spare, whole, last };
}

/** Views of the first `rows` rows of the vectors. */
function batchRoom(
  [x, y, ...rest]: readonly Float64Array[],
  widths: readonly number[],
  rows: number,
): BatchRoom {
  const view = (data: Float64Array, cols: number): Matrix => ({
    rows,
    cols,
    data: data.subarray(0, rows * cols),
  });
  const [inputs, ...outputs] = widths;
  return {
    x: view(x, inputs),
    y: view(y, outputs[outputs.length - 1]),
    z: outputs.map((width, l) => view(rest[3 * l], width)),
    a: outputs.map((width, l) => view(rest[3 * l + 1], width)),
    delta: outputs.map((width, l) => view(rest[3 * l + 2], width)),
  };
}

/** B ← the rows of A that order[from], order[from + 1], … name. */
export function selectRowsInto(
  { rows, cols, data: b }: Matrix,
  { data: a }: Matrix,
  order: readonly number[],
  from: number,
): void {
  for (let i = 0; i < rows; i++) {
    const row = order[from + i] * cols;
    for (let j = 0; j < cols; j++) b[i * cols + j] = a[row + j];
  }
}

/** z^l = (W^l)ᵀ a^(l−1) + b^l and a^l = σ^l(z^l) for l = 1 … L. */
export function feedForwardInto({ layers, engine }: Workspace, { x, z, a }: BatchRoom): void {
  for (let l = 0; l < layers.length; l++) {
    const { W, b, sigma, formula } = layers[l];
    engine.matmulInto(z[l], l === 0 ? x : a[l - 1], W);
    addRowInto(z[l], b);
    if (formula !== undefined) activateInto(formula, a[l], z[l]);
    else copyInto(a[l], sigma.apply(copyOf(z[l])), `${sigma.name}.apply`);
  }
}

/** Throws as `outputError` does if the cost refuses a^L or y. */
export function checkOutput({ network: { cost }, costs }: Workspace, { a, y }: BatchRoom): void {
  const output = a[a.length - 1];
  if (costs === undefined || !inDomain(costs, output, y)) cost.check?.(copyOf(output), copyOf(y));
}

/** C of the batch. */
export function batchCost({ network: { cost }, costs }: Workspace, { a, y }: BatchRoom): number {
  const output = a[a.length - 1];
  if (costs !== undefined) return costValue(costs, output, y);
  return cost.value(copyOf(output), copyOf(y));
}

/** δ^L, δ^(L−1), … δ^1, then every ∂C/∂W^l and ∂C/∂b^l. */
export function backpropagateInto(room: Workspace, batch: BatchRoom): void {
  const { layers, engine } = room;
  const { x, y, z, a, delta } = batch;
  const L = layers.length;
  outputErrorInto(room, delta[L - 1], z[L - 1], a[L - 1], y);
  for (let l = L - 2; l >= 0; l--) {
    // δ^l = (Δ Wᵀ) ⊙ σ′(Z)
    engine.timesTransposeInto(delta[l], delta[l + 1], layers[l + 1].W);
    pullBackInto(layers[l], delta[l], z[l], a[l]);
  }
  for (let l = 0; l < L; l++) {
    // (1/n) Aᵀ Δ and (1/n) 1ᵀ Δ
    const s = 1 / x.rows;
    engine.transposeTimesInto(layers[l].gradientW, s, l === 0 ? x : a[l - 1], delta[l]);
    meanOfRowsInto(layers[l].gradientb, delta[l], s);
  }
}

function outputErrorInto(
  { network: { cost }, costs, layers }: Workspace,
  delta: Matrix,
  z: Matrix,
  a: Matrix,
  y: Matrix,
): void {
  const layer = layers[layers.length - 1];
  // δ^L = a^L − y
  if (cost.canonical !== '' && cost.canonical === layer.sigma.name) {
    differenceInto(delta, a, y);
    return;
  }
  // δ^L = ∂C/∂a^L ⊙ σ′(z^L)
  if (costs !== undefined) costGradientInto(costs, delta, a, y);
  else copyInto(delta, cost.gradient(copyOf(a), copyOf(y)), `${cost.name}.gradient`);
  pullBackInto(layer, delta, z, a);
}

/** ∂C/∂z in the place of ∂C/∂a. */
function pullBackInto({ sigma, formula }: LayerRoom, g: Matrix, z: Matrix, a: Matrix): void {
  if (formula !== undefined) pullBackInPlace(formula, g, z, a);
  else copyInto(g, sigma.pullBack(copyOf(g), copyOf(z), copyOf(a)), `${sigma.name}.pullBack`);
}

/** mean ← s 1ᵀ A. */
function meanOfRowsInto({ data: mean, cols }: Matrix, { data: a }: Matrix, s: number): void {
  for (let j = 0; j < cols; j++) mean[j] = 0;
  for (let start = 0; start < a.length; start += cols) {
    for (let j = 0; j < cols; j++) mean[j] += a[start + j];
  }
  for (let j = 0; j < cols; j++) mean[j] *= s;
}

/** A matrix of its own, for a function of the user, which may keep what it is given. */
export function copyOf({ rows, cols, data }: Matrix): Matrix {
  return { rows, cols, data: data.slice() };
}

/** out ← A, after checking that what a function of the user returned has the right shape. */
export function copyInto(out: Matrix, A: Matrix, who: string): void {
  if (A.rows !== out.rows || A.cols !== out.cols || A.data.length !== out.data.length) {
    throw new RangeError(
      `train: ${who} returned a matrix ${shape(A)} with ${A.data.length} numbers; ` +
        `it must be ${shape(out)} (${A.data.length} ≠ ${out.data.length})`,
    );
  }
  out.data.set(A.data);
}
