// AssemblyScript: one layer of a small network, forward and back, on its row of the table that table.ts tells
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
  const z = <usize>load<u32>(layer, 16);
  if (row === 8) oneColumn(z, a, n, rowA, W, b);
  else columns(z, a, n, rowA, W, b, row);
  activate(layer, n);
}

// z ← A W + 1 b.
// @inline
function columns(z: usize, a: usize, n: i32, rowA: i32, W: usize, b: usize, row: i32): void {
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
}

// The same for a W with one column, two rows at a time; the last may be alone.
// @inline
function oneColumn(z: usize, a: usize, n: i32, rowA: i32, W: usize, b: usize): void {
  for (let i = 0; i < n; i += 2) {
    const end = W + rowA;
    let sums = f64x2.splat(0);
    for (let w = W; w < end; w += 8) {
      sums = f64x2.add(sums, f64x2.mul(neighbours(a, rowA), v128.load64_splat(w)));
      a += 8;
    }
    v128.store(z, f64x2.add(sums, v128.load64_splat(b)));
    z += 16;
    a += rowA;
  }
}

// The number at x and the one so many bytes behind it.
// @inline
function neighbours(x: usize, step: i32): v128 {
  return v128.load_lane<f64>(x + step, v128.load64_zero(x), 1);
}

function activate(layer: usize, n: i32): void {
  const p = load<i32>(layer, 4);
  const z = <usize>load<u32>(layer, 16);
  const a = <usize>load<u32>(layer, 20);
  const kind = load<i32>(layer, 36);
  if (kind === SIGMOID) sigmoid(a, z, n * p);
  else if (kind === SOFTMAX) softmax(a, z, n, p);
  else {
    const alpha = f64x2.splat(load<f64>(layer, 40));
    const zero = f64x2.splat(0);
    for (let k = 0, count = (n * p) << 3; k < count; k += 16) {
      let zk = v128.load(z + k);
      if (kind === RELU) zk = f64x2.max(zero, zk);
      if (kind === LEAKY_RELU) zk = v128.bitselect(zk, f64x2.mul(alpha, zk), f64x2.ge(zk, zero));
      v128.store(a + k, zk);
    }
  }
}

// σ′ of two neighbours, so many bytes from the first number of the layer.
// @inline
function slopes(layer: usize, at: usize): v128 {
  const kind = load<i32>(layer, 36);
  const one = f64x2.splat(1);
  if (kind === SIGMOID) {
    const a = v128.load(<usize>load<u32>(layer, 20) + at);
    return f64x2.mul(a, f64x2.sub(one, a));
  }
  if (kind === IDENTITY) return one;
  const z = v128.load(<usize>load<u32>(layer, 16) + at);
  const zero = f64x2.splat(0);
  if (kind === RELU) return v128.and(f64x2.gt(z, zero), one);
  return v128.bitselect(one, f64x2.splat(load<f64>(layer, 40)), f64x2.ge(z, zero));
}

/** δ^L ← a − y, times σ′(z^L) unless the cost is the partner of σ; Σ (a − y)² / 2. */
export function outputDelta(layer: usize, y: usize, n: i32, canonical: bool): f64 {
  const a = <usize>load<u32>(layer, 20);
  const delta = <usize>load<u32>(layer, 24);
  const count = (n * load<i32>(layer, 4)) << 3;
  let squares: f64 = 0;
  for (let k = 0; k < count; k += 16) {
    const d = f64x2.sub(v128.load(a + k), v128.load(y + k));
    v128.store(delta + k, canonical ? d : f64x2.mul(d, slopes(layer, k)));
    const halves = f64x2.mul(f64x2.mul(d, d), f64x2.splat(0.5));
    squares += f64x2.extract_lane(halves, 0);
    if (k + 8 < count) squares += f64x2.extract_lane(halves, 1);
  }
  return squares;
}

/** δ^l ← (Δ Wᵀ) ⊙ σ′(Z), with Δ and W of the layer above. */
export function hiddenDelta(above: usize, layer: usize, n: i32): void {
  const width = load<i32>(above) << 3;
  const row = load<i32>(above, 4) << 3;
  const W = <usize>load<u32>(above, 8);
  const delta = <usize>load<u32>(layer, 24);
  let deltaAbove = <usize>load<u32>(above, 24);
  for (let i = 0, size = n * width; i < size; i += width) {
    const end = deltaAbove + row;
    let w = W;
    for (let j = 0; j < width; j += 16) {
      let sums = f64x2.splat(0);
      for (let at = deltaAbove; at < end; at += 8) {
        sums = f64x2.add(sums, f64x2.mul(v128.load64_splat(at), neighbours(w, row)));
        w += 8;
      }
      w += row;
      sums = f64x2.mul(sums, slopes(layer, i + j));
      if (j + 8 < width) v128.store(delta + i + j, sums);
      else v128.store_lane<f64>(delta + i + j, sums, 0);
    }
    deltaAbove = end;
  }
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
  for (let j = 0; j < row; j += 16) {
    let sums = f64x2.splat(0);
    for (let at = delta + j, end = delta + n * row; at < end; at += row) {
      sums = f64x2.add(sums, j < pairs ? v128.load(at) : v128.load64_zero(at));
    }
    sums = f64x2.mul(sums, f64x2.splat(s));
    // a zero behind the last one, where nothing or the next layer's gradient comes, spares the step along it a wait
    if (j < pairs || !((gb + j) & 15)) v128.store(gb + j, sums);
    else v128.store_lane<f64>(gb + j, sums, 0);
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
