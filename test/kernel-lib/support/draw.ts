// Seeded input for the tests.

import { build, type Matrix, matrix, normal, type Random, uniform } from 'kernel-lib';

/** Independent draws from N(0, 1). */
export function randomMatrix(r: Random, rows: number, cols: number): Matrix {
  return build(rows, cols, () => normal(r));
}

/** Draws between 0.05 and 0.95: outputs and soft targets inside the domain of every cost. */
export function randomProbabilities(r: Random, rows: number, cols: number): Matrix {
  return build(rows, cols, () => 0.05 + 0.9 * uniform(r));
}

/** Rows of positive numbers that add up to 1. */
export function randomDistributions(r: Random, rows: number, cols: number): Matrix {
  const p = Array.from({ length: rows }, () => {
    const row = Array.from({ length: cols }, () => 0.05 + uniform(r));
    const sum = row.reduce((s, x) => s + x, 0);
    return row.map((x) => x / sum);
  });
  return matrix(p);
}

/** A row per label with 1 in the column it names and 0 elsewhere. */
export function oneHot(labels: readonly number[], classes: number): Matrix {
  return build(labels.length, classes, (i, j) => (labels[i] === j ? 1 : 0));
}

export function transpose(A: Matrix): Matrix {
  return build(A.cols, A.rows, (i, j) => A.data[j * A.cols + i]);
}
