// AssemblyScript: both passes of a small network in one call, or all steps of an epoch, for sizes at which
// calls cost more than what they compute. The equations of step.ts and the order of their sums.
//
// A table says where things are, so that a call has few arguments, each of which takes time. Its first row
// of 48 bytes has the number of layers, the addresses of x and y, whether δ^L = a − y, the number of
// parameters, the step at which `epoch` stopped, and η. Each layer has a row: the numbers of inputs and outputs, the addresses of W, b, z, a,
// δ, ∂C/∂W and ∂C/∂b, which activation it is, and its α.

import { sigmoid, softmax } from './activations';
import { descend } from './updates';

const ROW: usize = 48;
const SIGMOID: i32 = 0;
const RELU: i32 = 1;
const LEAKY_RELU: i32 = 2;
const IDENTITY: i32 = 3;
const SOFTMAX: i32 = 4;

/**
 * The steps of an epoch on n examples, so many rows at a time, with the quadratic cost: (1/n) Σ_x C_x. If
 * `stops`, the first cost that is NaN or infinite is the last, and its step is written into the table.
 */
export function epoch(table: usize, n: i32, rows: i32, stops: bool): f64 {
  const inputs = load<i32>(table, ROW);
  const outputs = load<i32>(table + ROW * load<i32>(table), 4);
  let x = <usize>load<u32>(table, 4);
  let y = <usize>load<u32>(table, 8);
  let cost: f64 = 0;
  let step = 0;
  for (let from = 0; from < n; from += rows) {
    const some = min(rows, n - from);
    const batchCost = batch(table, x, y, some);
    step++;
    if (stops && !(abs(batchCost) < Infinity)) {
      store<i32>(table, step, 20);
      return batchCost;
    }
    cost += (<f64>some / <f64>n) * batchCost;
    x += (some * inputs) << 3;
    y += (some * outputs) << 3;
  }
  return cost;
}

/** The step on the first n examples alone. */
export function passes(table: usize, n: i32): void {
  batch(table, load<u32>(table, 4), load<u32>(table, 8), n);
}

/**
 * z, a for n examples at x; δ from the targets at y; the gradient; and θ ← θ − η g for the parameters,
 * which stand one after another from the first W on, unless η is 0. The mean of Σ (a − y)² / 2.
 */
function batch(table: usize, x: usize, y: usize, n: i32): f64 {
  const layers = load<i32>(table);
  const canonical = load<i32>(table, 12) !== 0;
  const parameters = load<i32>(table, 16);
  const eta = load<f64>(table, 40);
  const first = table + ROW;
  let input = x;
  let layer = first;
  for (let l = 0; l < layers; l++) {
    forward(layer, n, input);
    input = load<u32>(layer, 20);
    layer += ROW;
  }
  layer -= ROW;
  const squares = difference(layer, y, n);
  if (!canonical) pullBack(layer, n);
  for (let l = layers - 1; l > 0; l--) {
    const previous = layer - ROW;
    hiddenDelta(layer, previous, n);
    gradients(layer, n, load<u32>(previous, 20));
    layer = previous;
  }
  gradients(layer, n, x);
  if (eta !== 0) descend(load<u32>(first, 8), load<u32>(first, 28), parameters, eta);
  return squares / <f64>n;
}

/** δ^L ← a − y, which is to be multiplied by σ′(z^L) unless the cost is the partner of σ; Σ (a − y)² / 2. */
function difference(layer: usize, y: usize, n: i32): f64 {
  const a = <usize>load<u32>(layer, 20);
  const delta = <usize>load<u32>(layer, 24);
  let squares: f64 = 0;
  for (let k = 0, count = (n * load<i32>(layer, 4)) << 3; k < count; k += 8) {
    const d = f64.load(a + k) - f64.load(y + k);
    f64.store(delta + k, d);
    squares += (d * d) / 2;
  }
  return squares;
}

/** z ← A W + 1 b, a ← σ(z). */
function forward(layer: usize, n: i32, a: usize): void {
  const m = load<i32>(layer);
  const p = load<i32>(layer, 4);
  const W = <usize>load<u32>(layer, 8);
  const b = <usize>load<u32>(layer, 12);
  let z = <usize>load<u32>(layer, 16);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) {
      let sum: f64 = 0;
      let w = W + (j << 3);
      for (let k = 0; k < m; k++) {
        sum += f64.load(a + (k << 3)) * f64.load(w);
        w += p << 3;
      }
      f64.store(z, sum + f64.load(b + (j << 3)));
      z += 8;
    }
    a += m << 3;
  }
  activate(layer, n);
}

function activate(layer: usize, n: i32): void {
  const p = load<i32>(layer, 4);
  const z = <usize>load<u32>(layer, 16);
  const a = <usize>load<u32>(layer, 20);
  const kind = load<i32>(layer, 36);
  if (kind === SIGMOID) sigmoid(a, z, n * p);
  else if (kind === SOFTMAX) softmax(a, z, n, p);
  else {
    const alpha = load<f64>(layer, 40);
    for (let k = 0, count = (n * p) << 3; k < count; k += 8) {
      const zk = f64.load(z + k);
      f64.store(a + k, kind === RELU ? max(0, zk) : kind === IDENTITY || zk >= 0 ? zk : alpha * zk);
    }
  }
}

/** δ ← ∂C/∂z in the place of ∂C/∂a. */
function pullBack(layer: usize, n: i32): void {
  const p = load<i32>(layer, 4);
  const z = <usize>load<u32>(layer, 16);
  const a = <usize>load<u32>(layer, 20);
  const delta = <usize>load<u32>(layer, 24);
  const kind = load<i32>(layer, 36);
  const alpha = load<f64>(layer, 40);
  for (let k = 0, count = (n * p) << 3; k < count; k += 8) {
    let slope: f64 = 1;
    if (kind === SIGMOID) slope = f64.load(a + k) * (1 - f64.load(a + k));
    else if (kind === RELU) slope = f64.load(z + k) > 0 ? 1 : 0;
    else if (kind === LEAKY_RELU) slope = f64.load(z + k) >= 0 ? 1 : alpha;
    f64.store(delta + k, f64.load(delta + k) * slope);
  }
}

/** δ^l ← (Δ Wᵀ) ⊙ σ′(Z), with Δ and W of the layer above. */
function hiddenDelta(above: usize, layer: usize, n: i32): void {
  const m = load<i32>(above);
  const p = load<i32>(above, 4);
  let deltaAbove = <usize>load<u32>(above, 24);
  let delta = <usize>load<u32>(layer, 24);
  for (let i = 0; i < n; i++) {
    let w = <usize>load<u32>(above, 8);
    for (let j = 0; j < m; j++) {
      let sum: f64 = 0;
      for (let k = 0; k < p; k++) {
        sum += f64.load(deltaAbove + (k << 3)) * f64.load(w);
        w += 8;
      }
      f64.store(delta, sum);
      delta += 8;
    }
    deltaAbove += p << 3;
  }
  pullBack(layer, n);
}

/** (1/n) Aᵀ Δ and (1/n) 1ᵀ Δ. */
function gradients(layer: usize, n: i32, a: usize): void {
  const m = load<i32>(layer);
  const p = load<i32>(layer, 4);
  const delta = <usize>load<u32>(layer, 24);
  let gW = <usize>load<u32>(layer, 28);
  const gb = <usize>load<u32>(layer, 32);
  const s = 1 / <f64>n;
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < p; j++) {
      f64.store(gW, s * column(a + (i << 3), m << 3, delta + (j << 3), p << 3, n));
      gW += 8;
    }
  }
  for (let j = 0; j < p; j++) {
    let sum: f64 = 0;
    for (let i = 0; i < n; i++) sum += f64.load(delta + ((i * p + j) << 3));
    f64.store(gb + (j << 3), sum * s);
  }
}

/** Σ_i of n products, down a column of A and one of Δ. */
function column(a: usize, rowA: i32, delta: usize, rowDelta: i32, n: i32): f64 {
  let sum: f64 = 0;
  for (let i = 0; i < n; i++) {
    sum += f64.load(a) * f64.load(delta);
    a += rowA;
    delta += rowDelta;
  }
  return sum;
}
