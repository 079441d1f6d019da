// Products that write into a matrix the caller owns, output first; the only loops that change an
// argument. Each has a pure twin of the same name without `Into` in algebra.ts, which checks shapes;
// these trust them. Sums run over k in rising order, so both twins round alike.

import type { Matrix } from './matrix.ts';

/** C ← A B with C n × p, A n × m, B m × p. */
export function matmulInto(C: Matrix, A: Matrix, B: Matrix): void {
  const [c, a, b] = [C.data, A.data, B.data];
  const [n, m, p] = [A.rows, A.cols, B.cols];
  c.fill(0);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < m; k++) {
      const aik = a[i * m + k];
      for (let j = 0; j < p; j++) c[i * p + j] += aik * b[k * p + j];
    }
  }
}

/** C ← Aᵀ B with C m × p, A n × m, B n × p. */
export function transposeTimesInto(C: Matrix, A: Matrix, B: Matrix): void {
  const [c, a, b] = [C.data, A.data, B.data];
  const [n, m, p] = [A.rows, A.cols, B.cols];
  c.fill(0);
  for (let k = 0; k < n; k++) {
    for (let i = 0; i < m; i++) {
      const aki = a[k * m + i];
      for (let j = 0; j < p; j++) c[i * p + j] += aki * b[k * p + j];
    }
  }
}

/** C ← A Bᵀ with C n × p, A n × m, B p × m. */
export function timesTransposeInto(C: Matrix, A: Matrix, B: Matrix): void {
  const [c, a, b] = [C.data, A.data, B.data];
  const [n, m, p] = [A.rows, A.cols, B.rows];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) {
      let sum = 0;
      for (let k = 0; k < m; k++) sum += a[i * m + k] * b[j * m + k];
      c[i * p + j] = sum;
    }
  }
}
