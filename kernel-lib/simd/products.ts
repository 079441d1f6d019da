// AssemblyScript: TypeScript's syntax, compiled to WebAssembly by build.mjs. A number of type usize is
// an address in the memory that TypeScript sees as Float64Arrays; a double takes 8 bytes; a v128 holds
// two neighbouring doubles, and f64x2.mul, f64x2.add … work on both at once. Sums run over k in rising
// order, product and sum rounded apart, so every result has the bits of the plain loops.

/**
 * C ← s A B with C n × p, A n × m, B m × p and p ≥ 2. The entry A_ik stands at a + i rowA + k stepA,
 * so that strides (8 m, 8) read A and strides (8, 8 n) read the transpose of a stored m × n matrix.
 *
 * Blocks of 2 rows × 8 columns of C are summed in registers. A block that would hang over an edge
 * is moved back inside: it computes some entries a second time, and they come out the same.
 */
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
  const packed = n >= 16;
  for (let j = 0; j < p; ) {
    const left = p - j;
    const narrow = p < 8 || left <= 2;
    const width = narrow ? 2 : 8;
    if (left < width) j = p - width;
    let bj = b + (j << 3);
    let rowB = p << 3;
    if (packed && !narrow) {
      pack(panel, bj, m, rowB);
      bj = panel;
      rowB = 64;
    }
    for (let i = 0; i < n; i += 2) {
      // one row alone is paired with itself
      const i0 = i + 1 < n || i === 0 ? i : i - 1;
      const i1 = n > 1 ? i0 + 1 : i0;
      const c0 = c + ((i0 * p + j) << 3);
      const c1 = c + ((i1 * p + j) << 3);
      const a0 = a + i0 * rowA;
      const a1 = a + i1 * rowA;
      if (narrow) twoByTwo(c0, c1, a0, a1, bj, m, rowB, stepA, s);
      else twoByEight(c0, c1, a0, a1, bj, m, rowB, stepA, s);
    }
    j += width;
  }
}

/** Two rows × eight columns of C, a row of four pairs at c0 and one at c1. */
function twoByEight(
  c0: usize,
  c1: usize,
  a0: usize,
  a1: usize,
  b: usize,
  m: i32,
  rowB: i32,
  stepA: i32,
  s: f64,
): void {
  let c00 = f64x2.splat(0);
  let c01 = c00;
  let c02 = c00;
  let c03 = c00;
  let c10 = c00;
  let c11 = c00;
  let c12 = c00;
  let c13 = c00;
  for (let k = 0; k < m; k++) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const b2 = v128.load(b, 32);
    const b3 = v128.load(b, 48);
    let aik = v128.load64_splat(a0);
    c00 = f64x2.add(c00, f64x2.mul(aik, b0));
    c01 = f64x2.add(c01, f64x2.mul(aik, b1));
    c02 = f64x2.add(c02, f64x2.mul(aik, b2));
    c03 = f64x2.add(c03, f64x2.mul(aik, b3));
    aik = v128.load64_splat(a1);
    c10 = f64x2.add(c10, f64x2.mul(aik, b0));
    c11 = f64x2.add(c11, f64x2.mul(aik, b1));
    c12 = f64x2.add(c12, f64x2.mul(aik, b2));
    c13 = f64x2.add(c13, f64x2.mul(aik, b3));
    a0 += stepA;
    a1 += stepA;
    b += rowB;
  }
  const factor = f64x2.splat(s);
  v128.store(c0, f64x2.mul(factor, c00));
  v128.store(c0, f64x2.mul(factor, c01), 16);
  v128.store(c0, f64x2.mul(factor, c02), 32);
  v128.store(c0, f64x2.mul(factor, c03), 48);
  v128.store(c1, f64x2.mul(factor, c10));
  v128.store(c1, f64x2.mul(factor, c11), 16);
  v128.store(c1, f64x2.mul(factor, c12), 32);
  v128.store(c1, f64x2.mul(factor, c13), 48);
}

/** Two rows × two columns of C. */
function twoByTwo(
  c0: usize,
  c1: usize,
  a0: usize,
  a1: usize,
  b: usize,
  m: i32,
  rowB: i32,
  stepA: i32,
  s: f64,
): void {
  let c00 = f64x2.splat(0);
  let c10 = c00;
  for (let k = 0; k < m; k++) {
    const b0 = v128.load(b);
    c00 = f64x2.add(c00, f64x2.mul(v128.load64_splat(a0), b0));
    c10 = f64x2.add(c10, f64x2.mul(v128.load64_splat(a1), b0));
    a0 += stepA;
    a1 += stepA;
    b += rowB;
  }
  const factor = f64x2.splat(s);
  v128.store(c0, f64x2.mul(factor, c00));
  v128.store(c1, f64x2.mul(factor, c10));
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
