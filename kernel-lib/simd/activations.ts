// AssemblyScript: the activations that need e^x, two numbers at a time; the operations of
// in-place-activation.ts in the same order. n numbers stand at z; an odd vector is followed by one more.

import { exponential } from './exponential';

/** a ← 1 / (1 + e^(−z)). */
export function sigmoid(a: usize, z: usize, n: i32): void {
  const one = f64x2.splat(1);
  for (let k = 0; k < n; k += 2) {
    const zk = v128.load(z);
    const e = exponential(f64x2.neg(f64x2.abs(zk)));
    const numerator = v128.bitselect(one, e, f64x2.ge(zk, f64x2.splat(0)));
    v128.store(a, f64x2.div(numerator, f64x2.add(one, e)));
    a += 16;
    z += 16;
  }
}

/** a_j ← e^(z_j) / Σ_k e^(z_k) in each of `rows` rows. */
export function softmax(a: usize, z: usize, rows: i32, cols: i32): void {
  const row = cols << 3;
  const end = a + rows * row;
  for (let first = a; first < end; first += row) {
    let largest = -Infinity;
    for (let k = 0; k < row; k += 8) largest = max(largest, f64.load(z + k));
    for (let k = 0; k < row; k += 8) f64.store(first + k, f64.load(z + k) - largest);
    z += row;
  }
  for (let at = a; at < end; at += 16) v128.store(at, exponential(v128.load(at)));
  for (let first = a; first < end; first += row) {
    let sum: f64 = 0;
    for (let k = 0; k < row; k += 8) sum += f64.load(first + k);
    for (let k = 0; k < row; k += 8) f64.store(first + k, f64.load(first + k) / sum);
  }
}
