// One check per kind of field. Each returns the value with its type, or throws a NotebookError
// that says what was given, what was wanted and what to write instead.

import type { Json, JsonObject } from './notebook.ts';
import { at, fieldName, NotebookError, type Place } from './notebook-error.ts';

export type Check<T> = (value: Json | undefined, place: Place) => T;

/** The value of an own key: a key that an object inherits, like `constructor`, is absent. */
export function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The checked value under a key that must be there. */
export function required<T>(object: JsonObject, key: string, place: Place, check: Check<T>): T {
  return check(own(object, key), at(place, key));
}

/** The checked value under a key that may be absent. */
export function optional<T>(
  object: JsonObject,
  key: string,
  place: Place,
  check: Check<T>,
): T | undefined {
  return Object.hasOwn(object, key) ? check(object[key], at(place, key)) : undefined;
}

/** Refuses a key that the format does not define for this kind of object. */
export function onlyKeys(
  object: JsonObject,
  place: Place,
  { what, keys, mend }: { what: string; keys: readonly string[]; mend: string },
): void {
  const extra = Object.keys(object).find((key) => !keys.includes(key));
  if (extra === undefined) return;
  const there = at(place, extra);
  throw new NotebookError(
    there,
    `${fieldName(there)} is not a field of ${what} (${keys.join(', ')}); ${mend}`,
  );
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function isStrings(value: Json | undefined): value is readonly string[] {
  return isArray(value) && value.every((element) => typeof element === 'string');
}

export function object(value: Json | undefined, place: Place): JsonObject {
  if (isObject(value)) return value;
  throw wrong(value, place, { wanted: 'an object', example: '{}' });
}

export function array(value: Json | undefined, place: Place): readonly Json[] {
  if (isArray(value)) return value;
  throw wrong(value, place, { wanted: 'an array', example: '[]' });
}

export function string(value: Json | undefined, place: Place): string {
  return stringLike('text')(value, place);
}

/** A string; the example is what the message proposes. */
export function stringLike(example: string): Check<string> {
  return (value, place) => {
    if (typeof value === 'string') return value;
    throw wrong(value, place, { wanted: 'a string', example: JSON.stringify(example) });
  };
}

export function boolean(value: Json | undefined, place: Place): boolean {
  if (typeof value === 'boolean') return value;
  throw wrong(value, place, { wanted: 'true or false', example: 'true' });
}

/** A string, or the lines of one, joined. */
export function text(value: Json | undefined, place: Place): string {
  if (typeof value === 'string') return value;
  if (isStrings(value)) return value.join('');
  throw wrong(value, place, {
    wanted: 'a string or an array of strings',
    example: '["first line\\n", "second line"]',
  });
}

/** A list of strings, not joined. */
export function strings(value: Json | undefined, place: Place): readonly string[] {
  return array(value, place).map((element, i) => string(element, at(place, i)));
}

/** An execution count: null or a whole number from 0. */
export function count(value: Json | undefined, place: Place): number | null {
  if (value === null || isWhole(value, 0)) return value;
  throw wrong(value, place, { wanted: 'null or a whole number from 0', example: 'null' });
}

export function isWhole(value: Json | undefined, least: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least;
}

/** The error that a field holds `value` where `wanted` should be. */
export function wrong(
  value: Json | undefined,
  place: Place,
  { wanted, example }: { wanted: string; example: string },
): NotebookError {
  const root = place.cell === undefined ? 'the notebook' : 'the cell';
  const key = place.path.at(-1);
  const name = typeof key === 'string' ? `"${key}": ` : '';
  return new NotebookError(
    place,
    `${fieldName(place) || root} is ${shown(value)}, but must be ${wanted}; ` +
      `write for instance ${name}${example}`,
  );
}

/** A value in a few words. */
export function shown(value: Json | undefined): string {
  if (value === undefined) return 'missing';
  if (isStrings(value) || !isArray(value)) {
    const json = JSON.stringify(value);
    if (json.length <= 40) return json;
    if (typeof value === 'string') return `${JSON.stringify(value.slice(0, 30))}…`;
  }
  if (isArray(value)) return `an array of ${value.length}`;
  return `an object of ${Object.keys(value ?? {}).length} fields`;
}
