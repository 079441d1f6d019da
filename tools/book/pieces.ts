// The pieces of a document as the text of a page.

import type { Document, Piece } from '../document/document.ts';
import { escaped } from '../document/html.ts';
import { blocksHtml } from './blocks.ts';
import type { Chapter, Course } from './chapter.ts';
import { errataBox } from './errata-box.ts';
import { computesLine, withCodeLinks } from './formula-links.ts';
import type { Places } from './places.ts';
import { withTableBoxes } from './tables.ts';
import { type TextLinks, withTextLinks } from './text-links.ts';

export interface PageContext {
  readonly course: Course;
  readonly chapter: Chapter;
  readonly places: Places;
  /** The anchors of the functions of kernel-lib that are shown in the page. */
  readonly functions: ReadonlyMap<string, string>;
  readonly links: TextLinks;
}

/** The pieces as HTML, those that treat the same errata together in a box. */
export function piecesHtml(document: Document, context: PageContext): string {
  const { course, places } = context;
  const html = renderer(context);
  const boxed = new Set<string>();
  return grouped(document.pieces)
    .map(({ errata, indices }) => {
      const inner = indices.map((k) => html(document.pieces[k], k)).join('\n');
      if (errata.length === 0) return inner;
      const first = errata.find((id) => !boxed.has(id));
      for (const id of errata) boxed.add(id);
      const anchor =
        (first === undefined ? undefined : places.erratumOf(first)) ??
        places.anchors.unique(`erratum-${errata[0]}`);
      return errataBox(errata, inner, { curriculum: course.curriculum, anchor });
    })
    .join('\n');
}

interface Group {
  readonly errata: readonly string[];
  readonly indices: number[];
}

function grouped(pieces: readonly Piece[]): Group[] {
  const groups: Group[] = [];
  pieces.forEach(({ errata }, index) => {
    const last = groups.at(-1);
    if (last !== undefined && last.errata.join() === errata.join()) last.indices.push(index);
    else groups.push({ errata, indices: [index] });
  });
  return groups;
}

function renderer({ course, places, functions, links }: PageContext) {
  let code = 0;
  let figures = 0;
  const figure = () => {
    figures += 1;
    return { number: figures, anchor: places.anchors.unique(`figure-${figures}`) };
  };
  const { formulas } = course.curriculum;
  return (piece: Piece, index: number): string => {
    if (piece.kind === 'code') code += 1;
    const around = { code, functions, figure };
    const anchor = escaped(places.pieces[index]);
    if (piece.kind !== 'code') {
      const inner = piece.blocks.map((block) =>
        block.kind === 'prose'
          ? withTextLinks(withCodeLinks(withTableBoxes(block.html), index, places), links)
          : blocksHtml([block], around),
      );
      return `<div class="prose" id="${anchor}">${inner.join('\n')}</div>`;
    }
    const line = computesLine(piece, { piece: index, formulas, places, functions });
    return `<div class="cell" id="${anchor}">${line}${blocksHtml(piece.blocks, around)}</div>`;
  };
}
