// The catalogue's text as HTML: `W^(l+1)` and `a_ij` with real super- and subscripts.

import { escaped, Markup } from './html.ts';

/** A sentence or a line of algebra of the catalogue. */
export function algebra(text: string): Markup {
  return new Markup(
    escaped(text)
      .replace(/\^(\([^()<>]{1,20}\)|[\p{L}\p{N}]{1,10})/gu, '<sup>$1</sup>')
      .replace(/_(\([^()<>]{1,20}\)|[\p{L}\p{N}]{1,10})/gu, '<sub>$1</sub>'),
  );
}
