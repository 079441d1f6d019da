// AssemblyScript: a gradient and the step along it together, two rows at a time. To write the whole gradient
// and read it again is a sixth of the time that both take for a batch of ten examples. The operations of
// products.ts and updates.ts in the same order.

import { block, oneColumn } from './blocks';

/** W ← W − η s Aᵀ B with W n × p, A m × n, B m × p; from gradient on 16 p bytes are used up. */
export function descendAlong(
  w: usize,
  a: usize,
  b: usize,
  n: i32,
  m: i32,
  p: i32,
  s: f64,
  eta: f64,
  gradient: usize,
): void {
  const rowA = n << 3;
  const rowB = p << 3;
  const wide = p & ~7;
  const width = p & 6;
  for (let i = 0; i < n; i += 2) {
    const alone = i + 1 === n; // the last row is then paired with itself
    const a0 = a + (i << 3);
    const a1 = alone ? a0 : a0 + 8;
    const end = a0 + m * rowA;
    let c0 = gradient;
    let c1 = alone ? gradient : gradient + rowB;
    let bj = b;
    for (let j = 0; j < wide; j += 8) {
      block(8, c0, c1, a0, a1, bj, end, rowB, rowA, s, true);
      c0 += 64;
      c1 += 64;
      bj += 64;
    }
    if (width === 6) block(6, c0, c1, a0, a1, bj, end, rowB, rowA, s, true);
    else if (width === 4) block(4, c0, c1, a0, a1, bj, end, rowB, rowA, s, true);
    else if (width === 2) block(2, c0, c1, a0, a1, bj, end, rowB, rowA, s, true);
    const odd = width << 3;
    if (p & 1) oneColumn(c0 + odd, c1 + odd, a0, a1, bj + odd, end, rowB, rowA, s, true);
    const size = alone ? rowB : rowB << 1;
    descend(w, gradient, size, eta);
    w += size;
  }
}

/** θ ← θ − η g for so many bytes of numbers. */
function descend(theta: usize, g: usize, size: usize, eta: f64): void {
  const pairs = size & ~15;
  const etas = f64x2.splat(eta);
  for (let k: usize = 0; k < pairs; k += 16) {
    const step = f64x2.mul(etas, v128.load(g + k));
    v128.store(theta + k, f64x2.sub(v128.load(theta + k), step));
  }
  if (pairs < size) f64.store(theta + pairs, f64.load(theta + pairs) - eta * f64.load(g + pairs));
}
