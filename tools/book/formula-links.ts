// A printed number leads to the code that computes the formula; the code says which formulas it
// computes, and leads back.

import type { Formula } from '../../curriculum/index.ts';
import type { Piece } from '../document/document.ts';
import { escaped } from '../document/html.ts';
import { bareText, replaceSpans } from './html-spans.ts';
import { says, sourcesOf } from './library-use.ts';
import type { Places } from './places.ts';

/** The prose of a piece with each number a link to the nearest cell that computes the formula. */
export function withCodeLinks(html: string, piece: number, places: Places): string {
  const known = new Map(
    places.formulas.filter((each) => each.piece === piece).map(({ tag, anchor }) => [tag, anchor]),
  );
  return replaceSpans(html, /<span class="formula[^>]*>/, (formula) => {
    const linked: string[] = [];
    const drawn = replaceSpans(formula, /<span class="katex-tag">/, (span) => {
      const tag = /^\((.+)\)$/.exec(bareText(span))?.[1] ?? '';
      const cell = known.has(tag) ? places.cellOf(tag, piece) : undefined;
      if (cell === undefined) return span;
      linked.push(toCode(tag, cell));
      const inner = span.slice('<span class="katex-tag">'.length, -'</span>'.length);
      // Hidden from screen readers, as all that KaTeX draws; the link behind the formula is for them.
      return `<span class="katex-tag"><a class="tag-link" tabindex="-1" href="#${escaped(cell)}">${inner}</a></span>`;
    });
    return drawn + linked.join('');
  });
}

function toCode(tag: string, cell: string): string {
  return `<a class="to-code" href="#${escaped(cell)}">${escaped(tag)}: to the code that computes it</a>`;
}

export interface Computes {
  readonly piece: number;
  readonly formulas: readonly Formula[];
  readonly places: Places;
  /** The anchors of the functions of kernel-lib that are shown in the page. */
  readonly functions: ReadonlyMap<string, string>;
}

/** Above a code cell: the formulas that it computes, and the functions that do; empty if none. */
export function computesLine(piece: Piece, { formulas, ...around }: Computes): string {
  if (piece.formulas.length === 0) return '';
  const source = sourcesOf(piece).join('\n');
  const items = piece.formulas.map((tag) => {
    const formula = formulas.find(({ number }) => number === tag);
    return `<li>${computed(tag, formula, source, around)}</li>`;
  });
  return `<div class="computes"><span>Computes</span> <ul>${items.join('')}</ul></div>`;
}

function computed(
  tag: string,
  formula: Formula | undefined,
  source: string,
  { piece, places, functions }: Omit<Computes, 'formulas'>,
): string {
  const anchor = places.formulaOf(tag, piece);
  const number =
    anchor === undefined ? escaped(tag) : `<a href="#${escaped(anchor)}">${escaped(tag)}</a>`;
  if (formula === undefined) return number;
  const said = formula.functions.filter((name) => says(source, name));
  const shown = said.length > 0 ? said : formula.functions;
  const links = shown.map((name) => functionLink(name, functions)).join(', ');
  const how = said.length > 0 ? 'with ' : 'by hand; in the library ';
  return `${number} ${escaped(formula.name)}${links === '' ? '' : `, ${how}${links}`}`;
}

/** The name of a function, a link to its source where the page shows it. */
export function functionLink(name: string, functions: ReadonlyMap<string, string>): string {
  const anchor = functions.get(name);
  const code = `<code>${escaped(name)}</code>`;
  return anchor === undefined ? code : `<a href="#${escaped(anchor)}">${code}</a>`;
}

/** Highlighted code with the functions that the page shows as links to their source. */
export function withFunctionLinks(html: string, functions: ReadonlyMap<string, string>): string {
  return html.replaceAll(/<span class="token-function">([\w$]+)<\/span>/g, (span, name: string) => {
    const anchor = functions.get(name);
    if (anchor === undefined) return span;
    return `<a class="token-function" tabindex="-1" href="#${escaped(anchor)}">${name}</a>`;
  });
}
