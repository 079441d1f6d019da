// The table of contents of a page: headings of level 2, and those of level 3 beneath them.

import type { Document, Heading } from '../document/document.ts';
import { escaped } from '../document/html.ts';

export interface Entry {
  readonly text: string;
  readonly anchor: string;
  readonly below: readonly Entry[];
}

/** The headings of a document below its title. */
export function contentsOf({ pieces }: Document): Entry[] {
  const headings = pieces
    .flatMap(({ blocks }) => blocks.flatMap((b) => (b.kind === 'prose' ? b.headings : [])))
    .slice(1);
  const entries: (Heading & { below: Entry[] })[] = [];
  for (const heading of headings.filter(({ level }) => level <= 3)) {
    const parent = entries.at(-1);
    const entry = { ...heading, below: [] };
    if (heading.level === 3 && parent !== undefined) parent.below.push(entry);
    else entries.push(entry);
  }
  return entries;
}

export function contentsHtml(entries: readonly Entry[]): string {
  const items = entries.map(({ text, anchor, below }) => {
    const link = `<a href="#${escaped(anchor)}">${escaped(text)}</a>`;
    return `<li>${link}${below.length > 0 ? contentsHtml(below) : ''}</li>`;
  });
  return `<ol>${items.join('')}</ol>`;
}
