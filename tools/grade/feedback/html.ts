// HTML that cannot be broken by what is put into it: a template escapes every string, and only what a
// template made itself goes in as it is.

import { visible } from './visible-text.ts';

/** A piece of a page. Only this file and the renderer of prose make one. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Part = Markup | string | number | undefined | readonly Markup[];

/** A piece of a page; strings become visible, escaped text. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const text = strings.map((piece, k) => (k < parts.length ? piece + written(parts[k]) : piece));
  return new Markup(text.join(''));
}

/** A long text of somebody else, cut at `limit`. */
export function long(text: string, limit: number): Markup {
  return new Markup(escaped(visible(text, limit)));
}

function written(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map((piece) => piece.text).join('\n');
  return escaped(visible(String(part)));
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
