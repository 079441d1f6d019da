// Matrices as plain data: the entry in row i, column j is data[i * cols + j], both counted from 0.
// A batch is a matrix whose rows are the examples; a bias and a single example are one row.

export interface Matrix {
  readonly rows: number;
  readonly cols: number;
  readonly data: Float64Array;
}

/**
 * The matrix with these rows.
 *
 * @throws RangeError if there is no row, no column, or the rows differ in length; TypeError if an
 *   entry is not a number. NaN and ±∞ are numbers and are kept.
 * @example
 * shape(matrix([[1, 2, 3], [4, 5, 6]])) // '2 × 3'
 */
export function matrix(rows: readonly (readonly number[])[]): Matrix {
  if (!Array.isArray(rows)) {
    throw new TypeError(`matrix: rows is ${typeof rows}; it must be an array of rows of numbers`);
  }
  if (rows.length === 0) {
    throw new RangeError('matrix: the list of rows is empty; give at least one row of numbers');
  }
  const cols = checkedRow(rows, 0).length;
  const A = build(rows.length, cols);
  for (let i = 0; i < rows.length; i++) {
    const row = checkedRow(rows, i);
    if (row.length !== cols) {
      throw new RangeError(
        `matrix: row ${i} has ${row.length} entries but row 0 has ${cols}; ` +
          `all rows must have the same length (${row.length} ≠ ${cols})`,
      );
    }
    for (let j = 0; j < cols; j++) A.data[i * cols + j] = checkedEntry(row[j], i, j);
  }
  return A;
}

/**
 * The rows × cols matrix with entry(i, j) in row i, column j; zeros if `entry` is left out.
 *
 * @throws RangeError if a size is not a whole number ≥ 1.
 * @example
 * toRows(build(2, 2, (i, j) => (i === j ? 1 : 0))) // [[1, 0], [0, 1]]
 */
export function build(
  rows: number,
  cols: number,
  entry?: (i: number, j: number) => number,
): Matrix {
  const data = new Float64Array(
    checkedSize('build', 'rows', rows) * checkedSize('build', 'cols', cols),
  );
  if (entry !== undefined) {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < cols; j++) data[i * cols + j] = entry(i, j);
    }
  }
  return { rows, cols, data };
}

/** The rows of A as lists of numbers, a copy: matrix(toRows(A)) equals A. */
export function toRows(A: Matrix): number[][] {
  const rows: number[][] = [];
  for (let i = 0; i < A.rows; i++) {
    rows.push([...A.data.subarray(i * A.cols, (i + 1) * A.cols)]);
  }
  return rows;
}

/** `rows × cols`, as error messages and tables print it. */
export function shape(A: Matrix): string {
  return `${A.rows} × ${A.cols}`;
}

/**
 * The rows of A that `indices` names, in that order: a mini-batch.
 *
 * @throws RangeError if there is no index or one is not a row of A.
 */
export function selectRows(A: Matrix, indices: readonly number[]): Matrix {
  const B = build(checkedSize('selectRows', 'the number of indices', indices.length), A.cols);
  indices.forEach((i, k) => {
    if (!Number.isInteger(i) || i < 0 || i >= A.rows) {
      throw new RangeError(
        `selectRows: there is no row ${i} in a ${shape(A)} matrix; rows are 0 … ${A.rows - 1}`,
      );
    }
    B.data.set(A.data.subarray(i * A.cols, (i + 1) * A.cols), k * A.cols);
  });
  return B;
}

/** The argument, if it is a whole number ≥ 1; otherwise a RangeError that says who asked for what. */
export function checkedSize(who: string, what: string, size: number): number {
  if (!Number.isInteger(size) || size < 1) {
    throw new RangeError(`${who}: ${what} is ${size}; it must be a whole number from 1 on`);
  }
  return size;
}

/** Throws a RangeError that names both shapes unless A and B have the same one. */
export function checkSameShape(
  who: string,
  nameA: string,
  A: Matrix,
  nameB: string,
  B: Matrix,
): void {
  if (A.rows !== B.rows || A.cols !== B.cols) {
    const [what, a, b] = A.rows !== B.rows ? ['rows', A.rows, B.rows] : ['columns', A.cols, B.cols];
    throw new RangeError(
      `${who}: ${nameA} is ${shape(A)} but ${nameB} is ${shape(B)}; ` +
        `they must have the same number of ${what} (${a} ≠ ${b})`,
    );
  }
}

function checkedRow(rows: readonly (readonly number[])[], i: number): readonly number[] {
  const row = rows[i];
  if (!Array.isArray(row)) {
    throw new TypeError(`matrix: row ${i} is ${typeof row}; each row must be an array of numbers`);
  }
  if (row.length === 0) throw new RangeError(`matrix: row ${i} is empty; give at least one number`);
  return row;
}

function checkedEntry(entry: unknown, i: number, j: number): number {
  if (typeof entry !== 'number') {
    throw new TypeError(
      `matrix: the entry in row ${i}, column ${j} is ${typeof entry}; it must be a number`,
    );
  }
  return entry;
}
