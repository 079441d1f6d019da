// A notebook says under a figure in words what it shows, as text that begins "Figure: ".

import type { Block } from './document.ts';

const CAPTION = /^Figure: /;

/** The words about the figure, if `block` stands right behind one and begins so. */
export function captionOf(before: Block | undefined, block: Block | undefined): string | undefined {
  if (before?.kind !== 'plot' || block?.kind !== 'text') return undefined;
  return CAPTION.test(block.text) ? block.text.replace(CAPTION, '').trim() : undefined;
}
