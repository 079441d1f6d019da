// JSON as Python's json.dumps(…, indent=1, sort_keys=True, ensure_ascii=False) writes it, which is
// how Jupyter stores notebooks. JSON.stringify cannot: it puts keys like "10" first, whatever the
// order of insertion, and writes small numbers in another form.

import { extended } from './notebook-error.ts';

export type Serialisable =
  | null
  | boolean
  | number
  | string
  | readonly Serialisable[]
  | { readonly [key: string]: Serialisable | undefined };

/**
 * The value as JSON, keys sorted by code point, one space of indentation per level, without a
 * newline at the end. Keys whose value is undefined are left out.
 *
 * The same bytes as Python's, with one limit: a number is a double here, so 1.0 is written 1 and an
 * integer beyond 2⁵³ is rounded. Files saved by JupyterLab are the same in this, since its browser
 * side is JavaScript.
 *
 * Throws TypeError for NaN and ±Infinity, which JSON cannot hold.
 */
export function canonicalJson(value: Serialisable): string {
  return serialised(value, '\n', '');
}

/** `newline` is a line break with the indentation of the value's own line; `path` leads to it. */
function serialised(value: Serialisable, newline: string, path: string): string {
  if (typeof value === 'number') return numeral(value, path);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const inner = `${newline} `;
  if (isArray(value)) {
    if (value.length === 0) return '[]';
    const elements = value.map((element, i) => serialised(element, inner, extended(path, i)));
    return `[${inner}${elements.join(`,${inner}`)}${newline}]`;
  }
  const fields: string[] = [];
  for (const key of Object.keys(value).sort(byCodePoint)) {
    const field = value[key];
    if (field === undefined) continue;
    fields.push(`${JSON.stringify(key)}: ${serialised(field, inner, extended(path, key))}`);
  }
  return fields.length === 0 ? '{}' : `{${inner}${fields.join(`,${inner}`)}${newline}}`;
}

function isArray(value: Serialisable): value is readonly Serialisable[] {
  return Array.isArray(value);
}

/** The shortest digits that give the number back, in Python's form: 1e-07 and not 1e-7. */
function numeral(x: number, path: string): string {
  if (!Number.isFinite(x)) {
    throw new TypeError(
      `canonicalJson: ${path || 'the value'} is ${x}, which JSON cannot hold; ` +
        'write null or a string instead',
    );
  }
  if (Object.is(x, -0)) return '-0.0';
  // Python leaves the fixed form below 10⁻⁴, JavaScript below 10⁻⁶.
  if (x !== 0 && Math.abs(x) < 1e-4) return x.toExponential().replace(/e-(\d)$/, 'e-0$1');
  return String(x);
}

// JavaScript compares UTF-16 units, which puts U+1F600 before U+FF5E; Python does not.
function byCodePoint(a: string, b: string): number {
  const p = [...a];
  const q = [...b];
  const i = p.findIndex((char, j) => char !== q[j]);
  return i < 0 ? p.length - q.length : codePoint(p[i]) - codePoint(q[i]);
}

/** The number of a character; −1 after the end of the text, so that a prefix comes first. */
function codePoint(char: string | undefined): number {
  return char?.codePointAt(0) ?? -1;
}
