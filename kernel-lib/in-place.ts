// Products that write into a matrix the caller owns, output first. Each has a pure twin of the same
// name without `Into` in algebra.ts, which checks shapes; these trust them. Sums run over k in rising
// order, so both twins round alike, and `train` with them.

import type { Matrix } from './matrix.ts';

/** C ← A B with C n × p, A n × m, B m × p. */
export function matmulInto(C: Matrix, A: Matrix, B: Matrix): void {
  productInto(C, 1, A.cols, A.data, A.cols, 1, B.data, B.cols, 1);
}

/** C ← Aᵀ B with C m × p, A n × m, B n × p. */
export function transposeTimesInto(C: Matrix, A: Matrix, B: Matrix): void {
  scaledTransposeTimesInto(C, 1, A, B);
}

/** C ← s Aᵀ B. */
export function scaledTransposeTimesInto(C: Matrix, s: number, A: Matrix, B: Matrix): void {
  productInto(C, s, A.rows, A.data, 1, A.cols, B.data, B.cols, 1);
}

/** C ← A Bᵀ with C n × p, A n × m, B p × m. */
export function timesTransposeInto(C: Matrix, A: Matrix, B: Matrix): void {
  productInto(C, 1, A.cols, A.data, A.cols, 1, B.data, 1, B.cols);
}

/**
 * C ← s A B with m terms in each sum. A_ik is a[i · downA + k · rightA], and B likewise: with its two
 * steps exchanged a matrix is read as its transpose.
 *
 * Blocks of 2 rows × 4 columns of C are summed in eight variables, so that an entry that was loaded
 * serves two or four products. A block that would hang over an edge is moved back inside: what it
 * computes twice comes out the same.
 */
function productInto(
  { data: c, rows: n, cols: p }: Matrix,
  s: number,
  m: number,
  a: Float64Array,
  downA: number,
  rightA: number,
  b: Float64Array,
  downB: number,
  rightB: number,
): void {
  if (n < 2 || p < 4) {
    entriesInto(c, n, p, s, m, a, downA, rightA, b, downB, rightB);
    return;
  }
  for (let row = 0; row < n; row += 2) {
    const i = Math.min(row, n - 2);
    for (let column = 0; column < p; column += 4) {
      const j = Math.min(column, p - 4);
      const ij = i * p + j;
      blockInto(c, ij, p, s, m, a, i * downA, downA, rightA, b, j * rightB, downB, rightB);
    }
  }
}

/** C ← s A B entry by entry: for one row, and for fewer than four columns. */
function entriesInto(
  c: Float64Array,
  n: number,
  p: number,
  s: number,
  m: number,
  a: Float64Array,
  downA: number,
  rightA: number,
  b: Float64Array,
  downB: number,
  rightB: number,
): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) {
      let sum = 0;
      let ik = i * downA;
      let kj = j * rightB;
      for (let k = 0; k < m; k++) {
        sum += a[ik] * b[kj];
        ik += rightA;
        kj += downB;
      }
      c[i * p + j] = s * sum;
    }
  }
}

/** Two rows and four columns of C ← s A B, from c[ij] on; the sums start at a[i0] and at b[j0]. */
function blockInto(
  c: Float64Array,
  ij: number,
  p: number,
  s: number,
  m: number,
  a: Float64Array,
  i0: number,
  downA: number,
  rightA: number,
  b: Float64Array,
  j0: number,
  downB: number,
  rightB: number,
): void {
  let c00 = 0;
  let c01 = 0;
  let c02 = 0;
  let c03 = 0;
  let c10 = 0;
  let c11 = 0;
  let c12 = 0;
  let c13 = 0;
  let ik = i0;
  let kj = j0;
  for (let k = 0; k < m; k++) {
    const b0 = b[kj];
    const b1 = b[kj + rightB];
    const b2 = b[kj + 2 * rightB];
    const b3 = b[kj + 3 * rightB];
    const a0 = a[ik];
    c00 += a0 * b0;
    c01 += a0 * b1;
    c02 += a0 * b2;
    c03 += a0 * b3;
    const a1 = a[ik + downA];
    c10 += a1 * b0;
    c11 += a1 * b1;
    c12 += a1 * b2;
    c13 += a1 * b3;
    ik += rightA;
    kj += downB;
  }
  c[ij] = s * c00;
  c[ij + 1] = s * c01;
  c[ij + 2] = s * c02;
  c[ij + 3] = s * c03;
  c[ij + p] = s * c10;
  c[ij + p + 1] = s * c11;
  c[ij + p + 2] = s * c12;
  c[ij + p + 3] = s * c13;
}

/** The numbers of `from` into `to`, from `at` on: a call of `set` takes longer than to copy a few. */
export function copyNumbers(to: Float64Array, at: number, from: Float64Array): void {
  const { length } = from;
  if (length > 32) {
    to.set(from, at);
    return;
  }
  let k = 0;
  for (const fours = length - 3; k < fours; k += 4) {
    to[at + k] = from[k];
    to[at + k + 1] = from[k + 1];
    to[at + k + 2] = from[k + 2];
    to[at + k + 3] = from[k + 3];
  }
  for (; k < length; k++) to[at + k] = from[k];
}
