import {
  build,
  type Matrix,
  matmul,
  matmulInto,
  matrix,
  random,
  timesTranspose,
  timesTransposeInto,
  transposeTimes,
  transposeTimesInto,
} from 'kernel-lib';
import { describe, expect, test } from 'vitest';
import { expectSame, expectUntouched } from './support/compare.ts';
import { randomMatrix } from './support/draw.ts';

type Product = (A: Matrix, B: Matrix) => Matrix;
type ProductInto = (C: Matrix, A: Matrix, B: Matrix) => void;
type Entry = (M: Matrix, i: number, k: number) => number;

const plain: Entry = (M, i, k) => M.data[i * M.cols + k];
const transposed: Entry = (M, i, k) => M.data[k * M.cols + i];

/** C_ij = Σ_k A_ik B_kj by the definition, k rising from 0. */
function naive(n: number, m: number, p: number, a: Entry, b: Entry): Product {
  return (A, B) =>
    build(n, p, (i, j) => {
      let sum = 0;
      for (let k = 0; k < m; k++) sum += a(A, i, k) * b(B, k, j);
      return sum;
    });
}

/** The three products of an n × m by an m × p matrix: how each factor is stored, and its two twins. */
const products: {
  title: string;
  into: ProductInto;
  pure: Product;
  a: Entry;
  b: Entry;
}[] = [
  { title: 'A B', into: matmulInto, pure: matmul, a: plain, b: plain },
  { title: 'Aᵀ B', into: transposeTimesInto, pure: transposeTimes, a: transposed, b: plain },
  { title: 'A Bᵀ', into: timesTransposeInto, pure: timesTranspose, a: plain, b: transposed },
];

const sizes = [
  [1, 1, 1],
  [2, 3, 4],
  [4, 1, 3],
  [1, 5, 1],
  [3, 3, 3],
  [8, 7, 5],
];

/** Storage for n × m numbers that are read as they are, or as the transpose. */
const stored = (entry: Entry, n: number, m: number) => (entry === plain ? [n, m] : [m, n]);

describe.each(products)('C ← $title', ({ into, pure, a, b }) => {
  for (const [n, m, p] of sizes) {
    const r = random(1000 + n + 10 * m + 100 * p);
    const [aRows, aCols] = stored(a, n, m);
    const [bRows, bCols] = stored(b, m, p);
    const A = randomMatrix(r, aRows, aCols);
    const B = randomMatrix(r, bRows, bCols);

    test(`is Σ_k A_ik B_kj bit for bit, and so is its pure twin, for ${n} × ${m} by ${m} × ${p}`, () => {
      // NaN in C shows an entry that is added to and not overwritten, or not written at all.
      const C = build(n, p, () => Number.NaN);
      into(C, A, B);
      expectSame(C, naive(n, m, p, a, b)(A, B));
      expectSame(C, pure(A, B));
    });

    test(`changes neither A nor B for ${n} × ${m} by ${m} × ${p}`, () => {
      expectUntouched([A, B], () => into(build(n, p), A, B));
    });
  }

  test('keeps 0 · ∞ = NaN: no zero of A is skipped', () => {
    const A = matrix([
      [0, 0],
      [0, 0],
    ]);
    const B = matrix([
      [1, Infinity],
      [2, 3],
    ]);
    const C = build(2, 2);
    into(C, A, B);
    expect([...C.data].filter(Number.isNaN)).toHaveLength(2);
    expectSame(C, naive(2, 2, 2, a, b)(A, B));
  });

  test('is computed in the order k = 0, 1, 2: (1e16 + 1) − 1e16 = 0 in double precision', () => {
    // 1e16 + 1 rounds to 1e16; the order (1e16 − 1e16) + 1 would give 1.
    const row = matrix([[1e16, 1, -1e16]]);
    const column = matrix([[1e16], [1], [-1e16]]);
    const ones = { row: matrix([[1, 1, 1]]), column: matrix([[1], [1], [1]]) };
    const C = build(1, 1);
    into(C, a === plain ? row : column, b === plain ? ones.column : ones.row);
    expectSame(C, [[0]]);
  });
});
