// The memory of one training, made once: all parameters in one vector θ, their gradients in another,
// and z, a, δ of every layer for a batch.

import { activationFormula } from './activation.ts';
import { type Cost, costFormula } from './cost.ts';
import type { BatchRoom, Engine, LayerRoom, OneCall } from './engine.ts';
import type { CostFormula } from './formula.ts';
import type { DenseLayer } from './layer.ts';
import { type Matrix, shape } from './matrix.ts';
import type { Network } from './network.ts';
import type { Sizes } from './sizes.ts';

export interface Workspace {
  readonly engine: Engine;
  readonly cost: Cost;
  readonly costs: CostFormula | undefined;
  /** Whether δ^L = a − y. */
  readonly canonical: boolean;
  readonly layers: readonly LayerRoom[];
  /** W^1, b^1, W^2, b^2, … one after another. */
  readonly theta: Float64Array;
  readonly gradient: Float64Array;
  /** What is left of the vectors, for the memory of a rule. */
  readonly spare: readonly Float64Array[];
  /** For whole batches, and for a shorter last one (the same memory). */
  readonly whole: BatchRoom;
  readonly last: BatchRoom;
  /** Of the gradient descent that belongs to the passes, 0 if the step of the rule comes after them. */
  readonly eta: number;
  /** The steps in one call, with that descent: if they are small, and the engine can. */
  readonly inOneCall: OneCall | undefined;
  /** Room for the examples of an epoch, if its steps can be one call. */
  readonly epochRoom: Float64Array | undefined;
  /** In one half of two threads: gives away a^1 of the units computed here, and gets that of all. */
  readonly share: Share | undefined;
}

type Share = (batch: BatchRoom) => void;

/** Whether the cost is the partner of the last activation, so that δ^L = a − y. */
export function isCanonical({ layers, cost }: Network): boolean {
  const last = layers[layers.length - 1];
  return cost.canonical !== '' && cost.canonical === last.activation.name;
}

/**
 * A workspace for dense layers of these sizes, with the parameters of the network copied in. In one half
 * of two threads the network has of W^1 and b^1 the columns of that half.
 */
export function workspace(
  network: Network,
  engine: Engine,
  sizes: Sizes,
  share?: Share,
): Workspace {
  const [theta, gradient, ...others] = engine.vectors;
  const [spare, vectors] = [others.slice(0, sizes.spare), others.slice(sizes.spare)];
  const layers = layerRooms(network, theta, gradient, sizes);
  const whole = batchRoom(vectors, sizes, sizes.batch);
  const last = batchRoom(vectors, sizes, sizes.last);
  const { cost } = network;
  const costs = costFormula(cost);
  const canonical = isCanonical(network);
  const inOneCall = sizes.oneCall
    ? engine.inOneCall?.(layers, whole, canonical, sizes.eta)
    : undefined;
  const epochRoom = sizes.epoch > 0 ? vectors[vectors.length - 1] : undefined;
  const descends = inOneCall !== undefined || engine.descendInto !== undefined;
  const eta = descends ? sizes.eta : 0;
  // no spread: with one each training's object has a map of its own, and V8 throws compiled code away
  return {
    engine,
    cost,
    costs,
    canonical,
    layers,
    theta,
    gradient,
    spare,
    whole,
    last,
    eta,
    inOneCall,
    epochRoom,
    share,
  };
}

/** The layers 1 … L, with views of θ and of the gradient one after another. */
function layerRooms(
  network: Network,
  theta: Float64Array,
  gradient: Float64Array,
  { first, outputs }: Sizes,
): LayerRoom[] {
  let offset = 0;
  const next = (rows: number, cols: number): [Matrix, Matrix] => {
    const [from, to] = [offset, offset + rows * cols];
    offset = to;
    return [
      { rows, cols, data: theta.subarray(from, to) },
      { rows, cols, data: gradient.subarray(from, to) },
    ];
  };
  return network.layers.slice(1).map((layer, l): LayerRoom => {
    const { W: W0, b: b0, activation } = layer as DenseLayer; // checked by `train`
    const [W, gradientW] = next(W0.rows, W0.cols);
    const [b, gradientb] = next(1, b0.cols);
    W.data.set(W0.data);
    b.data.set(b0.data);
    const formula = activationFormula(activation);
    const WBack = l === 1 ? rowsFrom(W, first, outputs[0]) : W;
    return { sigma: activation, formula, W, WBack, b, gradientW, gradientb };
  });
}

/** A view of so many rows. */
function rowsFrom({ cols, data }: Matrix, first: number, rows: number): Matrix {
  return { rows, cols, data: data.subarray(first * cols, (first + rows) * cols) };
}

/** Views of the first `rows` rows of the vectors. */
function batchRoom(
  [y, ...rest]: readonly Float64Array[],
  { inputs, outputs }: Sizes,
  rows: number,
): BatchRoom {
  const view = (data: Float64Array, cols: number): Matrix => ({
    rows,
    cols,
    data: data.subarray(0, rows * cols),
  });
  const a = outputs.map((width, l) => view(rest[3 * l + 1], width));
  const others = rest.slice(3 * outputs.length);
  const given = inputs.map((width, l) =>
    others[l].length === 0 ? a[l - 1] : view(others[l], width),
  );
  return {
    x: given[0],
    y: view(y, outputs[outputs.length - 1]),
    given,
    a,
    z: outputs.map((width, l) => view(rest[3 * l], width)),
    delta: outputs.map((width, l) => view(rest[3 * l + 2], width)),
  };
}

/** The examples, and their rows one by one where they are so long that they are better copied whole. */
export interface Rows {
  readonly data: Float64Array;
  readonly views: readonly Float64Array[];
}

/** The rows of A, made once for a training. */
export function rowsOf({ rows, cols, data }: Matrix): Rows {
  if (cols < 32) return { data, views: [] };
  const views = Array.from({ length: rows }, (_, i) => data.subarray(i * cols, (i + 1) * cols));
  return { data, views };
}

/** B ← the rows that order[from], order[from + 1], … name. */
export function selectRowsInto(
  { rows, cols, data: b }: Matrix,
  { data: a, views }: Rows,
  order: ArrayLike<number>,
  from: number,
): void {
  for (let i = 0; i < rows; i++) {
    const row = order[from + i];
    if (views.length > 0) b.set(views[row], i * cols);
    else for (let j = 0; j < cols; j++) b[i * cols + j] = a[row * cols + j];
  }
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
