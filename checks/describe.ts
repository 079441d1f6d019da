// Values in words and as TypeScript: for the sentences and the inputs of a report.

import { digits } from 'course-display';
import { shape, toRows } from 'kernel-lib';
import { isMatrix, isNumbers, isObject, isPromise } from './values.ts';

/** What kind of value it is, with its shape: `a 2 × 3 matrix`, `an array of 4 numbers`. */
export function describe(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (isMatrix(value)) return `a ${shape(value)} matrix`;
  if (isNumbers(value)) return `a Float64Array of ${counted(value.length, 'number')}`;
  if (Array.isArray(value)) return describeArray(value);
  if (isPromise(value)) return 'a promise';
  if (isObject(value)) return describeObject(value);
  return typeof value === 'bigint' ? 'a BigInt' : `a ${typeof value}`;
}

function describeArray(value: readonly unknown[]): string {
  if (value.length === 0) return 'an empty array';
  const kinds = new Set(value.map((entry) => (Array.isArray(entry) ? 'array' : kind(entry))));
  return `an array of ${counted(value.length, kinds.size === 1 ? [...kinds][0] : 'entry')}`;
}

function kind(value: unknown): string {
  if (isMatrix(value)) return 'matrix';
  return typeof value === 'number' || typeof value === 'string' || isObject(value)
    ? typeof value
    : 'entry';
}

function describeObject(value: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(value);
  if (names.length === 0) return 'an empty object';
  if (names.length === 1) return `an object with ${names[0]}`;
  return `an object with ${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

const plurals: Readonly<Record<string, string>> = { entry: 'entries', matrix: 'matrices' };

/** `1 number`, `2 matrices`. */
export function counted(n: number, noun: string): string {
  return `${n} ${n === 1 ? noun : (plurals[noun] ?? `${noun}s`)}`;
}

/** As one would write it in a cell, with every digit: `matrix([[0.1, 0.4], [-0.3, 0.2]])`. */
export function written(value: unknown): string {
  return code(value, String);
}

/** The same with numbers to nine decimals, as the notebooks print them. */
export function rounded(value: unknown): string {
  return code(value, (x) => digits(x));
}

/** Both to nine decimals; with every digit if that shows no difference. */
export function roundedApart(x: unknown, y: unknown): [string, string] {
  const short: [string, string] = [rounded(x), rounded(y)];
  return short[0] === short[1] ? [written(x), written(y)] : short;
}

function code(value: unknown, number: (x: number) => string): string {
  if (typeof value === 'number') return number(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'function') return value.name === '' ? 'a function' : value.name;
  if (isMatrix(value)) return `matrix(${code(toRows(value), number)})`;
  if (Array.isArray(value) || isNumbers(value)) {
    return `[${Array.from(value, (entry) => code(entry, number)).join(', ')}]`;
  }
  if (!isObject(value)) return String(value);
  // An Activation or a Cost says its name; the functions in it say nothing.
  if (typeof value.name === 'string' && Object.values(value).some(isFunction)) return value.name;
  const entries = Object.entries(value).map(([name, entry]) => `${name}: ${code(entry, number)}`);
  return `{ ${entries.join(', ')} }`;
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}
