// AssemblyScript: what products.ts is made of. Sums run over k in rising order, so with product and sum
// rounded apart every result has the bits of the plain loops.

import { addProduct } from './sums';

// Two rows × 2, 4, 6 or 8 columns of C, at c0 and c1, summed in registers. The width is a literal at
// every call, where the block is written out, so no `if` of the width is left. The order of the loads
// matters: two in one cycle must not want the same bank of the cache. With those of B between those of A
// the block was 12 % faster than with both in turn. What comes out are the s-fold sums, or if it `descends`,
// what is left of C after a step of η along them; that is a literal, too.
// @inline
export function block(
  width: i32,
  c0: usize,
  c1: usize,
  a0: usize,
  a1: usize,
  b: usize,
  end: usize,
  rowB: i32,
  stepA: i32,
  s: f64,
  anew: bool,
  descends: bool,
  eta: f64,
): void {
  let c00 = f64x2.splat(0);
  let c01 = c00;
  let c02 = c00;
  let c03 = c00;
  let c10 = c00;
  let c11 = c00;
  let c12 = c00;
  let c13 = c00;
  if (!anew) {
    c00 = v128.load(c0);
    c10 = v128.load(c1);
    if (width > 2) c01 = v128.load(c0, 16);
    if (width > 2) c11 = v128.load(c1, 16);
    if (width > 4) c02 = v128.load(c0, 32);
    if (width > 4) c12 = v128.load(c1, 32);
    if (width > 6) c03 = v128.load(c0, 48);
    if (width > 6) c13 = v128.load(c1, 48);
  }
  while (true) {
    const b0 = v128.load(b);
    let b1 = b0;
    let b2 = b0;
    let b3 = b0;
    if (width > 2) b1 = v128.load(b, 16);
    if (width > 4) b2 = v128.load(b, 32);
    if (width > 6) b3 = v128.load(b, 48);
    let aik = v128.load64_splat(a0);
    c00 = addProduct(c00, aik, b0);
    if (width > 2) c01 = addProduct(c01, aik, b1);
    if (width > 4) c02 = addProduct(c02, aik, b2);
    if (width > 6) c03 = addProduct(c03, aik, b3);
    aik = v128.load64_splat(a1);
    c10 = addProduct(c10, aik, b0);
    if (width > 2) c11 = addProduct(c11, aik, b1);
    if (width > 4) c12 = addProduct(c12, aik, b2);
    if (width > 6) c13 = addProduct(c13, aik, b3);
    a0 += stepA;
    if (a0 === end) break;
    a1 += stepA;
    b += rowB;
  }
  const factor = f64x2.splat(s);
  const etas = f64x2.splat(eta);
  if (descends) {
    v128.store(c0, moved(v128.load(c0), f64x2.mul(factor, c00), etas));
    if (width > 2) v128.store(c0, moved(v128.load(c0, 16), f64x2.mul(factor, c01), etas), 16);
    if (width > 4) v128.store(c0, moved(v128.load(c0, 32), f64x2.mul(factor, c02), etas), 32);
    if (width > 6) v128.store(c0, moved(v128.load(c0, 48), f64x2.mul(factor, c03), etas), 48);
    v128.store(c1, moved(v128.load(c1), f64x2.mul(factor, c10), etas));
    if (width > 2) v128.store(c1, moved(v128.load(c1, 16), f64x2.mul(factor, c11), etas), 16);
    if (width > 4) v128.store(c1, moved(v128.load(c1, 32), f64x2.mul(factor, c12), etas), 32);
    if (width > 6) v128.store(c1, moved(v128.load(c1, 48), f64x2.mul(factor, c13), etas), 48);
  } else {
    v128.store(c0, f64x2.mul(factor, c00));
    if (width > 2) v128.store(c0, f64x2.mul(factor, c01), 16);
    if (width > 4) v128.store(c0, f64x2.mul(factor, c02), 32);
    if (width > 6) v128.store(c0, f64x2.mul(factor, c03), 48);
    v128.store(c1, f64x2.mul(factor, c10));
    if (width > 2) v128.store(c1, f64x2.mul(factor, c11), 16);
    if (width > 4) v128.store(c1, f64x2.mul(factor, c12), 32);
    if (width > 6) v128.store(c1, f64x2.mul(factor, c13), 48);
  }
}

// A step along g.
// @inline
function moved(w: v128, g: v128, etas: v128): v128 {
  return f64x2.sub(w, f64x2.mul(etas, g));
}

/** Two rows × one column of C, as the two halves of one vector; the same otherwise. */
export function oneColumn(
  c0: usize,
  c1: usize,
  a0: usize,
  a1: usize,
  b: usize,
  end: usize,
  rowB: i32,
  stepA: i32,
  s: f64,
  anew: bool,
  descends: bool,
  eta: f64,
): void {
  let sums = f64x2.splat(0);
  if (!anew) sums = v128.load_lane<f64>(c1, v128.load64_zero(c0), 1);
  while (true) {
    const a01 = v128.load_lane<f64>(a1, v128.load64_zero(a0), 1);
    sums = addProduct(sums, a01, v128.load64_splat(b));
    a0 += stepA;
    if (a0 === end) break;
    a1 += stepA;
    b += rowB;
  }
  sums = f64x2.mul(f64x2.splat(s), sums);
  if (descends) {
    const old = v128.load_lane<f64>(c1, v128.load64_zero(c0), 1);
    sums = f64x2.sub(old, f64x2.mul(f64x2.splat(eta), sums));
  }
  v128.store_lane<f64>(c0, sums, 0);
  v128.store_lane<f64>(c1, sums, 1);
}

/** Eight columns of B, one after another: rows that lie far apart share a cache set, and evict each other. */
export function pack(panel: usize, b: usize, m: i32, rowB: i32): void {
  for (let k = 0; k < m; k++) {
    v128.store(panel, v128.load(b));
    v128.store(panel, v128.load(b, 16), 16);
    v128.store(panel, v128.load(b, 32), 32);
    v128.store(panel, v128.load(b, 48), 48);
    panel += 64;
    b += rowB;
  }
}
