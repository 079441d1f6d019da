// Both passes of a small network in one call of the kernel `passes`, which reads from a table where the
// numbers of each layer are.

import type { BatchRoom, LayerRoom } from './engine.ts';
import type { ActivationFormula } from './formula.ts';
import type { Matrix } from './matrix.ts';
import type { Kernels } from './simd-host.ts';

/** Doubles at the start of the memory; a layer takes six. */
export const tableLength = 192;

const kinds: readonly ActivationFormula['kind'][] = [
  ...(['sigmoid', 'relu', 'leakyRelu', 'identity', 'softmax'] as const),
];

/** Whether the kernel knows these activations: δ^L = a − y, times σ′(z^L) unless `canonical`. */
export function knownToPasses(
  formulas: readonly (ActivationFormula | undefined)[],
  canonical: boolean,
): boolean {
  if (6 * formulas.length > tableLength) return false;
  return formulas.every((formula, l) => {
    if (formula === undefined || !kinds.includes(formula.kind)) return false;
    return formula.kind !== 'softmax' || (canonical && l === formulas.length - 1);
  });
}

/**
 * The passes on layers that `knownToPasses` accepts, and a step of gradient descent behind them unless
 * η is 0; x, y, z, a and δ are those of the whole batch.
 */
export function passesInOneCall(
  { passes }: Kernels,
  memory: ArrayBuffer,
  layers: readonly LayerRoom[],
  { x, y, z, a, delta }: BatchRoom,
  canonical: boolean,
  eta: number,
): (n: number) => void {
  const [words, numbers] = [new Int32Array(memory), new Float64Array(memory)];
  const address = ({ data }: Matrix) => data.byteOffset;
  layers.forEach(({ W, b, gradientW, gradientb, formula }, l) => {
    if (formula === undefined) throw new Error(`passes: layer ${l + 1} has no formula`);
    words.set([W.rows, W.cols, address(W), address(b)], 12 * l);
    words.set([address(z[l]), address(a[l]), address(delta[l])], 12 * l + 4);
    words.set([address(gradientW), address(gradientb), kinds.indexOf(formula.kind)], 12 * l + 7);
    numbers[6 * l + 5] = 'alpha' in formula ? formula.alpha : 0;
  });
  const [L, inputs, targets] = [layers.length, address(x), address(y)];
  const [partner, count] = [canonical ? 1 : 0, parameters(layers)];
  return (n) => passes(0, L, n, inputs, targets, partner, count, eta);
}

function parameters(layers: readonly LayerRoom[]): number {
  return layers.reduce((sum, { W, b }) => sum + W.data.length + b.data.length, 0);
}
