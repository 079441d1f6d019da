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
  munder: ([base = '', under = '']) => `${base}_${grouped(under)}`,
  mover: ([base = '', over = '']) => base + over,
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
  return open[0].parts.join('').replace(/\s+/g, ' ').trim();
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
