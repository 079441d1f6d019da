// A figure for a reader who asked for less motion: the same pictures, without the way between them.

import { isObject, type Json } from './json.ts';

/** The value with every `transition` in it as short as can be. */
export function still(value: Json): Json {
  if (Array.isArray(value)) return value.map(still);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) =>
      key === 'transition' && isObject(part) ? [key, { ...part, duration: 0 }] : [key, still(part)],
    ),
  );
}
