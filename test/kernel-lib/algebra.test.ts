import {
  add,
  addRow,
  build,
  hadamard,
  type Matrix,
  map,
  matmul,
  matrix,
  random,
  scale,
  subtract,
  sumRows,
  timesTranspose,
  toRows,
  transposeTimes,
} from 'kernel-lib';
import { multiply } from 'mathjs';
import { describe, expect, test } from 'vitest';
import { expectClose, expectSame, expectUntouched, largestDifference } from './support/compare.ts';
import { randomMatrix, transpose } from './support/draw.ts';

const A = matrix([
  [1, 2, 3],
  [4, 5, 6],
]);
const D = matrix([
  [1, 0, -1],
  [2, 1, 0.5],
]);

describe('by hand', () => {
  test('(A B)_ij = Σ_k A_ik B_kj', () => {
    const B = matrix([
      [1, -1],
      [0, 2],
      [3, 1],
    ]);
    // 1·1 + 2·0 + 3·3 = 10   1·(−1) + 2·2 + 3·1 = 6
    // 4·1 + 5·0 + 6·3 = 22   4·(−1) + 5·2 + 6·1 = 12
    expectSame(matmul(A, B), [
      [10, 6],
      [22, 12],
    ]);
  });

  test('(Aᵀ B)_ij = Σ_k A_ki B_kj', () => {
    const B = matrix([
      [1, -2],
      [0.5, 3],
    ]);
    // 1·1 + 4·½ = 3     1·(−2) + 4·3 = 10
    // 2·1 + 5·½ = 4.5   2·(−2) + 5·3 = 11
    // 3·1 + 6·½ = 6     3·(−2) + 6·3 = 12
    expectSame(transposeTimes(A, B), [
      [3, 10],
      [4.5, 11],
      [6, 12],
    ]);
  });

  test('(A Bᵀ)_ij = Σ_k A_ik B_jk', () => {
    // 1·1 + 2·0 − 3·1 = −2   1·2 + 2·1 + 3·½ = 5.5
    // 4·1 + 5·0 − 6·1 = −2   4·2 + 5·1 + 6·½ = 16
    expectSame(timesTranspose(A, D), [
      [-2, 5.5],
      [-2, 16],
    ]);
  });

  test('A ⊙ B, A + B and A − B act entry by entry', () => {
    expectSame(hadamard(A, D), [
      [1, 0, -3],
      [8, 5, 3],
    ]);
    expectSame(add(A, D), [
      [2, 2, 2],
      [6, 6, 6.5],
    ]);
    expectSame(subtract(A, D), [
      [0, 2, 4],
      [2, 4, 5.5],
    ]);
  });

  test('s A multiplies every entry by s', () => {
    expectSame(scale(-2, D), [
      [-2, -0, 2],
      [-4, -2, -1],
    ]);
  });

  test('f(A) applies f to every entry and hands it nothing else', () => {
    expectSame(
      map(A, (...given) => given.length * 100 + given[0] ** 2),
      [
        [101, 104, 109],
        [116, 125, 136],
      ],
    );
  });

  test('A + 1 b adds the row b to every row', () => {
    expectSame(addRow(A, matrix([[10, 20, 30]])), [
      [11, 22, 33],
      [14, 25, 36],
    ]);
  });

  test('1ᵀ A is the sum of the rows, as one row', () => {
    expectSame(sumRows(A), [[5, 7, 9]]);
  });
});

describe('identities on random matrices', () => {
  const r = random(2);
  const [P, Q, R] = [randomMatrix(r, 4, 3), randomMatrix(r, 3, 5), randomMatrix(r, 4, 5)];

  test('A B agrees with mathjs', () => {
    expectClose(matmul(P, Q), multiply(toRows(P), toRows(Q)), { atol: 1e-15, rtol: 1e-14 });
  });

  test('Aᵀ B is the product with the transpose, exactly', () => {
    expectSame(transposeTimes(P, R), matmul(transpose(P), R));
  });

  test('A Bᵀ is the product with the transpose, exactly', () => {
    expectSame(timesTranspose(R, Q), matmul(R, transpose(Q)));
  });

  test('(A B)ᵀ = Bᵀ Aᵀ, exactly', () => {
    expectSame(transpose(matmul(P, Q)), matmul(transpose(Q), transpose(P)));
  });

  test('⟨P Q, R⟩ = ⟨Q, Pᵀ R⟩ = ⟨P, R Qᵀ⟩', () => {
    const inner = (X: Matrix, Y: Matrix) => [[hadamard(X, Y).data.reduce((s, x) => s + x, 0)]];
    const product = inner(matmul(P, Q), R);
    expectClose(inner(Q, transposeTimes(P, R)), product, { atol: 1e-14, rtol: 1e-14 });
    expectClose(inner(P, timesTranspose(R, Q)), product, { atol: 1e-14, rtol: 1e-14 });
  });

  test('A + 1 b and 1ᵀ A are products with a column and a row of ones', () => {
    const ones = build(4, 1, () => 1);
    const b = randomMatrix(random(3), 1, 3);
    expectSame(addRow(P, b), add(P, matmul(ones, b)));
    expectSame(sumRows(P), transposeTimes(ones, P));
  });

  test('(A + B) − B is A up to rounding, and A − B = A + (−1) B exactly', () => {
    const S = randomMatrix(random(4), 4, 3);
    expectClose(subtract(add(P, S), S), P, { atol: 1e-15 });
    expectSame(subtract(P, S), add(P, scale(-1, S)));
  });
});

test('M1, M9: for square matrices A B, Aᵀ B, A Bᵀ and B A are four different products', () => {
  const r = random(5);
  const [S, T] = [randomMatrix(r, 3, 3), randomMatrix(r, 3, 3)];
  const four = [matmul(S, T), transposeTimes(S, T), timesTranspose(S, T), matmul(T, S)];
  four.forEach((X, i) => {
    for (const Y of four.slice(i + 1)) expect(largestDifference(X, Y)).toBeGreaterThan(1e-6);
  });
});

test('0 · ∞ and NaN stay NaN in every product', () => {
  const zero = matrix([[0]]);
  const infinite = matrix([[Infinity]]);
  for (const product of [matmul, transposeTimes, timesTranspose, hadamard]) {
    expectSame(product(zero, infinite), [[Number.NaN]]);
    expectSame(product(infinite, zero), [[Number.NaN]]);
    expectSame(product(matrix([[Number.NaN]]), zero), [[Number.NaN]]);
  }
  expectSame(scale(0, infinite), [[Number.NaN]]);
});

test('no operation changes its arguments, and each returns a matrix of its own', () => {
  const square = randomMatrix(random(6), 3, 3);
  const other = randomMatrix(random(7), 3, 3);
  const b = matrix([[1, 2, 3]]);
  const binary = [matmul, transposeTimes, timesTranspose, hadamard, add, subtract];
  expectUntouched([square, other, b], () => {
    for (const f of binary) f(square, other).data.fill(7);
    for (const B of [scale(1, square), addRow(square, b), sumRows(square), map(square, (a) => a)]) {
      B.data.fill(7);
    }
  });
});

describe('shapes that do not fit', () => {
  const [twoByThree, fourByTwo] = [build(2, 3), build(4, 2)];

  test('the products name both shapes and the two numbers that differ', () => {
    expect(() => matmul(twoByThree, fourByTwo)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: matmul: A is 2 × 3 but B is 4 × 2; the columns of A must match the rows of B (3 ≠ 4)]`,
    );
    expect(() => transposeTimes(twoByThree, fourByTwo)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: transposeTimes: A is 2 × 3 but B is 4 × 2; the rows of A must match the rows of B (2 ≠ 4)]`,
    );
    expect(() => timesTranspose(twoByThree, fourByTwo)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: timesTranspose: A is 2 × 3 but B is 4 × 2; the columns of A must match the columns of B (3 ≠ 2)]`,
    );
  });

  test('the operations entry by entry name what differs, rows or columns', () => {
    const twoByTwo = build(2, 2);
    expect(() => hadamard(twoByThree, fourByTwo)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: hadamard: A is 2 × 3 but B is 4 × 2; they must have the same number of rows (2 ≠ 4)]`,
    );
    expect(() => hadamard(twoByThree, twoByTwo)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: hadamard: A is 2 × 3 but B is 2 × 2; they must have the same number of columns (3 ≠ 2)]`,
    );
    expect(() => add(twoByThree, fourByTwo)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: add: A is 2 × 3 but B is 4 × 2; they must have the same number of rows (2 ≠ 4)]`,
    );
    expect(() => add(twoByThree, twoByTwo)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: add: A is 2 × 3 but B is 2 × 2; they must have the same number of columns (3 ≠ 2)]`,
    );
    expect(() => subtract(twoByThree, fourByTwo)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: subtract: A is 2 × 3 but B is 4 × 2; they must have the same number of rows (2 ≠ 4)]`,
    );
    expect(() => subtract(twoByThree, twoByTwo)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: subtract: A is 2 × 3 but B is 2 × 2; they must have the same number of columns (3 ≠ 2)]`,
    );
  });

  test('a bias must be one row as wide as the matrix, not a column and not two rows', () => {
    expect(() => addRow(fourByTwo, build(1, 3))).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: addRow: A is 4 × 2 but b is 1 × 3; b must be one row as wide as A (1 × 2)]`,
    );
    expect(() => addRow(fourByTwo, build(4, 1))).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: addRow: A is 4 × 2 but b is 4 × 1; b must be one row as wide as A (1 × 2)]`,
    );
    expect(() => addRow(fourByTwo, build(2, 2))).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: addRow: A is 4 × 2 but b is 2 × 2; b must be one row as wide as A (1 × 2)]`,
    );
  });

  test('a product that fits one way is refused the other ways', () => {
    const threeByTwo = build(3, 2);
    expect(toRows(matmul(twoByThree, threeByTwo))).toHaveLength(2);
    expect(() => transposeTimes(twoByThree, threeByTwo)).toThrow(RangeError);
    expect(() => timesTranspose(twoByThree, threeByTwo)).toThrow(RangeError);
    expect(() => matmul(twoByThree, twoByThree)).toThrow(RangeError);
  });
});
