// The forward pass of one example, node by node, each number written as the sum it is made of.
//   i  node of layer l − 1     j  node of layer l

import type { Figure } from './figure.ts';
import { type NetworkStep, type NodePlace, networkSteps } from './network-steps.ts';
import {
  checkExample,
  knownNumbers,
  nodeName,
  outputName,
  outputNames,
  type Pass,
  parametersOf,
  printers,
  rowOf,
  sizesOf,
  weightName,
} from './pass.ts';

/**
 * z_j = Σ_i w_ij a_i + b_j and a_j = σ(z_j) of every node in turn, with a slider.
 *
 * @throws RangeError if the example is not a row of the trace, or a layer has no W and b.
 */
export function forwardSteps(pass: Pass, alt: string): Figure {
  checkExample('forwardSteps', pass);
  const sizes = sizesOf(pass);
  const list = sizes.flatMap((size, l) =>
    l === 0
      ? [inputStep(pass, sizes)]
      : Array.from({ length: size }, (_, j) => nodeStep(pass, sizes, l, j)),
  );
  return networkSteps({ sizes, names: outputNames(sizes), steps: list }, alt);
}

function inputStep(pass: Pass, sizes: readonly number[]): NetworkStep {
  const x = rowOf(pass, pass.trace[0].a).map(printers(pass).alone);
  return {
    label: 'x',
    lines: [`a⁰ = x = (${x.join(', ')})`],
    nodes: x.map((_, j): NodePlace => [0, j]),
    edges: [],
    known: knownNumbers(pass, [0, sizes[0] - 1]),
  };
}

function nodeStep(pass: Pass, sizes: readonly number[], l: number, j: number): NetworkStep {
  const { alone, factor } = printers(pass);
  const { W, b } = parametersOf('forwardSteps', pass, l);
  const aPrev = rowOf(pass, pass.trace[l - 1].a);
  const [z, a] = [pass.trace[l].z, pass.trace[l].a].map((A) => rowOf(pass, A)[j]);
  const symbols = aPrev.map(
    (_, i) => `${weightName(sizes, l, i, j)} ${outputName(sizes, l - 1, i)}`,
  );
  const numbers = aPrev.map((value, i) => `${factor(W.data[i * W.cols + j])} · ${factor(value)}`);
  const [zName, aName, bName] = ['z', 'a', 'b'].map((letter) => nodeName(letter, sizes, l, j));
  return {
    label: aName,
    lines: [
      `${zName} = ${symbols.join(' + ')} + ${bName}`,
      `${zName} = ${numbers.join(' + ')} + ${factor(b.data[j])} = ${alone(z)}`,
      `${aName} = σ(${alone(z)}) = ${alone(a)}`,
    ],
    nodes: [[l, j]],
    edges: aPrev.map((_, i) => [
      [l - 1, i],
      [l, j],
    ]),
    known: knownNumbers(pass, [l, j]),
  };
}
