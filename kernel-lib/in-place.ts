// Products that write into a matrix the caller owns, output first. Each has a pure twin of the same
// name without `Into` in algebra.ts, which checks shapes; these trust them. Sums run over k in rising
// order, so both twins round alike, and `train` with them.

import type { Matrix } from './matrix.ts';

/** C ← A B with C n × p, A n × m, B m × p. */
export function matmulInto(C: Matrix, A: Matrix, B: Matrix): void {
  scaledProductInto(C, 1, read(A), read(B), A.cols);
}

/** C ← Aᵀ B with C m × p, A n × m, B n × p. */
export function transposeTimesInto(C: Matrix, A: Matrix, B: Matrix): void {
  scaledProductInto(C, 1, readTransposed(A), read(B), A.rows);
}

/** C ← A Bᵀ with C n × p, A n × m, B p × m. */
export function timesTransposeInto(C: Matrix, A: Matrix, B: Matrix): void {
  scaledProductInto(C, 1, read(A), readTransposed(B), A.cols);
}

/** A factor of a product as it is read: its entry (i, j) is data[i · down + j · right]. */
export interface Strided {
  readonly data: Float64Array;
  readonly down: number;
  readonly right: number;
}

/** A itself. */
export function read({ data, cols }: Matrix): Strided {
  return { data, down: cols, right: 1 };
}

/** Aᵀ, by the numbers of A as they lie. */
export function readTransposed({ data, cols }: Matrix): Strided {
  return { data, down: 1, right: cols };
}

/**
 * C ← s A B, with m terms in each sum.
 *
 * Blocks of 2 rows × 4 columns of C are summed in eight variables, so that an entry that was loaded
 * serves two or four products. A block that would hang over an edge is moved back inside: what it
 * computes twice comes out the same.
 */
export function scaledProductInto(C: Matrix, s: number, A: Strided, B: Strided, m: number): void {
  const [n, p] = [C.rows, C.cols];
  if (n < 2 || p < 4) {
    entriesInto(C, s, A, B, m);
    return;
  }
  for (let i = 0; i < n; i += 2) {
    for (let j = 0; j < p; j += 4) {
      blockInto(C, s, A, B, m, Math.min(i, n - 2), Math.min(j, p - 4));
    }
  }
}

/** C ← s A B entry by entry: for one row, and for fewer than four columns. */
function entriesInto(C: Matrix, s: number, A: Strided, B: Strided, m: number): void {
  const [c, a, b] = [C.data, A.data, B.data];
  for (let i = 0; i < C.rows; i++) {
    for (let j = 0; j < C.cols; j++) {
      let sum = 0;
      for (let k = 0; k < m; k++) sum += a[i * A.down + k * A.right] * b[k * B.down + j * B.right];
      c[i * C.cols + j] = s * sum;
    }
  }
}

/** The rows i, i + 1 and the columns j … j + 3 of C ← s A B. */
function blockInto(
  { data: c, cols: p }: Matrix,
  s: number,
  { data: a, down, right }: Strided,
  { data: b, down: rowB, right: colB }: Strided,
  m: number,
  i: number,
  j: number,
): void {
  let c00 = 0;
  let c01 = 0;
  let c02 = 0;
  let c03 = 0;
  let c10 = 0;
  let c11 = 0;
  let c12 = 0;
  let c13 = 0;
  for (let k = 0; k < m; k++) {
    const ik = i * down + k * right;
    const kj = k * rowB + j * colB;
    const b0 = b[kj];
    const b1 = b[kj + colB];
    const b2 = b[kj + 2 * colB];
    const b3 = b[kj + 3 * colB];
    const a0 = a[ik];
    c00 += a0 * b0;
    c01 += a0 * b1;
    c02 += a0 * b2;
    c03 += a0 * b3;
    const a1 = a[ik + down];
    c10 += a1 * b0;
    c11 += a1 * b1;
    c12 += a1 * b2;
    c13 += a1 * b3;
  }
  const ij = i * p + j;
  c[ij] = s * c00;
  c[ij + 1] = s * c01;
  c[ij + 2] = s * c02;
  c[ij + 3] = s * c03;
  c[ij + p] = s * c10;
  c[ij + p + 1] = s * c11;
  c[ij + p + 2] = s * c12;
  c[ij + p + 3] = s * c13;
}
