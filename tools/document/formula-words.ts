// A formula as a line of plain characters, for search, titles and anchors: `∂C/∂w_ij^l = δ_j^l a_i^(l−1)`.
// Read off KaTeX's MathML, which is well formed.

import { decoded } from './words.ts';

interface Element {
  readonly name: string;
  readonly parts: string[];
}

type Join = (parts: readonly string[]) => string;

const joins: Readonly<Record<string, Join>> = {
  mfrac: ([above = '', below = '']) => `${grouped(above)}/${grouped(below)}`,
  msup: ([base = '', sup = '']) => base + raised(sup),
  msub: ([base = '', sub = '']) => `${base}_${grouped(sub)}`,
  msubsup: ([base = '', sub = '', sup = '']) => `${base}_${grouped(sub)}${raised(sup)}`,
  munder: ([base = '', under = '']) => beside(base, under, `${base}_${grouped(under)}`),
  mover: ([base = '', over = '']) =>
    beside(base, over, base + (accents[over.trim()] ?? `^${over}`)),
  munderover: ([base = '', under = '', over = '']) => `${base}_${grouped(under)}^${grouped(over)}`,
  msqrt: (parts) => `√${grouped(parts.join(''))}`,
  mroot: ([base = '', index = '']) => `${grouped(base)}^(1/${index})`,
  mtr: (parts) => parts.filter((part) => part.trim() !== '').join(' '),
  mtable: (parts) => parts.join('; '),
  mspace: () => ' ',
  mtext: (parts) => parts.join('').replaceAll('\u00A0', ' '),
  mo: (parts) => operator(parts.join('')),
  annotation: () => '',
};

export function formulaWords(mathml: string): string {
  const open: Element[] = [{ name: '', parts: [] }];
  for (const [, close, name, empty, text] of mathml.matchAll(
    /<(\/?)([a-z]+)[^>]*?(\/?)>|([^<]+)/g,
  )) {
    if (text !== undefined) open[open.length - 1].parts.push(decoded(text));
    else if (close === '') open.push({ name, parts: [] });
    if (name !== undefined && (close !== '' || empty !== '')) {
      const element = open.pop();
      if (element === undefined || open.length === 0) break;
      const join = joins[element.name] ?? ((parts: readonly string[]) => parts.join(''));
      open[open.length - 1].parts.push(join(element.parts));
    }
  }
  const line = open[0].parts.join('').replaceAll(/[⏞⏟]/g, '').replace(/\s+/g, ' ').trim();
  // A sign that stands between nothing and a number belongs to the number.
  return line.replaceAll(/(^|[([{=,;⋅×/])( ?)([−+]) /g, '$1$2$3').normalize('NFC');
}

const accents: Readonly<Record<string, string>> = {
  '^': '\u0302',
  '~': '\u0303',
  ˉ: '\u0304',
  '‾': '\u0305',
  '˙': '\u0307',
  '¨': '\u0308',
  '⃗': '\u20D7',
};

// A brace over or under something, and what is written at the brace.
function beside(base: string, mark: string, otherwise: string): string {
  if (/^[⏞⏟]$/.test(mark.trim())) return base + mark.trim();
  return /[⏞⏟]$/.test(base) ? `${base.slice(0, -1)} (${mark})` : otherwise;
}

function operator(sign: string): string {
  if (/^[\u200B\u2061-\u2064]*$/.test(sign)) return ''; // invisible: times, function of
  return /^[=≈≠<>≤≥→↦←∈×+−⇒∝:]$/.test(sign) ? ` ${sign} ` : sign;
}

/** As it is if nobody can misread it, else in brackets. */
function grouped(part: string): string {
  const text = part.trim();
  return /^[^\s+\-−/=]*$/.test(text) ? text : `(${text})`;
}

function raised(sup: string): string {
  return /^[′″‴]+$/.test(sup) ? sup : `^${grouped(sup)}`;
}
