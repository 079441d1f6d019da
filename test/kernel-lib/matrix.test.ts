import { build, type Matrix, matrix, selectRows, shape, toRows } from 'kernel-lib';
import { expect, test } from 'vitest';
import { expectSame, expectUntouched } from './support/compare.ts';

const A = matrix([
  [1, 2, 3],
  [4, 5, 6],
]);

test('the entry in row i, column j is data[i · cols + j]', () => {
  expect(A).toEqual({ rows: 2, cols: 3, data: Float64Array.of(1, 2, 3, 4, 5, 6) });
});

test('build puts entry(i, j) in row i, column j', () => {
  // 10 i + j tells rows from columns, which i + j or a square matrix would not.
  expect(toRows(build(2, 3, (i, j) => 10 * i + j))).toEqual([
    [0, 1, 2],
    [10, 11, 12],
  ]);
});

test('build asks for the entries row by row, each once', () => {
  const asked: string[] = [];
  build(2, 3, (i, j) => asked.push(`${i}${j}`));
  expect(asked).toEqual(['00', '01', '02', '10', '11', '12']);
});

test('without an entry, build gives the zero matrix', () => {
  expectSame(build(3, 2), [
    [0, 0],
    [0, 0],
    [0, 0],
  ]);
});

test('matrix(toRows(A)) = A, bit for bit, for NaN, ±∞ and −0 too', () => {
  const rows = [
    [Number.NaN, Infinity, -0],
    [-Infinity, Number.MIN_VALUE, 0.1],
  ];
  expectSame(matrix(rows), rows);
  expectSame(matrix(toRows(matrix(rows))), rows);
});

test('a matrix keeps its entries when the lists it was made from, or that it gave, change', () => {
  const rows = [[1, 2]];
  const B = matrix(rows);
  rows[0][0] = 7;
  toRows(B)[0][1] = 7;
  expectSame(B, [[1, 2]]);
});

test('a shape is rows × columns', () => {
  expect(shape(build(2, 3))).toBe('2 × 3');
});

test('a mini-batch holds the rows that the indices name, in their order', () => {
  const X = build(4, 2, (i, j) => 10 * i + j);
  expectSame(selectRows(X, [3, 0, 3]), [
    [30, 31],
    [0, 1],
    [30, 31],
  ]);
});

test('a mini-batch is a copy: changing it leaves the examples as they were', () => {
  expectUntouched([A], () => {
    selectRows(A, [1]).data[0] = 7;
  });
});

test('matrix refuses an empty list, an empty row and rows of different length', () => {
  expect(() => matrix([])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: matrix: the list of rows is empty; give at least one row of numbers]`,
  );
  expect(() => matrix([[]])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: matrix: row 0 is empty; give at least one number]`,
  );
  expect(() => matrix([[1, 2], []])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: matrix: row 1 is empty; give at least one number]`,
  );
  expect(() => matrix([[1, 2], [3, 4], [5]])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: matrix: row 2 has 1 entries but row 0 has 2; all rows must have the same length (1 ≠ 2)]`,
  );
  expect(() => matrix([[1], [2, 3]])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: matrix: row 1 has 2 entries but row 0 has 1; all rows must have the same length (2 ≠ 1)]`,
  );
});

test('matrix refuses entries and rows that are not numbers and lists of numbers', () => {
  // The compiler refuses these too; a notebook in JavaScript has no compiler.
  const refused = (rows: unknown) => () => matrix(rows as number[][]);
  expect(refused([[1, undefined]])).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: matrix: the entry in row 0, column 1 is undefined; it must be a number]`,
  );
  expect(
    refused([
      [1, 2],
      [3, '4'],
    ]),
  ).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: matrix: the entry in row 1, column 1 is string; it must be a number]`,
  );
  expect(refused([1, 2])).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: matrix: row 0 is number; each row must be an array of numbers]`,
  );
  expect(refused(undefined)).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: matrix: rows is undefined; it must be an array of rows of numbers]`,
  );
});

test('build refuses sizes that are not whole numbers from 1 on', () => {
  expect(() => build(Number.NaN, 2)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: build: rows is NaN; it must be a whole number from 1 on]`,
  );
  expect(() => build(2, 0)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: build: cols is 0; it must be a whole number from 1 on]`,
  );
  expect(() => build(-1, 2)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: build: rows is -1; it must be a whole number from 1 on]`,
  );
  expect(() => build(2, 1.5)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: build: cols is 1.5; it must be a whole number from 1 on]`,
  );
  expect(() => build(Infinity, 2)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: build: rows is Infinity; it must be a whole number from 1 on]`,
  );
});

test('selectRows refuses no rows and rows that are not there', () => {
  const X: Matrix = build(4, 2);
  expect(() => selectRows(X, [])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: selectRows: the number of indices is 0; it must be a whole number from 1 on]`,
  );
  expect(() => selectRows(X, [0, 4])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: selectRows: there is no row 4 in a 4 × 2 matrix; rows are 0 … 3]`,
  );
  expect(() => selectRows(X, [-1])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: selectRows: there is no row -1 in a 4 × 2 matrix; rows are 0 … 3]`,
  );
  expect(() => selectRows(X, [0.5])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: selectRows: there is no row 0.5 in a 4 × 2 matrix; rows are 0 … 3]`,
  );
  expect(() => selectRows(X, [Number.NaN])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: selectRows: there is no row NaN in a 4 × 2 matrix; rows are 0 … 3]`,
  );
});
