// Where things stand on a page: cells, formulas, functions, errata, and what leads where.

import { type Anchors, anchorsOf, slug } from '../document/anchors.ts';
import type { Document, Piece } from '../document/document.ts';

export interface Places {
  /** The anchor of each piece, in order. */
  readonly pieces: readonly string[];
  /** All formulas with a number, in the order of the page. */
  readonly formulas: readonly PlacedTag[];
  /** The anchor of the cell that computes the formula `tag`, seen from a piece. */
  cellOf(tag: string, from: number): string | undefined;
  /** The anchor of the formula `tag`, seen from a piece. */
  formulaOf(tag: string, from: number): string | undefined;
  /** The first box of an erratum. */
  erratumOf(id: string): string | undefined;
  /** Anchors for what the page has besides. */
  readonly anchors: Anchors;
}

export interface PlacedTag {
  readonly tag: string;
  readonly anchor: string;
  readonly piece: number;
}

/** Ids that every page has. */
const OF_LAYOUT = ['text', 'keys-title'];

export function placesOf({ pieces }: Document): Places {
  const anchors = anchorsOf([...OF_LAYOUT, ...pieces.flatMap(idsIn)]);
  const cells = pieces.map(({ id }) => anchors.unique(id));
  const formulas = pieces.flatMap(tagsIn);
  const errata = new Set(pieces.flatMap(({ errata }) => errata));
  const boxes = new Map([...errata].map((id) => [id, anchors.unique(`erratum-${id}`)]));
  return {
    pieces: cells,
    formulas,
    cellOf: (tag, from) => {
      const computing = pieces.flatMap((piece, k) =>
        piece.kind === 'code' && piece.formulas.includes(tag) ? [k] : [],
      );
      const next = computing.find((k) => k > from) ?? computing.at(-1);
      return next === undefined ? undefined : cells[next];
    },
    formulaOf: (tag, from) => {
      const shown = formulas.filter((each) => each.tag === tag);
      return (shown.findLast(({ piece }) => piece < from) ?? shown[0])?.anchor;
    },
    erratumOf: (id) => boxes.get(id),
    anchors,
  };
}

function htmlOf({ blocks }: Piece): string {
  return blocks.map((block) => (block.kind === 'prose' ? block.html : '')).join('');
}

function idsIn(piece: Piece): string[] {
  return [...htmlOf(piece).matchAll(/<[^>]* id="([^"]*)"/g)].map(([, id]) => id);
}

// An anchor of a formula is `eq-` and its number; from the second on with `-2`, `-3`, …
function tagsIn(piece: Piece, index: number): PlacedTag[] {
  const ids = idsIn(piece);
  const tags = piece.blocks.flatMap((block) => (block.kind === 'prose' ? block.tags : []));
  const used = new Set<string>();
  return tags.flatMap((tag) => {
    const name = `eq-${slug(tag)}`;
    const anchor = ids.find(
      (id) => !used.has(id) && (id === name || (id.startsWith(`${name}-`) && isCount(id, name))),
    );
    if (anchor === undefined) return [];
    used.add(anchor);
    return [{ tag, anchor, piece: index }];
  });
}

function isCount(id: string, name: string): boolean {
  return /^-\d+$/.test(id.slice(name.length));
}
