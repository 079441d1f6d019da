// Columns of matrices: a half of W^1 is some of its columns, and so is that of a^1.

import { build, type Matrix } from '../matrix.ts';

/** So many columns of A from `first` on; a copy. */
export function columnsOf(A: Matrix, first: number, cols: number): Matrix {
  return build(A.rows, cols, (i, j) => A.data[i * A.cols + first + j]);
}

/** The columns of B from `first` on ← A. */
export function columnsInto(B: Matrix, A: Matrix, first: number): void {
  const [a, b] = [A.data, B.data];
  for (let i = 0; i < A.rows; i++) {
    const [from, to] = [i * A.cols, i * B.cols + first];
    for (let j = 0; j < A.cols; j++) b[to + j] = a[from + j];
  }
}
