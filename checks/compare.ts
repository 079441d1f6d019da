// Two values compared: first whether they have one shape, then leaf by leaf.

import { describe } from './describe.ts';
import type { Tolerance } from './exercise.ts';
import { isMatrix, isNumbers, isObject, leaves } from './values.ts';

export const exact: Tolerance = { atol: 0, rtol: 0 };
export const usual: Tolerance = { atol: 1e-12, rtol: 1e-9 };

/** A leaf in which two values of one shape differ. */
export interface Difference {
  /** `row 2, column 1`; empty if the value is a single number. */
  readonly where: string;
  readonly got: unknown;
  readonly wanted: unknown;
}

/** The first leaf that differs; undefined if none does. The shapes must agree. */
export function difference(
  got: unknown,
  wanted: unknown,
  tolerance: Tolerance = usual,
): Difference | undefined {
  const right = leaves(wanted);
  const byPlace = new Map(leaves(got).map(({ where, value }) => [where, value]));
  for (const { where, value } of right) {
    const mine = byPlace.get(where);
    if (!isClose(mine, value, tolerance)) return { where, got: mine, wanted: value };
  }
  return undefined;
}

/** |x − y| ≤ atol + rtol |y| for numbers, otherwise the same. Functions are not compared. */
function isClose(x: unknown, y: unknown, { atol, rtol }: Tolerance): boolean {
  if (typeof x === 'function' && typeof y === 'function') return true;
  if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(y)) return same(x, y);
  return Math.abs(x - y) <= atol + rtol * Math.abs(y);
}

/** Whether both are the same value; 0 and −0 are, and NaN is the same as NaN. */
function same(x: unknown, y: unknown): boolean {
  return x === y || (Number.isNaN(x) && Number.isNaN(y));
}

/** What was found where something of another shape was wanted. */
export interface Mismatch {
  readonly where: string;
  readonly got: string;
  readonly wanted: string;
}

/** The first place where the values differ in shape; undefined if they have one shape. */
export function mismatch(
  got: unknown,
  wanted: unknown,
  where: readonly string[] = [],
): Mismatch | undefined {
  const here = { where: where.join(', '), got: describe(got), wanted: describe(wanted) };
  if (isMatrix(wanted) || isNumbers(wanted)) {
    return here.got === here.wanted ? undefined : here;
  }
  if (Array.isArray(wanted)) {
    if (!Array.isArray(got) || got.length !== wanted.length) return here;
    return first(wanted, (entry, k) => mismatch(got[k], entry, [...where, `entry ${k + 1}`]));
  }
  if (isObject(wanted)) {
    const names = Object.keys(wanted);
    if (!isObject(got) || isMatrix(got) || !names.every((name) => Object.hasOwn(got, name))) {
      return here;
    }
    return first(names, (name) => mismatch(got[name], wanted[name], [...where, name]));
  }
  return typeof got === typeof wanted && (got === null) === (wanted === null) ? undefined : here;
}

function first<T, R>(
  items: readonly T[],
  find: (item: T, k: number) => R | undefined,
): R | undefined {
  for (let k = 0; k < items.length; k++) {
    const found = find(items[k], k);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first leaf that is NaN or infinite although the wanted one is finite. The shapes must agree. */
export function notFinite(got: unknown, wanted: unknown): Difference | undefined {
  const byPlace = new Map(leaves(got).map(({ where, value }) => [where, value]));
  for (const { where, value } of leaves(wanted)) {
    const mine = byPlace.get(where);
    const bad = typeof mine === 'number' && !Number.isFinite(mine);
    if (bad && Number.isFinite(value)) return { where, got: mine, wanted: value };
  }
  return undefined;
}
