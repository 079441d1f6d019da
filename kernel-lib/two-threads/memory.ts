// The memory that two threads share in one training.

import type { Matrix } from '../matrix.ts';
import { cellCount } from './meeting.ts';

/** What the lengths in it depend on. */
export interface PairSizes {
  /** The number of examples. */
  readonly n: number;
  /** The rows of a batch, and of the last one. */
  readonly batch: number;
  readonly last: number;
  /** n_0, n_1, and how many of the n_1 units are the helper's. */
  readonly inputs: number;
  readonly units: number;
  readonly helpers: number;
}

/** What one step gives away: a^1 of a batch, and the penalty on the helper's half of W^1. */
export interface Slot {
  readonly whole: Matrix;
  readonly last: Matrix;
  readonly penalty: Float64Array;
}

export interface PairMemory {
  readonly buffer: SharedArrayBuffer;
  /** Of the meetings. */
  readonly cells: Int32Array;
  /** The order of the examples in this epoch. */
  readonly order: Int32Array;
  /** Used in turn. */
  readonly slots: readonly [Slot, Slot];
  /** The helper's columns of W^1 and b^1 at the end of an epoch. */
  readonly W: Matrix;
  readonly b: Matrix;
}

/** The memory for these sizes: new, or what lies in a buffer that the other thread made. */
export function pairMemory(sizes: PairSizes, given?: SharedArrayBuffer): PairMemory {
  const { n, batch, last, inputs, units, helpers } = sizes;
  const doubles = 2 * (batch * units + 1) + (inputs + 1) * helpers;
  const words = cellCount + n + ((cellCount + n) % 2);
  const buffer = given ?? new SharedArrayBuffer(8 * doubles + 4 * words);
  let offset = 4 * words;
  const vector = (length: number) => {
    const result = new Float64Array(buffer, offset, length);
    offset += 8 * length;
    return result;
  };
  const matrix = (rows: number, cols: number): Matrix => {
    return { rows, cols, data: vector(rows * cols) };
  };
  const slot = (): Slot => {
    const whole = matrix(batch, units);
    const shorter = { ...whole, rows: last, data: whole.data.subarray(0, last * units) };
    return { whole, last: shorter, penalty: vector(1) };
  };
  return {
    buffer,
    cells: new Int32Array(buffer, 0, cellCount),
    order: new Int32Array(buffer, 4 * cellCount, n),
    slots: [slot(), slot()],
    W: matrix(inputs, helpers),
    b: matrix(1, helpers),
  };
}
