// Sums of products rounded once each, in whole numbers: an independent value for the engine `fused`.

import { build, type Matrix } from 'kernel-lib';

/** sum + a b, rounded once; for numbers so far from the ends of the range that nothing under- or overflows. */
export function fusedSum(sum: number, a: number, b: number): number {
  const [s, x, y] = [sum, a, b].map(inWholes);
  const exponent = Math.min(s.exponent, x.exponent + y.exponent);
  const aligned = (wholes: bigint, from: number) => wholes << BigInt(from - exponent);
  const exact =
    aligned(s.wholes, s.exponent) + aligned(x.wholes * y.wholes, x.exponent + y.exponent);
  return Number(exact) * 2 ** exponent; // `Number` rounds to the nearest double
}

/** A B with every sum rounded once a term, from the first term on. */
export function fusedProduct(A: Matrix, B: Matrix): Matrix {
  return build(A.rows, B.cols, (i, j) => {
    let sum = 0;
    for (let k = 0; k < A.cols; k++) {
      sum = fusedSum(sum, A.data[i * A.cols + k], B.data[k * B.cols + j]);
    }
    return sum;
  });
}

/** x as a whole number of 2^exponent. */
function inWholes(x: number): { wholes: bigint; exponent: number } {
  if (x === 0) return { wholes: 0n, exponent: 0 };
  const exponent = Math.floor(Math.log2(Math.abs(x))) - 54;
  return { wholes: BigInt(x / 2 ** exponent), exponent };
}
