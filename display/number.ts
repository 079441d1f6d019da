// Numbers as the lecture prints them: so many decimals, no trailing zeros, rows of a matrix aligned.

/** What can be printed: a number, a list, or a matrix as kernel-lib holds it. */
export type Printable = number | readonly number[] | MatrixLike;

export interface MatrixLike {
  readonly rows: number;
  readonly cols: number;
  readonly data: Float64Array;
}

/**
 * The digits of x to so many decimals: `0.465057055`, a row `(-0.14, 0.26)`, several rows in brackets.
 *
 * A number too small for the decimals, but not 0, is printed as `2.4e-10`.
 *
 * @throws RangeError if `decimals` is not a whole number from 0 to 15.
 * @example
 * digits([0.46505705549, 1 / 2]) // '(0.465057055, 0.5)'
 */
export function digits(x: Printable, decimals = 9): string {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 15) {
    throw new RangeError(`digits: decimals is ${decimals}; it must be a whole number from 0 to 15`);
  }
  if (typeof x === 'number') return one(x, decimals);
  if (!('data' in x)) return `(${x.map((entry) => one(entry, decimals)).join(', ')})`;
  const text = Array.from(x.data, (entry) => one(entry, decimals));
  if (x.rows === 1) return `(${text.join(', ')})`;
  return alignedRows(text, x.cols);
}

/**
 * Named quantities, a line each (a matrix takes a line a row): what a cell of a notebook prints.
 *
 * @example
 * listing({ 'z¹': [-0.14, 0.26], C: 0.096576848 })
 * // z¹ = (-0.14, 0.26)
 * // C  = 0.096576848
 */
export function listing(quantities: Readonly<Record<string, Printable>>, decimals = 9): string {
  const names = Object.keys(quantities);
  const width = Math.max(...names.map(widthOf));
  return names
    .map((name) => {
      const lines = digits(quantities[name], decimals).split('\n');
      const label = name + ' '.repeat(width - widthOf(name));
      return lines
        .map((line, k) => (k === 0 ? `${label} = ` : ' '.repeat(width + 3)) + line)
        .join('\n');
    })
    .join('\n');
}

/** Characters, but not the marks over them: x̄ is as wide as x. */
function widthOf(name: string): number {
  return [...name.replace(/\p{M}/gu, '')].length;
}

function one(x: number, decimals: number): string {
  if (!Number.isFinite(x)) return String(x).replace('Infinity', '∞');
  if (Math.abs(x) >= 1e15) return trimmed(x.toExponential(decimals));
  const fixed = x.toFixed(decimals);
  if (Number(fixed) === 0) return x === 0 ? '0' : x.toExponential(1);
  return trimmed(fixed);
}

/** Without the zeros at the end of the decimals: 0.50 → 0.5, 1.50e+15 → 1.5e+15, 100 stays. */
function trimmed(text: string): string {
  return text.replace(/(\.\d*?)0+(?=e|$)/, '$1').replace(/\.(?=e|$)/, '');
}

function alignedRows(text: readonly string[], cols: number): string {
  const widths = Array.from({ length: cols }, (_, j) =>
    Math.max(...text.filter((_, k) => k % cols === j).map((t) => t.length)),
  );
  const rows: string[] = [];
  for (let k = 0; k < text.length; k += cols) {
    const row = text.slice(k, k + cols).map((t, j) => t.padStart(widths[j]));
    rows.push(`[ ${row.join('  ')} ]`);
  }
  return rows.join('\n');
}
