// What of a cell is shown. Removed is gone, hidden is there and collapsed. The tags are those of
// nbconvert, with an underscore, and of Jupyter Book, with a hyphen; JupyterLab has fields of its own.

import { isObject } from '../notebook/fields.ts';
import type { Cell } from '../notebook/notebook.ts';

export type Show = 'shown' | 'collapsed' | 'removed';

export interface Visibility {
  readonly cell: Show;
  readonly input: Show;
  readonly output: Show;
  /** The output keeps to a box of its own, in which it scrolls. */
  readonly scrolls: boolean;
}

export function visibility({ metadata }: Cell): Visibility {
  const tags = new Set(metadata.tags?.map((tag) => tag.replaceAll('_', '-')));
  const jupyter = isObject(metadata.jupyter) ? metadata.jupyter : {};
  const show = (part: 'cell' | 'input' | 'output', hidden = false): Show => {
    if (tags.has(`remove-${part}`)) return 'removed';
    return hidden || tags.has(`hide-${part}`) ? 'collapsed' : 'shown';
  };
  return {
    cell: show('cell'),
    input: show('input', jupyter.source_hidden === true),
    output: show('output', jupyter.outputs_hidden === true),
    scrolls: tags.has('scroll-output') || metadata.scrolled === true,
  };
}
