// The values that may be handed to an answer and come back from it: numbers, strings, booleans, null,
// undefined, matrices, and arrays and plain objects of these. Functions may be handed in, alone or
// in an object such as an Activation: a notebook passes them as they are, and the grader will pass a
// remote handle whose call comes back through the pipe.

import type { Matrix } from 'kernel-lib';

/** How deep arrays and objects may stand in each other. */
export const deepest = 32;

/** Whether it is a matrix as kernel-lib holds it, with as many numbers as its shape says. */
export function isMatrix(value: unknown): value is Matrix {
  if (!isObject(value)) return false;
  const { rows, cols, data } = value;
  return isNumbers(data) && Number.isInteger(rows) && data.length === Number(rows) * Number(cols);
}

/** An object with names and entries, and neither an array, a matrix's numbers nor null. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isNumbers(value);
}

/** A Float64Array, also one that another realm made. */
export function isNumbers(value: unknown): value is Float64Array {
  return Object.prototype.toString.call(value) === '[object Float64Array]';
}

export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return isObject(value) && typeof value.then === 'function';
}

/**
 * The value with arrays, objects and numbers of its own; functions are kept.
 *
 * @throws RangeError if it stands deeper than 32 in itself.
 */
export function copy(value: unknown, depth = 0): unknown {
  if (depth > deepest) {
    throw new RangeError(`copy: the value is nested deeper than ${deepest}, or holds itself`);
  }
  if (isNumbers(value)) return Float64Array.from(value);
  if (Array.isArray(value)) return Array.from(value, (entry) => copy(entry, depth + 1));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, copy(entry, depth + 1)]),
  );
}

/** One number, word or the like inside a value, and where it stands: `entry 2, row 1, column 3`. */
export interface Leaf {
  readonly where: string;
  readonly value: unknown;
}

/** All leaves of a value, in order. Functions are not looked into. */
export function leaves(value: unknown, where: readonly string[] = []): Leaf[] {
  if (isMatrix(value)) {
    return Array.from(value.data, (entry, k) => ({
      where: [...where, place(k, value.cols)].join(', '),
      value: entry,
    }));
  }
  if (Array.isArray(value) || isNumbers(value)) {
    return Array.from(value).flatMap((entry, k) => leaves(entry, [...where, `entry ${k + 1}`]));
  }
  if (isObject(value)) {
    return Object.entries(value).flatMap(([name, entry]) => leaves(entry, [...where, name]));
  }
  return [{ where: where.join(', '), value }];
}

/** Counted from 1, as the lecture counts. */
function place(k: number, cols: number): string {
  return `row ${Math.floor(k / cols) + 1}, column ${(k % cols) + 1}`;
}
