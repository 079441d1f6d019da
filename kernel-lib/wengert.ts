// The Wengert list as plain data, and how it is written: the formula of a line, and all as a table.

import type { Operation } from './arithmetic.ts';

/** One line of the Wengert list, x_i = g_i(its parents). (F1) */
export interface Line<T = number> {
  /** Its place in the list, counted from 0. */
  readonly index: number;
  /** If no other is given, x₁, x₂, … by the place in the list, counted from 1 as in the lecture. */
  readonly name: string;
  /** How x_i is computed, such as `x₁ · x₂` or `exp(a)`; 'variable' or 'constant' if it is given. */
  readonly operation: string;
  readonly value: T;
  /** The indices of the lines it is computed from, one an operand: x · x has the same one twice. */
  readonly parents: readonly number[];
  /** ∂g_i/∂x_p for each of the parents. */
  readonly partials: readonly T[];
}

/**
 * The lines as a table of text: name, operation, value, parents and partials, and a column for each
 * list of adjoints, with its name at the top.
 *
 * @throws RangeError if a list of adjoints has not one number a line.
 * @example
 * const t = tape();
 * const x = t.variable(3, 'x');
 * const y = t.multiply(2, x);
 * const table = wengertTable(t.lines, { '∂y': t.adjoints(y) }, 1);
 * table.split('\n')[2] // 'x₂    2 · x        6.0  x        2.0       1.0'
 */
export function wengertTable(
  lines: readonly Line[],
  adjoints: Readonly<Record<string, readonly number[]>> = {},
  decimals = 9,
): string {
  const sweeps = Object.entries(adjoints);
  for (const [name, list] of sweeps) checkLength(name, list, lines);
  const head = ['name', 'operation', 'value', 'parents', 'partials', ...Object.keys(adjoints)];
  const rows = lines.map(({ name, operation, value, parents, partials }, i) => [
    ...[name, operation, decimal(value, decimals)],
    parents.map((p) => lines[p].name).join(', '),
    partials.map((partial) => decimal(partial, decimals)).join(', '),
    ...sweeps.map(([, list]) => decimal(list[i], decimals)),
  ]);
  const isNumber = (column: number) => column === 2 || column > 4;
  return aligned([head, ...rows], isNumber);
}

/** How an operation is written with the names of its operands, or their values if constant. */
export function formula(operation: Operation, operands: readonly (string | number)[]): string {
  const [u, v] = operands.map((w) => (typeof w === 'number' ? constantText(w) : w));
  const [, p] = operands;
  switch (operation) {
    case 'add':
      return `${u} + ${v}`;
    case 'subtract':
      return `${u} − ${v}`;
    case 'multiply':
      return `${u} · ${v}`;
    case 'divide':
      return `${u} / ${v}`;
    case 'power':
      return Number.isInteger(p) ? u + raised(String(p)) : `${u}^${v}`;
    case 'sqrt':
      return `√${u}`;
    default:
      return `${operation}(${u})`;
  }
}

/** x₁ for 1, x₂ for 2, … x₁₂ for 12. */
export function numberedName(i: number): string {
  return `x${Array.from(String(i), (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]).join('')}`;
}

function raised(whole: string): string {
  return Array.from(whole, (c) => (c === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)])).join('');
}

function constantText(c: number): string {
  return c < 0 ? `(−${-c})` : String(c);
}

/** x to so many decimals, or in powers of ten where those would show nothing but zeros. */
function decimal(x: number, decimals: number): string {
  const fixed = x.toFixed(decimals);
  return Number(fixed) === 0 && x !== 0 ? x.toExponential(1) : fixed.replace('Infinity', '∞');
}

function aligned(rows: readonly (readonly string[])[], right: (column: number) => boolean): string {
  // a bar or a dot over a letter, as in x̄, takes no column of its own
  const width = (text: string) => text.replace(/\p{M}/gu, '').length;
  const widths = rows[0].map((_, k) => Math.max(...rows.map((row) => width(row[k]))));
  const cell = (text: string, k: number) => {
    const room = ' '.repeat(widths[k] - width(text));
    return right(k) ? room + text : text + room;
  };
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
}

function checkLength(name: string, list: readonly number[], lines: readonly Line[]): void {
  if (list.length !== lines.length) {
    throw new RangeError(
      `wengertTable: ${name} has ${list.length} entries but the list has ${lines.length} lines; ` +
        `take the adjoints after the last line (${list.length} ≠ ${lines.length})`,
    );
  }
}
