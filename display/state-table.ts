// What a forward and a backward pass leave behind, as a table: every z, a and δ of every layer.
//   l  layer, 0 … L     rows of a matrix  examples     columns  nodes of the layer

import { digits, type MatrixLike } from './number.ts';
import { type Table, type TableGroup, type TableRow, table } from './table.ts';

export interface NetworkState {
  /** trace[l].z and trace[l].a, l = 0 … L. */
  readonly trace: readonly { readonly z: MatrixLike; readonly a: MatrixLike }[];
  /** delta[l] = δ^l; a layer that has none is left out of the table. */
  readonly delta?: readonly (MatrixLike | null | undefined)[];
  /** 9 if left out. */
  readonly decimals?: number;
  readonly caption?: string;
}

/**
 * A part for each layer; in it z^l, a^l and δ^l with their shapes, a row for each example, a column
 * for each node. Where z and a are the same matrix, as in layer 0, they share their rows.
 *
 * @throws RangeError if the trace is empty, z, a and δ of a layer differ in shape, or there are more
 *   errors than layers.
 * @example
 * const x = { rows: 1, cols: 2, data: Float64Array.of(1, 0.5) };
 * stateTable({ trace: [{ z: x, a: x }] }).text
 * // State of the network
 * // quantity         example  node 1  node 2
 * // layer 0
 * // z⁰ = a⁰ (1 × 2)  1             1     0.5
 */
export function stateTable({
  trace,
  delta = [],
  decimals = 9,
  caption = 'State of the network',
}: NetworkState): Table {
  check(trace, delta);
  const widest = Math.max(...trace.map(({ z }) => z.cols));
  const nodes = Array.from({ length: widest }, (_, j) => `node ${j + 1}`);
  const groups = trace.map(({ z, a }, l): TableGroup => {
    const upper = superscript(l);
    const quantities: Record<string, MatrixLike | null | undefined> = {
      ...(sameNumbers(z, a)
        ? { [`z${upper} = a${upper}`]: z }
        : { [`z${upper}`]: z, [`a${upper}`]: a }),
      [`δ${upper}`]: delta[l],
    };
    const rows = Object.entries(quantities).flatMap(([name, A]) =>
      A ? rowsOf(name, A, decimals) : [],
    );
    return { title: `layer ${l}`, rows };
  });
  return table({ caption, columns: ['quantity', 'example', ...nodes], groups });
}

function rowsOf(name: string, A: MatrixLike, decimals: number): TableRow[] {
  return Array.from({ length: A.rows }, (_, i) => ({
    headings: [i === 0 ? `${name} (${A.rows} × ${A.cols})` : '', `${i + 1}`],
    cells: Array.from(A.data.subarray(i * A.cols, (i + 1) * A.cols), (x) => digits(x, decimals)),
  }));
}

function superscript(l: number): string {
  return String(l).replace(/\d/g, (d) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(d)]);
}

function sameNumbers(A: MatrixLike, B: MatrixLike): boolean {
  return A.data.every((x, k) => Object.is(x, B.data[k]));
}

function check(trace: NetworkState['trace'], delta: NonNullable<NetworkState['delta']>): void {
  if (trace.length === 0) {
    throw new RangeError('stateTable: the trace is empty; give the one that feedForward returned');
  }
  if (delta.length > trace.length) {
    throw new RangeError(
      `stateTable: there are errors for ${delta.length} layers but the trace has ${trace.length}; ` +
        'delta[l] must belong to trace[l]',
    );
  }
  trace.forEach(({ z, a }, l) => {
    for (const [name, A] of [
      ['a', a],
      ['δ', delta[l]],
    ] as const) {
      if (A && (A.rows !== z.rows || A.cols !== z.cols)) {
        throw new RangeError(
          `stateTable: z of layer ${l} is ${z.rows} × ${z.cols} but ${name} is ${A.rows} × ${A.cols}; ` +
            'both have a row for each example and a column for each node',
        );
      }
    }
  });
}
