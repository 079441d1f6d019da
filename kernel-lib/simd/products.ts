// AssemblyScript: TypeScript's syntax, compiled to WebAssembly by build.mjs. A number of type usize is
// an address in the memory that TypeScript sees as Float64Arrays; a double takes 8 bytes; a v128 holds
// two neighbouring doubles, and f64x2.mul, f64x2.add … work on both at once. Sums run over k in rising
// order, product and sum rounded apart, so every result has the bits of the plain loops.
//
// C ← s A B with C n × p, A n × m, B m × p. The entry A_ik stands at a + i rowA + k stepA, so that steps
// (8 m, 8) read A and steps (8, 8 n) read the transpose of a stored m × n matrix.

/** So many terms of all sums at a time: then that part of A and B stays in the first cache. */
const TERMS: i32 = 64;

/** From so many rows on it pays to copy eight columns of B together first. */
const MANY_ROWS: i32 = 16;

/** So few numbers in B stay in the first cache anyway. */
const SMALL: i32 = 2048;

/** C ← s A B; from panel on 64 m bytes are used up. */
export function multiply(
  c: usize,
  a: usize,
  b: usize,
  n: i32,
  m: i32,
  p: i32,
  rowA: i32,
  stepA: i32,
  s: f64,
  panel: usize,
): void {
  const terms = n < MANY_ROWS && m * p > SMALL ? TERMS : m;
  const wide = p & ~7;
  const rest = wide << 3;
  for (let k = 0; k < m; k += terms) {
    const some = min(m - k, terms);
    const factor = k + some === m ? s : 1;
    const ak = a + k * stepA;
    const bk = b + k * (p << 3);
    if (wide > 0) eights(c, ak, bk, n, some, p, rowA, stepA, factor, k === 0, panel);
    if (wide < p) others(c + rest, ak, bk + rest, n, some, p, rowA, stepA, factor, k === 0);
  }
}

/** The columns of C that make whole eights: s (C + A B), or s A B if C starts anew. */
function eights(
  c: usize,
  a: usize,
  b: usize,
  n: i32,
  m: i32,
  p: i32,
  rowA: i32,
  stepA: i32,
  s: f64,
  anew: bool,
  panel: usize,
): void {
  // beside a small B all columns of two rows come first, so that C is written once through
  const group = m * p <= SMALL ? 2 : n;
  const wide = p & ~7;
  for (let top = 0; top < n; top += group) {
    const bottom = min(top + group, n);
    for (let j = 0; j < wide; j += 8) {
      let bj = b + (j << 3);
      let rowB = p << 3;
      if (bottom - top >= MANY_ROWS) {
        pack(panel, bj, m, rowB);
        bj = panel;
        rowB = 64;
      }
      for (let i = top; i < bottom; i += 2) {
        const alone = i + 1 === bottom; // the last row is then paired with itself
        const c0 = c + ((i * p + j) << 3);
        const c1 = alone ? c0 : c0 + (p << 3);
        const a0 = a + i * rowA;
        const a1 = alone ? a0 : a0 + rowA;
        block(8, c0, c1, a0, a1, bj, a0 + m * stepA, rowB, stepA, s, anew);
      }
    }
  }
}

/** The one to seven columns behind them, of which c and b are the first. */
function others(
  c: usize,
  a: usize,
  b: usize,
  n: i32,
  m: i32,
  p: i32,
  rowA: i32,
  stepA: i32,
  s: f64,
  anew: bool,
): void {
  const rowB = p << 3;
  const width = p & 6;
  const odd = width << 3;
  for (let i = 0; i < n; i += 2) {
    const alone = i + 1 === n;
    const c0 = c + i * rowB;
    const c1 = alone ? c0 : c0 + rowB;
    const a0 = a + i * rowA;
    const a1 = alone ? a0 : a0 + rowA;
    const end = a0 + m * stepA;
    if (width === 6) block(6, c0, c1, a0, a1, b, end, rowB, stepA, s, anew);
    else if (width === 4) block(4, c0, c1, a0, a1, b, end, rowB, stepA, s, anew);
    else if (width === 2) block(2, c0, c1, a0, a1, b, end, rowB, stepA, s, anew);
    if (p & 1) oneColumn(c0 + odd, c1 + odd, a0, a1, b + odd, end, rowB, stepA, s, anew);
  }
}

// Two rows × 2, 4, 6 or 8 columns of C, at c0 and c1, summed in registers. The width is a literal at
// every call, where the block is written out, so no `if` of the width is left. The order of the loads
// matters: two in one cycle must not want the same bank of the cache. With those of B between those of A
// the block was 12 % faster than with both in turn.
// @inline
function block(
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
    c00 = f64x2.add(c00, f64x2.mul(aik, b0));
    if (width > 2) c01 = f64x2.add(c01, f64x2.mul(aik, b1));
    if (width > 4) c02 = f64x2.add(c02, f64x2.mul(aik, b2));
    if (width > 6) c03 = f64x2.add(c03, f64x2.mul(aik, b3));
    aik = v128.load64_splat(a1);
    c10 = f64x2.add(c10, f64x2.mul(aik, b0));
    if (width > 2) c11 = f64x2.add(c11, f64x2.mul(aik, b1));
    if (width > 4) c12 = f64x2.add(c12, f64x2.mul(aik, b2));
    if (width > 6) c13 = f64x2.add(c13, f64x2.mul(aik, b3));
    a0 += stepA;
    if (a0 === end) break;
    a1 += stepA;
    b += rowB;
  }
  const factor = f64x2.splat(s);
  v128.store(c0, f64x2.mul(factor, c00));
  v128.store(c1, f64x2.mul(factor, c10));
  if (width > 2) v128.store(c0, f64x2.mul(factor, c01), 16);
  if (width > 2) v128.store(c1, f64x2.mul(factor, c11), 16);
  if (width > 4) v128.store(c0, f64x2.mul(factor, c02), 32);
  if (width > 4) v128.store(c1, f64x2.mul(factor, c12), 32);
  if (width > 6) v128.store(c0, f64x2.mul(factor, c03), 48);
  if (width > 6) v128.store(c1, f64x2.mul(factor, c13), 48);
}

/** Two rows × one column of C. */
function oneColumn(
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
): void {
  let c00 = anew ? 0 : f64.load(c0);
  let c10 = anew ? 0 : f64.load(c1);
  while (true) {
    const b0 = f64.load(b);
    c00 += f64.load(a0) * b0;
    c10 += f64.load(a1) * b0;
    a0 += stepA;
    if (a0 === end) break;
    a1 += stepA;
    b += rowB;
  }
  f64.store(c0, s * c00);
  f64.store(c1, s * c10);
}

/** T ← Bᵀ with B n × m. */
export function transpose(t: usize, b: usize, n: i32, m: i32): void {
  for (let i = 0; i < n; i++) {
    let to = t + (i << 3);
    for (let j = 0; j < m; j++) {
      f64.store(to, f64.load(b));
      b += 8;
      to += n << 3;
    }
  }
}

/** Eight columns of B, one after another: rows that lie far apart share a cache set, and evict each other. */
function pack(panel: usize, b: usize, m: i32, rowB: i32): void {
  for (let k = 0; k < m; k++) {
    v128.store(panel, v128.load(b));
    v128.store(panel, v128.load(b, 16), 16);
    v128.store(panel, v128.load(b, 32), 32);
    v128.store(panel, v128.load(b, 48), 48);
    panel += 64;
    b += rowB;
  }
}
