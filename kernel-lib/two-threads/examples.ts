// Examples in memory that two threads can read.

import type { Matrix } from '../matrix.ts';

/** Inputs x (n × n_0) and targets y (n × n_L), row by row. */
export interface Examples {
  readonly x: Matrix;
  readonly y: Matrix;
}

/**
 * The same examples in memory that threads share: a copy, or themselves if they are there already or the
 * host has no SharedArrayBuffer.
 *
 * A training with a helper does this at its start; examples that several trainings use are better copied
 * once, by this function.
 */
export function inSharedMemory({ x, y }: Examples): Examples {
  return { x: sharedMatrix(x), y: sharedMatrix(y) };
}

function sharedMatrix(A: Matrix): Matrix {
  if (typeof SharedArrayBuffer === 'undefined') return A;
  // not instanceof: a context of its own has a SharedArrayBuffer of its own
  const kind = Object.prototype.toString.call(A.data.buffer);
  if (kind === '[object SharedArrayBuffer]') return A;
  const data = new Float64Array(new SharedArrayBuffer(A.data.byteLength));
  data.set(A.data);
  return { ...A, data };
}
