// Words of the text that name another place: a notebook, a formula, an erratum.

import { escaped } from '../document/html.ts';
import { mapText } from './html-spans.ts';

export interface TextLinks {
  /** The page of the notebook with a number; undefined for none, and for the page itself. */
  notebook(number: string): string | undefined;
  /** Where a formula or an erratum stands: in this page, or else in the first that shows it. */
  formula(tag: string): string | undefined;
  erratum(id: string): string | undefined;
}

const NAMES = /\b[Nn]otebooks? (?:\d\d)(?:(?:, | and | to )\d\d)*|\bF\d+[a-c]?\b|\bE\d+\b/g;

/** The HTML with such words as links. */
export function withTextLinks(html: string, links: TextLinks): string {
  return mapText(html, (text) =>
    text.replaceAll(NAMES, (name) => {
      if (/^n/i.test(name)) {
        return name.replaceAll(/\d\d/g, (number) => link(number, links.notebook(number)));
      }
      return link(name, name.startsWith('F') ? links.formula(name) : links.erratum(name));
    }),
  );
}

function link(text: string, target: string | undefined): string {
  return target === undefined ? text : `<a href="${escaped(target)}">${text}</a>`;
}
