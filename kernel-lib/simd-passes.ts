// The steps of a small network in one call of the kernels `passes` and `epoch`, which read from a table where
// the numbers of each layer are.

import type { BatchRoom, EpochCall, Examples, LayerRoom, OneCall } from './engine.ts';
import type { ActivationFormula } from './formula.ts';
import { copyNumbers } from './in-place.ts';
import type { Matrix } from './matrix.ts';
import { constantBytes, type Kernels } from './simd-workplace.ts';

/** Doubles behind the constants at the start of the memory; a row takes six. */
export const tableLength = 192;

const kinds: readonly ActivationFormula['kind'][] = [
  ...(['sigmoid', 'relu', 'leakyRelu', 'identity', 'softmax'] as const),
];

/** Whether the kernel knows these activations: δ^L = a − y, times σ′(z^L) unless `canonical`. */
export function knownToPasses(
  formulas: readonly (ActivationFormula | undefined)[],
  canonical: boolean,
): boolean {
  if (6 * (1 + formulas.length) > tableLength) return false;
  return formulas.every((formula, l) => {
    if (formula === undefined || !kinds.includes(formula.kind)) return false;
    return formula.kind !== 'softmax' || (canonical && l === formulas.length - 1);
  });
}

/**
 * The steps on layers that `knownToPasses` accepts, with gradient descent unless η is 0; x, y, z, a and δ are
 * those of the whole batch.
 */
export function inOneCall(
  { passes, epoch }: Kernels,
  memory: ArrayBuffer,
  layers: readonly LayerRoom[],
  { x, y, z, a, delta }: BatchRoom,
  canonical: boolean,
  eta: number,
): OneCall {
  const table = constantBytes;
  const [words, numbers] = [new Int32Array(memory, table), new Float64Array(memory, table)];
  const address = ({ data }: Matrix) => data.byteOffset;
  const partner = canonical ? 1 : 0;
  words.set([layers.length, address(x), address(y), partner, parameters(layers), 0]);
  numbers[5] = eta;
  layers.forEach(({ W, b, gradientW, gradientb, formula }, l) => {
    if (formula === undefined) throw new Error(`passes: layer ${l + 1} has no formula`);
    const row = 12 * (l + 1);
    words.set([W.rows, W.cols, address(W), address(b)], row);
    words.set([address(z[l]), address(a[l]), address(delta[l])], row + 4);
    words.set([address(gradientW), address(gradientb), kinds.indexOf(formula.kind)], row + 7);
    numbers[6 * (l + 1) + 5] = 'alpha' in formula ? formula.alpha : 0;
  });
  return {
    passes: (n) => passes(table, n),
    epochs: (room, examples, batchSize, stops) => {
      words[6] = room.byteOffset;
      const call = (shuffles: number) =>
        epoch(table, examples.x.rows, batchSize, stops ? 1 : 0, shuffles);
      return epochCall(room, examples, call, () => words[5]);
    },
  };
}

/** The epochs of `call` in a room: x and y of all examples, the words of the generator, the order. */
function epochCall(
  room: Float64Array,
  { x: { data: x, rows }, y: { data: y } }: Examples,
  call: (shuffles: number) => number,
  stoppedAt: () => number,
): EpochCall {
  const behind = room.byteOffset + 8 * (x.length + y.length);
  const words = new Uint32Array(room.buffer, behind, 4);
  const order = new Int32Array(room.buffer, behind + words.byteLength, rows);
  return {
    run: (random, given) => {
      copyNumbers(room, 0, x);
      copyNumbers(room, x.length, y);
      copyWords(words, random.words);
      if (given !== undefined) order.set(given);
      const cost = call(given === undefined ? 1 : 0);
      copyWords(random.words, words);
      return cost;
    },
    stoppedAt,
  };
}

function copyWords(to: Uint32Array, from: Uint32Array): void {
  to[0] = from[0];
  to[1] = from[1];
  to[2] = from[2];
  to[3] = from[3];
}

function parameters(layers: readonly LayerRoom[]): number {
  return layers.reduce((sum, { W, b }) => sum + W.data.length + b.data.length, 0);
}
