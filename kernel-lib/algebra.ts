// Matrix algebra without side effects: every function returns a new matrix. Each writes its loop out,
// because one that calls a function for every entry takes longer than the arithmetic.

import { matmulInto, timesTransposeInto, transposeTimesInto } from './in-place.ts';
import { build, checkSameShape, type Matrix, shape } from './matrix.ts';

/**
 * A B, with (A B)_ij = Σ_k A_ik B_kj.
 *
 * @throws RangeError if A has not as many columns as B has rows.
 * @example
 * toRows(matmul(matrix([[1, 2], [3, 4]]), matrix([[5], [6]]))) // [[17], [39]]
 */
export function matmul(A: Matrix, B: Matrix): Matrix {
  if (A.cols !== B.rows) {
    throw new RangeError(
      `matmul: A is ${shape(A)} but B is ${shape(B)}; ` +
        `the columns of A must match the rows of B (${A.cols} ≠ ${B.rows})`,
    );
  }
  const C = build(A.rows, B.cols);
  matmulInto(C, A, B);
  return C;
}

/**
 * Aᵀ B, without forming Aᵀ: (Aᵀ B)_ij = Σ_k A_ki B_kj.
 *
 * @throws RangeError if A and B differ in their number of rows.
 */
export function transposeTimes(A: Matrix, B: Matrix): Matrix {
  if (A.rows !== B.rows) {
    throw new RangeError(
      `transposeTimes: A is ${shape(A)} but B is ${shape(B)}; ` +
        `the rows of A must match the rows of B (${A.rows} ≠ ${B.rows})`,
    );
  }
  const C = build(A.cols, B.cols);
  transposeTimesInto(C, A, B);
  return C;
}

/**
 * A Bᵀ, without forming Bᵀ: (A Bᵀ)_ij = Σ_k A_ik B_jk.
 *
 * @throws RangeError if A and B differ in their number of columns.
 */
export function timesTranspose(A: Matrix, B: Matrix): Matrix {
  if (A.cols !== B.cols) {
    throw new RangeError(
      `timesTranspose: A is ${shape(A)} but B is ${shape(B)}; ` +
        `the columns of A must match the columns of B (${A.cols} ≠ ${B.cols})`,
    );
  }
  const C = build(A.rows, B.rows);
  timesTransposeInto(C, A, B);
  return C;
}

/** A ⊙ B, the product entry by entry (Hadamard). Throws a RangeError if the shapes differ. */
export function hadamard(A: Matrix, B: Matrix): Matrix {
  checkSameShape('hadamard', 'A', A, 'B', B);
  const C = build(A.rows, A.cols);
  for (let k = 0; k < C.data.length; k++) C.data[k] = A.data[k] * B.data[k];
  return C;
}

/** A + B. Throws a RangeError if the shapes differ; a bias row is added by `addRow`. */
export function add(A: Matrix, B: Matrix): Matrix {
  checkSameShape('add', 'A', A, 'B', B);
  const C = build(A.rows, A.cols);
  for (let k = 0; k < C.data.length; k++) C.data[k] = A.data[k] + B.data[k];
  return C;
}

/** A − B. Throws a RangeError if the shapes differ. */
export function subtract(A: Matrix, B: Matrix): Matrix {
  checkSameShape('subtract', 'A', A, 'B', B);
  const C = build(A.rows, A.cols);
  for (let k = 0; k < C.data.length; k++) C.data[k] = A.data[k] - B.data[k];
  return C;
}

/** s A, each entry times the number s. */
export function scale(s: number, A: Matrix): Matrix {
  const B = build(A.rows, A.cols);
  for (let k = 0; k < B.data.length; k++) B.data[k] = s * A.data[k];
  return B;
}

/** f(A), f applied to each entry. */
export function map(A: Matrix, f: (a: number) => number): Matrix {
  const B = build(A.rows, A.cols);
  for (let k = 0; k < A.data.length; k++) B.data[k] = f(A.data[k]);
  return B;
}

/**
 * A + 1 b, the row b (1 × cols) added to every row of A.
 *
 * @throws RangeError if b is not one row as wide as A.
 */
export function addRow(A: Matrix, b: Matrix): Matrix {
  if (b.rows !== 1 || b.cols !== A.cols) {
    throw new RangeError(
      `addRow: A is ${shape(A)} but b is ${shape(b)}; b must be one row as wide as A (1 × ${A.cols})`,
    );
  }
  const C = build(A.rows, A.cols);
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < A.cols; j++) C.data[i * A.cols + j] = A.data[i * A.cols + j] + b.data[j];
  }
  return C;
}

/** 1ᵀ A, the sum of the rows of A as one row (1 × cols). */
export function sumRows(A: Matrix): Matrix {
  const sums = build(1, A.cols);
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < A.cols; j++) sums.data[j] += A.data[i * A.cols + j];
  }
  return sums;
}
