// A sub-slide as HTML: its groups one below the other, a footer, and the notes for the speaker.

import { captionOf } from '../document/caption.ts';
import type { Block, Code, DeckView, Piece, Show, Text } from '../document/document.ts';
import { escaped } from '../document/html.ts';
import { blockHtml, collapsible } from './block-html.ts';
import type { Deck, Group, Subslide } from './deck.ts';
import { codeSteps, outputSteps } from './line-steps.ts';

/** The deck's sections, a section for each sub-slide within one for its slide. */
export function slidesHtml(deck: Deck): string {
  const all = deck.slides.flatMap(({ subslides }) => subslides);
  const columns = deck.slides.map(({ subslides }) => {
    const sections = subslides.map((subslide) =>
      sectionHtml(subslide, { deck, number: all.indexOf(subslide) + 1, of: all.length }),
    );
    return `<section>\n${sections.join('\n')}\n</section>`;
  });
  return columns.join('\n');
}

interface Position {
  readonly deck: Deck;
  readonly number: number;
  readonly of: number;
}

function sectionHtml(subslide: Subslide, { deck, number, of }: Position): string {
  const { id, cell, title, continued, groups, notes } = subslide;
  const label = escaped(`Slide ${number} of ${of}: ${title}`);
  const boxed = errataIn(groups.flatMap(({ pieces }) => pieces));
  const heading = continued ? `<h2 class="continued">${escaped(title)}</h2>` : '';
  return (
    `<section class="slide" id="${escaped(id)}" data-cell="${cell}" aria-label="${label}">` +
    `<div class="body">${heading}${groups.map((group) => groupHtml(group, boxed)).join('\n')}</div>` +
    `<div class="foot"><span>${escaped(deck.title)}</span>` +
    `<span aria-hidden="true">${number} / ${of}</span></div>` +
    `${notesHtml(notes)}</section>`
  );
}

function groupHtml({ fragment, pieces }: Group, erratum: ReadonlySet<Piece>): string {
  const inside = pieces
    .map((piece) => pieceHtml(piece, erratum.has(piece)))
    .filter((html) => html !== '');
  return `<div class="group${fragment ? ' fragment' : ''}">${inside.join('\n')}</div>`;
}

/** The cells of an erratum: the one that names it, and what follows up to the next heading. */
function errataIn(pieces: readonly Piece[]): ReadonlySet<Piece> {
  let inside = false;
  return new Set(
    pieces.filter(({ errata, blocks }) => {
      const begins = blocks.some((block) => block.kind === 'prose' && block.headings.length > 0);
      inside = errata.length > 0 || (inside && !begins);
      return inside;
    }),
  );
}

function pieceHtml({ kind, blocks, cell, deck }: Piece, erratum: boolean): string {
  const shown = blocks.map((block, k) => {
    // What a figure says in words is the name of its box already.
    if (captionOf(blocks[k - 1], block) !== undefined) return '';
    const view = viewOf(block, deck);
    if (view === 'removed') return '';
    const html =
      block.kind === 'code' || block.kind === 'text' ? stepped(block, cell) : blockHtml(block);
    const what = block.kind === 'code' ? 'code' : 'output';
    const hidden = block.kind !== 'prose' && (block.collapsed || view === 'collapsed');
    return hidden ? collapsible(html, what) : html;
  });
  const inside = shown.join('\n');
  if (inside.trim() === '') return '';
  return `<div class="cell ${kind}${erratum ? ' erratum' : ''}">${inside}</div>`;
}

/** `course.deck` is about code and what it puts out; text has its slide type. */
function viewOf({ kind }: Block, deck: DeckView | undefined): Show {
  if (deck === undefined || kind === 'prose') return 'shown';
  return kind === 'code' ? deck.input : deck.output;
}

/** Lines that come one after the other need an empty fragment for each step; see line-steps.ts. */
function stepped(block: Code | Text, cell: number): string {
  if (block.steps.length === 0) return blockHtml(block);
  const { name, fragments } =
    block.kind === 'code' ? codeSteps(block, cell) : outputSteps(block, cell);
  const steps = fragments.map((each) => `<span class="fragment step ${each}"></span>`).join('');
  return `<div class="stepped ${name}">${blockHtml(block)}${steps}</div>`;
}

// The speaker's window has none of the deck's styles: formulas come in MathML alone.
function notesHtml(notes: readonly Piece[]): string {
  const parts = notes.flatMap(({ blocks }) =>
    blocks.map((block) => (block.kind === 'prose' ? block.notes : blockHtml(block))),
  );
  return parts.length === 0 ? '' : `<aside class="notes" role="note">${parts.join('\n')}</aside>`;
}
