// KaTeX's styles for a page that loads nothing: the fonts stand in the style sheet, as woff2, and only
// those that the page's formulas use.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = dirname(fileURLToPath(import.meta.resolve('katex/dist/katex.min.css')));

/** A style sheet for the formulas in `html`, each font once; empty if there are none. */
export function katexStyles(html: string): string {
  const classes = classesIn(html);
  if (!classes.has('katex')) return '';
  const sheet = styleSheet();
  const families = familiesUsed(sheet, classes);
  const some = (pattern: RegExp) => [...classes].some((name) => pattern.test(name));
  const bold = some(/bf$|bold/);
  const slanted = some(/it$|itsf$/);
  return sheet.replaceAll(/@font-face\{[^}]*\}/g, (face) => {
    const family = declared(face, 'font-family');
    const used =
      families.has(family) &&
      (bold || declared(face, 'font-weight') !== '700') &&
      // letters of formulas are italic without being asked
      (slanted || family === 'KaTeX_Math' || declared(face, 'font-style') !== 'italic');
    return used ? withFont(face) : '';
  });
}

let read: string | undefined;

function styleSheet(): string {
  read ??= readFileSync(join(FOLDER, 'katex.min.css'), 'utf8');
  return read;
}

function classesIn(html: string): Set<string> {
  const classes = new Set<string>();
  for (const [, names] of html.matchAll(/ class="([^"]*)"/g)) {
    for (const name of names.split(' ')) classes.add(name);
  }
  return classes;
}

/** The families of the rules whose classes all occur somewhere. */
function familiesUsed(sheet: string, classes: ReadonlySet<string>): Set<string> {
  const families = new Set<string>();
  for (const [, selectors, body] of sheet.matchAll(/([^{}]+)\{([^{}]*KaTeX_[^{}]*)\}/g)) {
    if (selectors.startsWith('@font-face')) continue;
    const applies = selectors
      .split(',')
      .some((selector) => [...selector.matchAll(/\.([\w-]+)/g)].every(([, c]) => classes.has(c)));
    if (applies) families.add(/KaTeX_\w+/.exec(body)?.[0] ?? '');
  }
  return families;
}

function declared(face: string, property: string): string {
  return new RegExp(`${property}:([^;}]*)`).exec(face)?.[1] ?? '';
}

const fonts = new Map<string, string>();

/** The face with its woff2 in place of the three files that it names. */
function withFont(face: string): string {
  const file = /url\((fonts\/[\w-]+\.woff2)\)/.exec(face)?.[1];
  if (file === undefined) throw new Error(`katexStyles: no woff2 in ${face}`);
  const known = fonts.get(file);
  const data = known ?? readFileSync(join(FOLDER, file)).toString('base64');
  fonts.set(file, data);
  return face.replace(/src:[^;}]*/, `src:url(data:font/woff2;base64,${data}) format("woff2")`);
}
