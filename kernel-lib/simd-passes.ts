// The steps of a small network in one call of the kernels `passes` and `epoch`, which read from a table where
// the numbers of each layer are.

import type { BatchRoom, EpochCall, Examples, LayerRoom, OneCall } from './engine.ts';
import type { ActivationFormula } from './formula.ts';
import { copyNumbers } from './in-place.ts';
import type { Matrix } from './matrix.ts';
import type { Random } from './random.ts';
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
      return new WasmEpoch(epoch, words, room, examples, batchSize, stops);
    },
  };
}

/**
 * An epoch in a room: x and y of all examples, the words of the generator, the order. A class, since V8 reads the
 * fields of an object faster than what many closures share; and its fields are `private`, not `#`, which was 3 %
 * of a step slower.
 */
class WasmEpoch implements EpochCall {
  private readonly epoch: Kernels['epoch'];
  private readonly table: Int32Array;
  private readonly room: Float64Array;
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly n: number;
  private readonly batchSize: number;
  private readonly stops: number;
  private readonly words: Uint32Array;
  private readonly order: Int32Array;

  constructor(
    epoch: Kernels['epoch'],
    table: Int32Array,
    room: Float64Array,
    { x, y }: Examples,
    batchSize: number,
    stops: boolean,
  ) {
    this.epoch = epoch;
    this.table = table;
    this.room = room;
    this.x = x.data;
    this.y = y.data;
    this.n = x.rows;
    this.batchSize = batchSize;
    this.stops = stops ? 1 : 0;
    const behind = room.byteOffset + 8 * (x.data.length + y.data.length);
    this.words = new Uint32Array(room.buffer, behind, 4);
    this.order = new Int32Array(room.buffer, behind + this.words.byteLength, x.rows);
  }

  run(random: Random, given?: readonly number[]): number {
    copyNumbers(this.room, 0, this.x);
    copyNumbers(this.room, this.x.length, this.y);
    copyWords(this.words, random.words);
    if (given !== undefined) this.order.set(given);
    const shuffles = given === undefined ? 1 : 0;
    const epoch = this.epoch;
    const cost = epoch(constantBytes, this.n, this.batchSize, this.stops, shuffles);
    copyWords(random.words, this.words);
    return cost;
  }

  stoppedAt(): number {
    return this.table[5];
  }
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
