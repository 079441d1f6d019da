// A fully connected network laid out: which nodes and edges there are, what they are called and where
// they stand. Layers are one unit apart from left to right, nodes one unit from top to bottom.
//   l  layer, 0 … L     i  node of layer l − 1     j  node of layer l     counted from 1 in names

import { digits } from './number.ts';

/** What to draw. The lists named by l start at layer 1, except `nodes`, which starts at layer 0. */
export interface NetworkDrawing {
  /** Nodes in the layers 0 … L. */
  readonly sizes: readonly number[];
  /** weights[l − 1][i][j]: the number of the edge from node i of layer l − 1 to node j of layer l. */
  readonly weights: readonly Rows<number>[];
  /** biases[l − 1][j]: the number of the bias of node j of layer l; no biases are drawn if left out. */
  readonly biases?: Rows<number>;
  /** What the numbers are, over the colour bar; θ in it stands for the edge: `∂C/∂θ`, `θ`. */
  readonly quantity: string;
  /** How colour and width grow with |number|; `root` tells small numbers from 0. */
  readonly scale?: 'linear' | 'root';
  /** nodes[l][j]; if left out the names are x₁, a¹₂, … and there are no values. */
  readonly nodes?: Rows<NodeDrawing>;
  /** Further lines under the pointer on an edge, such as its chain of factors; <br> breaks a line. */
  readonly weightTexts?: readonly Rows<string>[];
  readonly biasTexts?: Rows<string>;
  /** The drawing in words, for readers who cannot see it. */
  readonly alt: string;
}

export interface NodeDrawing {
  readonly label: string;
  readonly value?: number;
  /** Further lines under the pointer. */
  readonly text?: string;
}

export type Rows<T> = readonly (readonly T[])[];

/** One weight or bias, from point to point. */
export interface Edge {
  readonly name: string;
  readonly number: number;
  readonly text: string;
  readonly from: Point;
  readonly to: Point;
  /** Where on the way from 0 to 1 the name stands. */
  readonly nameAt: number;
}

export type Point = readonly [x: number, y: number];

/** Where node j of layer l stands. */
export function place(sizes: readonly number[], l: number, j: number): Point {
  return [l, (sizes[l] - 1) / 2 - j];
}

/** w^l_ij, without the index of a node that is alone in its layer. */
export function nameOf(
  letter: string,
  l: number,
  nodes: readonly (readonly [j: number, of: number])[],
): string {
  const shown = nodes.filter(([, of]) => of > 1).map(([j]) => j + 1);
  return (
    letter +
    small(l, '⁰¹²³⁴⁵⁶⁷⁸⁹') +
    small(shown.join(shown.some((j) => j > 9) ? ',' : ''), '₀₁₂₃₄₅₆₇₈₉')
  );
}

function small(x: number | string, digitsInOrder: string): string {
  return String(x).replace(/\d/g, (d) => digitsInOrder[Number(d)]);
}

/** `∂C/∂w¹₁₂ = 0.0067`: the name of the edge in the place of θ, and its number. */
export function edgeValue({ name, number }: Edge, quantity: string): string {
  const symbol = quantity.includes('θ') ? quantity.replace('θ', name) : `${name}: ${quantity}`;
  return `${symbol} = ${digits(number)}`;
}

/** An edge for each weight. */
export function weightEdges({ sizes, weights, weightTexts }: NetworkDrawing): Edge[] {
  return weights.flatMap((rows, k) =>
    rows.flatMap((row, i) =>
      row.map(
        (number, j): Edge => ({
          name: nameOf('w', k + 1, [
            [i, sizes[k]],
            [j, sizes[k + 1]],
          ]),
          number,
          text: weightTexts?.[k][i][j] ?? '',
          from: place(sizes, k, i),
          to: place(sizes, k + 1, j),
          nameAt: row.length === 1 ? 0.45 : Math.min(0.3, 1 / (row.length + 1)), // clear of crossings
        }),
      ),
    ),
  );
}

/** A short edge from above for each bias. */
export function biasEdges({ sizes, biases = [], biasTexts }: NetworkDrawing): Edge[] {
  return biases.flatMap((row, k) =>
    row.map((number, j): Edge => {
      const [x, y] = place(sizes, k + 1, j);
      const name = nameOf('b', k + 1, [[j, sizes[k + 1]]]);
      return {
        name,
        number,
        text: biasTexts?.[k][j] ?? '',
        from: [x, y + 0.5],
        to: [x, y + 0.1],
        nameAt: 0,
      };
    }),
  );
}

/** Throws a RangeError unless every list fits `sizes` and every number is finite. */
export function checkFit({
  sizes,
  weights,
  biases,
  nodes,
  weightTexts,
  biasTexts,
}: NetworkDrawing): void {
  if (sizes.length < 2 || !sizes.every((size) => Number.isInteger(size) && size >= 1)) {
    throw new RangeError(
      `networkDrawing: sizes are [${sizes.join(', ')}]; ` +
        'give two layers or more, each a whole number of nodes from 1 on',
    );
  }
  const after = sizes.slice(1);
  const betweens = after.map((size, k) => Array<number>(sizes[k]).fill(size));
  for (const [what, rows] of [
    ['weights', weights],
    ['weightTexts', weightTexts],
  ] as const) {
    if (rows === undefined) continue;
    checkLengths(what, [rows.length], [after.length]);
    betweens.forEach((between, k) => {
      checkLengths(`${what}[${k}]`, lengths(rows[k]), between);
    });
  }
  if (biases !== undefined) checkLengths('biases', lengths(biases), after);
  if (biasTexts !== undefined) checkLengths('biasTexts', lengths(biasTexts), after);
  if (nodes !== undefined) checkLengths('nodes', lengths(nodes), sizes);
  const odd = [...weights.flat(2), ...(biases ?? []).flat()].find((x) => !Number.isFinite(x));
  if (odd !== undefined) {
    throw new RangeError(
      `networkDrawing: a weight or bias is ${odd}; a colour needs a finite number`,
    );
  }
}

function lengths(rows: Rows<unknown>): number[] {
  return rows.map((row) => row.length);
}

function checkLengths(what: string, given: readonly number[], wanted: readonly number[]): void {
  if (given.length !== wanted.length || given.some((length, k) => length !== wanted[k])) {
    throw new RangeError(
      `networkDrawing: ${what} has lists of lengths (${given.join(', ')}) ` +
        `but sizes ask for (${wanted.join(', ')})`,
    );
  }
}
