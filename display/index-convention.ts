// One stored matrix of weights under both names in use: w_ij with the first index from (this course),
// and w_ij with the first index to (Nielsen's form). Names and their places on the page change with the
// convention; the matrix never does.
//   W^l  n_(l−1) × n_l, row: from, column: to      i  node of layer l − 1      j  node of layer l

import { nameOf, type Rows } from './network-plan.ts';
import { digits, type MatrixLike } from './number.ts';
import { type Table, table } from './table.ts';

/** Which node the first index of a weight names: the one it comes from, or the one it leads to. */
export type IndexConvention = 'from-to' | 'to-from';

/** W^l laid out in one convention: the first index counts rows. */
export interface WeightReading {
  readonly heading: string;
  readonly rowHeads: readonly string[];
  readonly colHeads: readonly string[];
  readonly cells: Rows<WeightCell>;
}

export interface WeightCell {
  readonly name: string;
  readonly value: number;
  /** The row and the column of W where the value is stored, counted from 0. */
  readonly stored: readonly [i: number, j: number];
}

/**
 * W^l with its entries named in the given convention. To–from stands transposed on the page, so that
 * the first index counts rows in both.
 *
 * @param l the layer that W leads to, from 1 on.
 * @throws RangeError if l is not a whole number ≥ 1.
 * @example
 * weightTable({ rows: 1, cols: 2, data: new Float64Array([0.5, -1]) }, 1, 'to-from').text
 * // W¹ with the first index to: z¹ = W a⁰ + b¹
 * // W¹       from 1
 * // to 1  w¹₁ = 0.5
 * // to 2   w¹₂ = -1
 */
export function weightTable(W: MatrixLike, l: number, convention: IndexConvention): Table {
  checkLayer('weightTable', l);
  const { heading, rowHeads, colHeads, cells } = weightReading(W, l, convention);
  const rows = cells.map((row, k) => ({
    headings: [rowHeads[k]],
    cells: row.map(({ name, value }) => `${name} = ${digits(value)}`),
  }));
  return table({
    caption: heading,
    columns: [nameOf('W', l, []), ...colHeads],
    groups: [{ rows }],
  });
}

/**
 * For each weight of a network the two nodes it joins and its name in both conventions: what
 * `networkDrawing` takes as `weightTexts`.
 *
 * @example
 * bothNames([2, 2])[0][0][1]
 * // 'from node 1 of layer 0 to node 2 of layer 1<br>from–to: w¹₁₂<br>to–from: w¹₂₁'
 */
export function bothNames(sizes: readonly number[]): Rows<string>[] {
  return sizes
    .slice(1)
    .map((_, k) =>
      Array.from({ length: sizes[k] }, (_, i) =>
        Array.from({ length: sizes[k + 1] }, (_, j) =>
          nodesAndNames(k + 1, [i, j], [sizes[k], sizes[k + 1]]).join('<br>'),
        ),
      ),
    );
}

/** From where to where the weight w_ij of layer l leads, and its two names, a line each. */
export function nodesAndNames(l: number, [i, j]: Pair, [rows, cols]: Pair): string[] {
  return [
    `from node ${i + 1} of layer ${l - 1} to node ${j + 1} of layer ${l}`,
    `from–to: ${weightName(l, [i, j], [rows, cols], 'from-to')}`,
    `to–from: ${weightName(l, [i, j], [rows, cols], 'to-from')}`,
  ];
}

/** Throws a RangeError unless weights can lead to layer l. */
export function checkLayer(who: string, l: number): void {
  if (!Number.isInteger(l) || l < 1) {
    throw new RangeError(
      `${who}: l is ${l}; weights lead to the layers from 1 on, so it must be a whole number ≥ 1`,
    );
  }
}

/** How `weightTable` and `indexSwitch` lay W^l out. */
export function weightReading(
  W: MatrixLike,
  l: number,
  convention: IndexConvention,
): WeightReading {
  const from = Array.from({ length: W.rows }, (_, i) => `from ${i + 1}`);
  const to = Array.from({ length: W.cols }, (_, j) => `to ${j + 1}`);
  const cell = (i: number, j: number): WeightCell => ({
    name: weightName(l, [i, j], [W.rows, W.cols], convention),
    value: W.data[i * W.cols + j],
    stored: [i, j],
  });
  const [z, w, a, b] = ['z', 'w', 'a', 'b'].map((x) => nameOf(x, x === 'a' ? l - 1 : l, []));
  const heading = (convention: string, ij: string) =>
    `${nameOf('W', l, [])} ${convention}: ${z}ⱼ = Σᵢ ${w}${ij} ${a}ᵢ + ${b}ⱼ`;
  return convention === 'from-to'
    ? {
        heading: heading('from–to', 'ᵢⱼ'),
        rowHeads: from,
        colHeads: to,
        cells: from.map((_, i) => to.map((_, j) => cell(i, j))),
      }
    : {
        heading: heading('to–from', 'ⱼᵢ'),
        rowHeads: to,
        colHeads: from,
        cells: to.map((_, j) => from.map((_, i) => cell(i, j))),
      };
}

type Pair = readonly [number, number];

function weightName(l: number, [i, j]: Pair, [rows, cols]: Pair, convention: IndexConvention) {
  const [from, to] = [
    [i, rows],
    [j, cols],
  ] as const;
  return nameOf('w', l, convention === 'from-to' ? [from, to] : [to, from]);
}
