// The values that cross the pipe between examiner and candidate, as JSON: what JSON cannot hold has an
// object of one key for a tag. An object itself is tagged too, so that no name in it can be taken for
// one. Read here is what the other side may have made up: a shape that is not known is an Error.

/** A value as it crosses. */
export type Wire =
  | number
  | string
  | boolean
  | null
  | readonly Wire[]
  | { readonly [tag: string]: unknown };

/** What a function becomes: a number under which the other side may ask for it to be called. */
export type Handles = (f: (...args: unknown[]) => unknown, name: string, owner: unknown) => number;
/** What a function that came across becomes. */
export type Stands = (handle: number, name: string) => (...args: unknown[]) => unknown;

/** Of one value; together with the bound on a frame they keep what comes small. */
export const bounds = { depth: 32, entries: 100_000 } as const;

export class UnreadableValue extends Error {}

/** @throws UnreadableValue if the value is nested too deep, holds itself, or is too large. */
export function encode(value: unknown, handles: Handles): Wire {
  let left: number = bounds.entries;
  const one = (item: unknown, depth: number, owner: unknown, name: string): Wire => {
    left -= 1;
    if (depth > bounds.depth || left < 0) throw new UnreadableValue('too deep or too large');
    switch (typeof item) {
      case 'number':
        return plainNumber(item);
      case 'string':
        return item;
      case 'boolean':
        return item;
      case 'function':
        return { f: handles(item as never, nameOf(item, name), owner), name: nameOf(item, name) };
      case 'object':
        break;
      default:
        return { other: typeof item };
    }
    if (item === null) return null;
    if (isNumbers(item)) {
      left -= item.length;
      if (left < 0) throw new UnreadableValue('too large');
      return { n: Array.from(item, plainNumber) };
    }
    if (Array.isArray(item)) {
      if (item.length > left) throw new UnreadableValue('too large');
      return Array.from(item, (entry, k) => one(entry, depth + 1, item, String(k)));
    }
    return {
      o: Object.entries(item).map(([key, entry]) => [key, one(entry, depth + 1, item, key)]),
    };
  };
  return one(value, 0, undefined, '');
}

/** @throws Error if it is not what `encode` makes. */
export function decode(wire: unknown, stands: Stands): unknown {
  if (wire === null || ['number', 'string', 'boolean'].includes(typeof wire)) return wire;
  if (Array.isArray(wire)) return wire.map((entry) => decode(entry, stands));
  const [tag, content, ...rest] = Object.entries(wire as object).flat();
  switch (tag) {
    case 'special':
      return special(content);
    case 'n':
      return Float64Array.from(list(content), number);
    case 'o':
      return Object.fromEntries(list(content).map((pair) => entryOf(pair, stands)));
    case 'f':
      return stands(number(content), String(rest[1]));
    case 'other':
      return content === 'undefined' ? undefined : Symbol(String(content).slice(0, 20));
    default:
      throw new Error('a value with an unknown tag');
  }
}

function entryOf(pair: unknown, stands: Stands): [string, unknown] {
  const [key, value] = list(pair);
  if (typeof key !== 'string') throw new Error('an entry without a name');
  return [key, decode(value, stands)];
}

const specials = new Map<string, number>([
  ['NaN', Number.NaN],
  ['-0', -0],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
]);

function plainNumber(x: number): Wire {
  if (Number.isFinite(x) && !Object.is(x, -0)) return x;
  return { special: Object.is(x, -0) ? '-0' : String(x) };
}

function special(name: unknown): number {
  const found = specials.get(String(name));
  if (found === undefined) throw new Error('an unknown number');
  return found;
}

function number(wire: unknown): number {
  if (typeof wire === 'number') return wire;
  const { special: name } = (wire ?? {}) as { special?: unknown };
  return special(name);
}

function list(wire: unknown): readonly unknown[] {
  if (!Array.isArray(wire)) throw new Error('a list is wanted');
  return wire;
}

function isNumbers(value: object): value is Float64Array {
  return Object.prototype.toString.call(value) === '[object Float64Array]';
}

/** An arrow function in an object has the object's name for it. */
function nameOf(f: object, key: string): string {
  const { name } = f as { name?: unknown };
  return (typeof name === 'string' && name !== '' ? name : key).slice(0, 60);
}
