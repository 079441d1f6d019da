// Where the words and the ends of a page lead: to places of its own, or of other pages.

import { escaped } from '../document/html.ts';
import { type Chapter, pageOf } from './chapter.ts';
import { nameOf } from './facts.ts';
import type { Book, LaidOut } from './page.ts';
import type { Places } from './places.ts';
import type { TextLinks } from './text-links.ts';

/** Where the words of a page lead. */
export function linksFrom({ pages }: Book, index: number): TextLinks {
  const own = pages[index].places;
  const elsewhere = (anchorIn: (places: Places) => string | undefined) => {
    const here = anchorIn(own);
    if (here !== undefined) return `#${here}`;
    for (const { chapter, places } of pages) {
      const anchor = anchorIn(places);
      if (anchor !== undefined) return `${pageOf(chapter.document)}#${anchor}`;
    }
    return undefined;
  };
  return {
    notebook: (number) => {
      const at = pages.findIndex(({ chapter }) => chapter.document.number === number);
      return at < 0 || at === index ? undefined : pageOf(pages[at].chapter.document);
    },
    formula: (tag) => elsewhere((places) => places.formulaOf(tag, 0)),
    erratum: (id) => elsewhere((places) => places.erratumOf(id)),
  };
}

/** The links to the notebooks before and after. */
export function neighbours(pages: readonly LaidOut[], index: number): string {
  const previous = pages[index - 1]?.chapter;
  const next = pages[index + 1]?.chapter;
  const link = (chapter: Chapter, rel: string, word: string) =>
    `<a rel="${rel}" href="${escaped(pageOf(chapter.document))}"><span>${word}</span> ` +
    `${escaped([chapter.document.number, nameOf(chapter)].filter(Boolean).join(' '))}</a>`;
  const parts = [
    previous === undefined ? '' : link(previous, 'prev', 'Previous'),
    next === undefined ? '' : link(next, 'next', 'Next'),
  ];
  return `<nav class="neighbours" aria-label="Neighbouring notebooks">${parts.join('')}</nav>`;
}
