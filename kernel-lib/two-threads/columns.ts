// Columns of matrices: a half of W^1 is some of its columns, and so is that of a^1. Rows are copied whole,
// because a half is copied once in a training: too seldom for V8 to make a loop over its numbers fast.

import { build, type Matrix } from '../matrix.ts';

/** So many columns of A from `first` on; a copy. */
export function columnsOf(A: Matrix, first: number, cols: number): Matrix {
  const B = build(A.rows, cols);
  for (let i = 0; i < A.rows; i++) {
    const from = i * A.cols + first;
    B.data.set(A.data.subarray(from, from + cols), i * cols);
  }
  return B;
}

/** The columns of B from `first` on ← A. */
export function columnsInto(B: Matrix, A: Matrix, first: number): void {
  for (let i = 0; i < A.rows; i++) {
    B.data.set(A.data.subarray(i * A.cols, (i + 1) * A.cols), i * B.cols + first);
  }
}
