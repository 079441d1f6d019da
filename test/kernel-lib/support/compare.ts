// Comparison of matrices: |x − y| ≤ atol + rtol |y| entry by entry, or bit for bit. Written apart from
// kernel-lib's `closeness`, so that the library is not its own judge.

import type { Matrix } from 'kernel-lib';
import { expect } from 'vitest';

export type Numbers = Matrix | readonly (readonly number[])[];

/** Fails with the list of entries in which |x − y| > atol + rtol |y|; y is the reference. */
export function expectClose(
  x: Numbers,
  y: Numbers,
  { atol = 0, rtol = 0 }: { atol?: number; rtol?: number },
): void {
  const far = pairs(x, y).filter(
    (p) => !(p.x === p.y || Math.abs(p.x - p.y) <= atol + rtol * Math.abs(p.y)),
  );
  expect(far).toEqual([]);
}

/** Fails with the list of entries that are not the same number; 0 and −0 differ, NaN equals NaN. */
export function expectSame(x: Numbers, y: Numbers): void {
  expect(pairs(x, y).filter((p) => !Object.is(p.x, p.y))).toEqual([]);
}

/** Equal to the nine digits after the point that the notebooks print. */
export const nineDigits = { atol: 5.001e-10 };
/** Equal to the six digits after the point that the notebooks print. */
export const sixDigits = { atol: 5.001e-7 };

/** The largest |x − y|. */
export function largestDifference(x: Numbers, y: Numbers): number {
  return Math.max(...pairs(x, y).map((p) => Math.abs(p.x - p.y)));
}

/** Fails unless `act` leaves every number of these matrices as it was. */
export function expectUntouched(matrices: readonly Matrix[], act: () => unknown): void {
  const copies = matrices.map((A) => ({ ...A, data: A.data.slice() }));
  act();
  matrices.forEach((A, k) => {
    expectSame(A, copies[k]);
  });
}

function pairs(x: Numbers, y: Numbers): { row: number; col: number; x: number; y: number }[] {
  const [X, Y] = [rowsOf(x), rowsOf(y)];
  expect(X.map((row) => row.length)).toEqual(Y.map((row) => row.length));
  return X.flatMap((xs, row) => xs.map((value, col) => ({ row, col, x: value, y: Y[row][col] })));
}

function rowsOf(x: Numbers): readonly (readonly number[])[] {
  if (!('data' in x)) return x;
  expect(x.data.length).toBe(x.rows * x.cols);
  return Array.from({ length: x.rows }, (_, i) => [...x.data.slice(i * x.cols, (i + 1) * x.cols)]);
}
