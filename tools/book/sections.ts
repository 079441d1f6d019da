// The pages cut at their headings, as the search has them.

import type { Piece } from '../document/document.ts';
import { pageOf } from './chapter.ts';
import type { Library } from './library.ts';
import type { LaidOut } from './page.ts';
import type { Section } from './search.ts';

/** The sections of all pages, then exercises and functions. */
export function sectionsOf(pages: readonly LaidOut[], library: Library): Section[] {
  return [
    ...pages.flatMap(textSections),
    ...pages.flatMap(exerciseSections),
    ...functionSections(pages, library),
  ];
}

interface Open {
  readonly anchor: string;
  readonly title: string;
  readonly text: string[];
  readonly code: string[];
  readonly numbers: Set<string>;
}

function opened(anchor: string, title: string): Open {
  return { anchor, title, text: [], code: [], numbers: new Set() };
}

// A piece goes to the section of its first heading; further headings in it open sections of their own
// that the pieces after it belong to.
function textSections({ chapter, places }: LaidOut): Section[] {
  const { document } = chapter;
  const open: Open[] = [];
  document.pieces.forEach((piece, k) => {
    const [first, ...others] = headingsIn(piece);
    if (first !== undefined) open.push(opened(first.anchor, first.text));
    if (open.length === 0) open.push(opened(places.pieces[k], document.title));
    add(open[open.length - 1], piece);
    for (const { anchor, text } of others) open.push(opened(anchor, text));
  });
  const page = pageOf(document);
  return open.map(({ anchor, title, text, code, numbers }) => ({
    link: `${page}#${encodeURIComponent(anchor)}`,
    page: document.title,
    title,
    text: text.join(' '),
    code: code.join('\n'),
    numbers: [...numbers],
  }));
}

function headingsIn({ blocks }: Piece) {
  return blocks.flatMap((block) => (block.kind === 'prose' ? block.headings : []));
}

function add({ text, code, numbers }: Open, piece: Piece): void {
  for (const number of [...piece.formulas, ...piece.errata]) numbers.add(number);
  for (const block of piece.blocks) {
    if (block.kind === 'prose') {
      text.push(block.words);
      for (const tag of block.tags) numbers.add(tag);
    }
    if (block.kind === 'markup') text.push(block.words);
    if (block.kind === 'plot') text.push(block.alt);
    if (block.kind === 'code') code.push(block.source);
  }
}

function exerciseSections({ chapter, exerciseAnchors }: LaidOut): Section[] {
  const { document, exercises } = chapter;
  return exercises.map(({ id, title }) => ({
    link: `${pageOf(document)}#${encodeURIComponent(exerciseAnchors.get(id) ?? '')}`,
    page: document.title,
    title: `Exercise ${id}: ${title}`,
    text: '',
    code: '',
    numbers: [],
  }));
}

// A function stands where it is used first.
function functionSections(pages: readonly LaidOut[], library: Library): Section[] {
  return [...library.values()].flatMap(({ name, doc }) => {
    const first = pages.find(({ functions }) => functions.has(name));
    if (first === undefined) return [];
    const { document } = first.chapter;
    return [
      {
        link: `${pageOf(document)}#${encodeURIComponent(first.functions.get(name) ?? '')}`,
        page: document.title,
        title: `kernel-lib: ${name}`,
        text: doc.paragraphs.join(' '),
        code: '',
        numbers: [],
      },
    ];
  });
}
