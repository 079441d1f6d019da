// AssemblyScript: one layer of a small network, forward and back, on the row of the table that passes.ts tells
// of. Two numbers at a time where two stand beside each other, each sum in the order of step.ts. A vector
// whose length is odd is followed by one more number, which is then computed too and never read. Rows and
// what is counted along them are counted in bytes.

import { sigmoid, softmax } from './activations';

const SIGMOID: i32 = 0;
const RELU: i32 = 1;
const LEAKY_RELU: i32 = 2;
const IDENTITY: i32 = 3;
const SOFTMAX: i32 = 4;

/** z ← A W + 1 b, a ← σ(z). */
export function forward(layer: usize, n: i32, a: usize): void {
  const rowA = load<i32>(layer) << 3;
  const row = load<i32>(layer, 4) << 3;
  const W = <usize>load<u32>(layer, 8);
  const b = <usize>load<u32>(layer, 12);
  let z = <usize>load<u32>(layer, 16);
  const pairs = row & ~15;
  for (let i = 0; i < n; i++) {
    const end = a + rowA;
    for (let j = 0; j < pairs; j += 16) {
      let sum = f64x2.splat(0);
      let w = W + j;
      for (let at = a; at < end; at += 8) {
        sum = f64x2.add(sum, f64x2.mul(v128.load64_splat(at), v128.load(w)));
        w += row;
      }
      v128.store(z + j, f64x2.add(sum, v128.load(b + j)));
    }
    if (pairs < row) {
      let sum: f64 = 0;
      let w = W + pairs;
      for (let at = a; at < end; at += 8) {
        sum += f64.load(at) * f64.load(w);
        w += row;
      }
      f64.store(z + pairs, sum + f64.load(b + pairs));
    }
    z += row;
    a = end;
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
export function pullBack(layer: usize, n: i32): void {
  const p = load<i32>(layer, 4);
  const z = <usize>load<u32>(layer, 16);
  const a = <usize>load<u32>(layer, 20);
  const delta = <usize>load<u32>(layer, 24);
  const kind = load<i32>(layer, 36);
  const count = (n * p) << 3;
  if (kind === SIGMOID) {
    const one = f64x2.splat(1);
    for (let k = 0; k < count; k += 16) {
      const ak = v128.load(a + k);
      v128.store(delta + k, f64x2.mul(v128.load(delta + k), f64x2.mul(ak, f64x2.sub(one, ak))));
    }
    return;
  }
  const alpha = load<f64>(layer, 40);
  for (let k = 0; k < count; k += 8) {
    let slope: f64 = 1;
    if (kind === RELU) slope = f64.load(z + k) > 0 ? 1 : 0;
    else if (kind === LEAKY_RELU) slope = f64.load(z + k) >= 0 ? 1 : alpha;
    f64.store(delta + k, f64.load(delta + k) * slope);
  }
}

/** δ^l ← (Δ Wᵀ) ⊙ σ′(Z), with Δ and W of the layer above. */
export function hiddenDelta(above: usize, layer: usize, n: i32): void {
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
export function gradients(layer: usize, n: i32, a: usize): void {
  const rowA = load<i32>(layer) << 3;
  const row = load<i32>(layer, 4) << 3;
  const delta = <usize>load<u32>(layer, 24);
  const gW = <usize>load<u32>(layer, 28);
  const gb = <usize>load<u32>(layer, 32);
  const s = 1 / <f64>n;
  const pairs = row & ~15;
  // the entries of a W with one column stand one below the other, two inputs at a time
  const inputPairs = row === 8 ? rowA & ~15 : 0;
  for (let i = 0; i < inputPairs; i += 16) twoSums(gW + i, a + i, rowA, delta, row, n, s);
  for (let i = inputPairs; i < rowA; i += 8) {
    const to = gW + (i >> 3) * row;
    for (let j = 0; j < pairs; j += 16) twoSums(to + j, delta + j, row, a + i, rowA, n, s);
    if (pairs < row) oneSum(to + pairs, delta + pairs, row, a + i, rowA, n, s);
  }
  for (let j = 0; j < row; j += 8) {
    let sum: f64 = 0;
    for (let at = delta + j, end = delta + n * row; at < end; at += row) sum += f64.load(at);
    f64.store(gb + j, sum * s);
  }
}

// s Σ_i x_i y_i down two neighbouring columns x and a column y.
// @inline
function twoSums(to: usize, x: usize, rowX: i32, y: usize, rowY: i32, n: i32, s: f64): void {
  let sums = f64x2.splat(0);
  for (let i = 0; i < n; i++) {
    sums = f64x2.add(sums, f64x2.mul(v128.load(x), v128.load64_splat(y)));
    x += rowX;
    y += rowY;
  }
  v128.store(to, f64x2.mul(f64x2.splat(s), sums));
}

// The same down one column x.
// @inline
function oneSum(to: usize, x: usize, rowX: i32, y: usize, rowY: i32, n: i32, s: f64): void {
  let sum: f64 = 0;
  for (let i = 0; i < n; i++) {
    sum += f64.load(x) * f64.load(y);
    x += rowX;
    y += rowY;
  }
  f64.store(to, s * sum);
}
