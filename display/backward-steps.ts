// The errors of one example, node by node from the last layer to the first, each written as the sum
// and product it is made of.
//   j  node of layer l     k  node of layer l + 1

import type { Figure } from './figure.ts';
import { type NetworkStep, networkSteps } from './network-steps.ts';
import type { MatrixLike } from './number.ts';
import {
  checkExample,
  knownNumbers,
  nodeName,
  outputNames,
  type Pass,
  type PerLayer,
  parametersOf,
  printers,
  rowOf,
  sizesOf,
  weightName,
} from './pass.ts';

export interface BackwardPass extends Pass {
  readonly delta: PerLayer;
  /** slope[l] = σ′(z^l). */
  readonly slope: PerLayer;
  /** ∂C_x/∂a^L. */
  readonly costSlope: MatrixLike;
}

/**
 * δ_j^L = ∂C_x/∂a_j · σ′(z_j), then δ_j^l = (Σ_k w_jk δ_k) σ′(z_j), of every node in turn, with a
 * slider. Layer 0 has no error here.
 *
 * @throws RangeError if the example is not a row of the trace, or a layer lacks W, δ or σ′.
 */
export function backwardSteps(pass: BackwardPass, alt: string): Figure {
  checkExample('backwardSteps', pass);
  const sizes = sizesOf(pass);
  const L = sizes.length - 1;
  const first: NetworkStep = {
    label: 'forward pass',
    lines: ['Every z and a is known, no δ yet'],
    nodes: [],
    edges: [],
    known: knownNumbers(pass, [L, sizes[L] - 1], { delta: pass.delta, since: [L + 1, 0] }),
  };
  const layers = Array.from({ length: L }, (_, k) => L - k);
  const list = layers.flatMap((l) =>
    Array.from({ length: sizes[l] }, (_, j) => nodeStep(pass, sizes, l, j)),
  );
  const drawing = { sizes, names: outputNames(sizes), steps: [first, ...list], backwards: true };
  return networkSteps(drawing, alt);
}

function nodeStep(pass: BackwardPass, sizes: readonly number[], l: number, j: number): NetworkStep {
  const L = sizes.length - 1;
  const { alone, factor } = printers(pass);
  const name = nodeName('δ', sizes, l, j);
  const next = l === L ? [] : rowOf(pass, layerOf('δ', pass.delta, l + 1));
  const [symbols, numbers] =
    l === L
      ? [`∂C/∂${nodeName('a', sizes, l, j)}`, factor(rowOf(pass, pass.costSlope)[j])]
      : sumOverNext(pass, sizes, l, j);
  const [error, slope] = [layerOf('δ', pass.delta, l), layerOf('σ′', pass.slope, l)].map(
    (A) => rowOf(pass, A)[j],
  );
  return {
    label: name,
    lines: [
      `${name} = ${symbols} · σ′(${nodeName('z', sizes, l, j)})`,
      `${name} = ${numbers} · ${factor(slope)} = ${alone(error)}`,
    ],
    nodes: [[l, j]],
    edges: next.map((_, k) => [
      [l, j],
      [l + 1, k],
    ]),
    known: knownNumbers(pass, [L, sizes[L] - 1], { delta: pass.delta, since: [l, j] }),
  };
}

/** Σ_k w_jk δ_k in symbols and in numbers. */
function sumOverNext(pass: BackwardPass, sizes: readonly number[], l: number, j: number) {
  const { factor } = printers(pass);
  const { W } = parametersOf('backwardSteps', pass, l + 1);
  const terms = rowOf(pass, layerOf('δ', pass.delta, l + 1)).map((d, k) => [
    `${weightName(sizes, l + 1, j, k)} ${nodeName('δ', sizes, l + 1, k)}`,
    `${factor(W.data[j * W.cols + k])} · ${factor(d)}`,
  ]);
  return [0, 1].map((form) => `(${terms.map((term) => term[form]).join(' + ')})`);
}

function layerOf(what: string, list: PerLayer, l: number): MatrixLike {
  const given = list[l];
  if (given) return given;
  throw new RangeError(`backwardSteps: layer ${l} has no ${what}; every layer from 1 on needs one`);
}
