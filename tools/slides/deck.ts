// The slides of a document, by Jupyter's slideshow metadata: what `nbconvert --to slides` makes of the
// same notebook. A slide is a column of sub-slides; a sub-slide shows its groups one after the other.

import type { Block, Document, Piece } from '../document/document.ts';

export interface Deck {
  readonly name: string;
  readonly number: string | null;
  readonly title: string;
  readonly slides: readonly Slide[];
}

export interface Slide {
  readonly subslides: readonly Subslide[];
}

export interface Subslide {
  /** The id of its first cell, which is its address: `#/backward`. */
  readonly id: string;
  /** The first cell's place in the notebook, from 1. */
  readonly cell: number;
  /** Its heading, or that of the sub-slide that it continues. */
  readonly title: string;
  /** Whether it has no heading of its own. */
  readonly continued: boolean;
  readonly groups: readonly Group[];
  /** What the speaker reads. */
  readonly notes: readonly Piece[];
}

/** Cells that appear together: with the sub-slide, or as a fragment when asked for. */
export interface Group {
  readonly fragment: boolean;
  readonly pieces: readonly Piece[];
}

/** Throws RangeError if every cell is skipped or a note: then there is no slide. */
export function deckOf({ name, number, title, pieces }: Document): Deck {
  const first = pieces.findIndex(({ slideType }) => slideType !== 'skip' && slideType !== 'notes');
  if (first < 0) {
    throw new RangeError(
      `${name}: every cell is skipped or a note, so there is no slide; ` +
        'give one cell the slide type "slide"',
    );
  }
  const columns = split(pieces.slice(first), ({ slideType }) => slideType === 'slide');
  let before = title;
  const slides = columns.map((column): Slide => {
    const parts = split(column, ({ slideType }) => slideType === 'subslide');
    const subslides = parts.map((part) => {
      const subslide = subslideOf(part, before);
      before = subslide.title;
      return subslide;
    });
    return { subslides };
  });
  return { name, number, title, slides: withNotes(slides, pieces.slice(0, first)) };
}

/** The list cut before each element that begins a part, and never before the first. */
function split<T>(list: readonly T[], begins: (element: T) => boolean): T[][] {
  const parts: T[][] = [];
  for (const element of list) {
    if (parts.length === 0 || begins(element)) parts.push([element]);
    else parts.at(-1)?.push(element);
  }
  return parts;
}

function subslideOf(pieces: readonly Piece[], before: string): Subslide {
  const [{ id, cell }] = pieces;
  const shown = pieces.filter(({ slideType }) => slideType !== 'skip' && slideType !== 'notes');
  const groups = split(shown, ({ slideType }) => slideType === 'fragment').map(
    (group): Group => ({
      // The cell that begins a slide is seen with it, whatever it is called.
      fragment: group[0].slideType === 'fragment' && group[0] !== pieces[0],
      pieces: group,
    }),
  );
  const heading = shown.flatMap(({ blocks }) => blocks.flatMap(headings))[0];
  const title = heading ?? before;
  return { id, cell, title, continued: heading === undefined, groups, notes: notesIn(pieces) };
}

function headings(block: Block): string[] {
  return block.kind === 'prose' ? block.headings.map(({ text }) => text) : [];
}

function notesIn(pieces: readonly Piece[]): Piece[] {
  return pieces.filter(({ slideType }) => slideType === 'notes');
}

/** Notes that stand before the first slide are read at it. */
function withNotes([first, ...others]: readonly Slide[], leading: readonly Piece[]): Slide[] {
  const [subslide, ...below] = first.subslides;
  const notes = [...notesIn(leading), ...subslide.notes];
  return [{ subslides: [{ ...subslide, notes }, ...below] }, ...others];
}
