// AssemblyScript: TypeScript's syntax, compiled to WebAssembly by build.mjs. A number of type usize is
// an address in the memory that TypeScript sees as Float64Arrays; a double takes 8 bytes; a v128 holds
// two neighbouring doubles, and f64x2.mul, f64x2.add … work on both at once. Sums run over k in rising
// order; with product and sum rounded apart (sums.ts) every result has the bits of the plain loops.
//
// C ← s A B with C n × p, A n × m, B m × p. The entry A_ik stands at a + i rowA + k stepA, so that steps
// (8 m, 8) read A and steps (8, 8 n) read the transpose of a stored m × n matrix.

import { block, oneColumn, pack } from './blocks';

/** So many terms of all sums at a time: then that part of A and B stays in the first cache. */
const TERMS: i32 = 98;

/** From so many rows on it pays to copy eight columns of B together first. */
const MANY_ROWS: i32 = 16;

/** So few numbers in B stay in the first cache anyway. */
const SMALL: i32 = 2048;

/** A transpose of so many rows is copied too, eight rows at a time. */
const LONG: i32 = 64;

/** C ← s A B; from panel on 64 m bytes are used up, and if A is a transpose 8 m p more. */
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
  const copied = rowA === 8 && n >= LONG && m >= MANY_ROWS && m * p > SMALL;
  for (let k = 0; k < m; k += terms) {
    const some = min(m - k, terms);
    const factor = k + some === m ? s : 1;
    const ak = a + k * stepA;
    const bk = b + k * (p << 3);
    if (copied) copiedEights(c, a, b, n, m, p, stepA, s, panel);
    else if (wide > 0) eights(c, ak, bk, n, some, p, rowA, stepA, factor, k === 0, panel);
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
        block(8, c0, c1, a0, a1, bj, a0 + m * stepA, rowB, stepA, s, anew, false, 0);
      }
    }
  }
}

/**
 * The same for a transpose, whole sums at once: its terms lie so far apart that each is on another page
 * of memory, so eight rows at a time are copied together, and before them the columns of B.
 */
function copiedEights(
  c: usize,
  a: usize,
  b: usize,
  n: i32,
  m: i32,
  p: i32,
  stepA: i32,
  s: f64,
  panel: usize,
): void {
  const wide = p & ~7;
  const size = m << 6;
  const panels = panel + size;
  for (let j = 0; j < wide; j += 8) pack(panels + (j >> 3) * size, b + (j << 3), m, p << 3);
  for (let i = 0; i < n; i += 8) {
    if (n - i < 8) i = n - 8; // some rows twice, with the same result
    pack(panel, a + (i << 3), m, stepA);
    for (let j = 0; j < wide; j += 8) {
      const bj = panels + (j >> 3) * size;
      let c0 = c + ((i * p + j) << 3);
      for (let a0 = panel; a0 < panel + 64; a0 += 16) {
        block(8, c0, c0 + (p << 3), a0, a0 + 8, bj, a0 + size, 64, 64, s, true, false, 0);
        c0 += p << 4;
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
    if (width === 6) block(6, c0, c1, a0, a1, b, end, rowB, stepA, s, anew, false, 0);
    else if (width === 4) block(4, c0, c1, a0, a1, b, end, rowB, stepA, s, anew, false, 0);
    else if (width === 2) block(2, c0, c1, a0, a1, b, end, rowB, stepA, s, anew, false, 0);
    if (p & 1) oneColumn(c0 + odd, c1 + odd, a0, a1, b + odd, end, rowB, stepA, s, anew, false, 0);
  }
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
