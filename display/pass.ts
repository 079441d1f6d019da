// What a pass through a network leaves behind, for one example, as the figures that follow it node by
// node need it: rows of numbers, names, and tables of what is known after each node.
//   l  layer, 0 … L     j  node of layer l, counted from 1 in names

import { nameOf } from './network-plan.ts';
import type { NodePlace } from './network-steps.ts';
import { digits, type MatrixLike } from './number.ts';

/** Lists start at layer 0. */
export interface Pass {
  /** W and b of the layers 1 … L; layer 0 has none. */
  readonly parameters: readonly (LayerParameters | null)[];
  readonly trace: readonly { readonly z: MatrixLike; readonly a: MatrixLike }[];
  /** The row of the example in z, a and δ, counted from 0; 0 if left out. */
  readonly example?: number;
  /** Of the numbers in the figure; 4 if left out. */
  readonly decimals?: number;
}

export interface LayerParameters {
  readonly W: MatrixLike;
  readonly b: MatrixLike;
}

/** A quantity with a matrix for each layer, such as δ; layer 0 may have none. */
export type PerLayer = readonly (MatrixLike | null | undefined)[];

/** Throws a RangeError unless the example is a row of the trace. */
export function checkExample(who: string, { trace, example = 0 }: Pass): void {
  const rows = trace[0]?.z.rows ?? 0;
  if (!Number.isInteger(example) || example < 0 || example >= rows) {
    throw new RangeError(
      `${who}: example is ${example} but the trace has ${rows} rows; the first row is example 0`,
    );
  }
}

export function sizesOf({ trace }: Pass): number[] {
  return trace.map(({ z }) => z.cols);
}

/** The numbers of the example. */
export function rowOf({ example = 0 }: Pass, A: MatrixLike): number[] {
  return [...A.data.subarray(example * A.cols, (example + 1) * A.cols)];
}

/** W and b of layer l. Throws a RangeError if there are none. */
export function parametersOf(who: string, { parameters }: Pass, l: number): LayerParameters {
  const given = parameters[l];
  if (given) return given;
  throw new RangeError(`${who}: layer ${l} has no W and b; give them as parameters[${l}]`);
}

export interface Printers {
  alone(x: number): string;
  /** As a factor: a negative number in brackets. */
  factor(x: number): string;
}

/** How the numbers of the figure are written. */
export function printers({ decimals = 4 }: Pass): Printers {
  const alone = (x: number): string => digits(x, decimals).replaceAll('-', '−');
  return { alone, factor: (x: number): string => (x < 0 ? `(${alone(x)})` : alone(x)) };
}

/** z¹₂, without the index of a node that is alone in its layer. */
export function nodeName(letter: string, sizes: readonly number[], l: number, j: number): string {
  return nameOf(letter, l, [[j, sizes[l]]]);
}

/** x₂ in layer 0, a¹₂ in the others. */
export function outputName(sizes: readonly number[], l: number, j: number): string {
  return l === 0 ? nodeName('x', sizes, 0, j).replace('⁰', '') : nodeName('a', sizes, l, j);
}

export function weightName(sizes: readonly number[], l: number, i: number, j: number): string {
  return nameOf('w', l, [
    [i, sizes[l - 1]],
    [j, sizes[l]],
  ]);
}

/** What the input and the nodes are called in the drawing. */
export function outputNames(sizes: readonly number[]): string[][] {
  return sizes.map((size, l) => Array.from({ length: size }, (_, j) => outputName(sizes, l, j)));
}

/**
 * For each layer a table with a row for each node: x, or z and a up to the node `until` (itself
 * included), and δ from the last layer back to the node `since`. A point stands for the rest.
 */
export function knownNumbers(
  pass: Pass,
  until: NodePlace,
  errors?: { readonly delta: PerLayer; readonly since: NodePlace },
): string[][][] {
  const { alone } = printers(pass);
  return sizesOf(pass).map((size, l) => {
    const column = (A: MatrixLike | null | undefined, isKnown: (j: number) => boolean) =>
      Array.from({ length: size }, (_, j) => (A && isKnown(j) ? alone(rowOf(pass, A)[j]) : '·'));
    const forward = (j: number) => l < until[0] || (l === until[0] && j <= until[1]);
    const { z, a } = pass.trace[l];
    const columns =
      l === 0
        ? [['x', ...column(a, forward)]]
        : [
            ['z', ...column(z, forward)],
            ['a', ...column(a, forward)],
          ];
    if (errors !== undefined && l > 0) {
      const { delta, since } = errors;
      const back = (j: number) => l > since[0] || (l === since[0] && j <= since[1]);
      columns.push(['δ', ...column(delta[l], back)]);
    }
    const heads = ['', ...Array.from({ length: size }, (_, j) => `${j + 1}`)];
    return heads.map((head, k) => [head, ...columns.map((entries) => entries[k])]);
  });
}
