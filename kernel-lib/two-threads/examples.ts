// Examples in memory that two threads can read.

import type { Examples } from '../engine.ts';
import type { Matrix } from '../matrix.ts';

/**
 * The same examples in memory that threads share: a copy, or themselves if they are there already or the
 * host has no SharedArrayBuffer.
 *
 * A training with a helper copies other examples at the beginning of each epoch.
 */
export function inSharedMemory(examples: Examples): Examples {
  const shared = sharedRoom(examples);
  copyExamplesInto(shared, examples);
  return shared;
}

/** Shared memory for these examples: their own if it is shared. */
export function sharedRoom({ x, y }: Examples): Examples {
  return { x: sharedMatrix(x), y: sharedMatrix(y) };
}

/** shared ← examples, unless they lie there. */
export function copyExamplesInto(shared: Examples, { x, y }: Examples): void {
  if (shared.x !== x) shared.x.data.set(x.data);
  if (shared.y !== y) shared.y.data.set(y.data);
}

function sharedMatrix(A: Matrix): Matrix {
  if (typeof SharedArrayBuffer === 'undefined') return A;
  // not instanceof: a context of its own has a SharedArrayBuffer of its own
  const kind = Object.prototype.toString.call(A.data.buffer);
  if (kind === '[object SharedArrayBuffer]') return A;
  const data = new Float64Array(new SharedArrayBuffer(A.data.byteLength));
  return { rows: A.rows, cols: A.cols, data };
}
