// An executed notebook as it is laid out: a list of pieces, one for each cell, in plain data. Slides and
// book are two arrangements of the same pieces. HTML in it is finished: safe to insert, formulas drawn,
// nothing loaded from a network.

import type { Json } from '../notebook/notebook.ts';

/** A notebook ready to be arranged. */
export interface Document {
  /** The file without folder and ending: `04-nine-derivatives`. */
  readonly name: string;
  /** `04`; null where the name does not begin with a number. */
  readonly number: string | null;
  readonly title: string;
  /** Reading time and what the reader should know, as the notebook's metadata say. */
  readonly minutes: number | null;
  readonly needs: readonly string[];
  readonly pieces: readonly Piece[];
}

/** What one cell puts on the page; cells and outputs that are tagged away are not there. */
export interface Piece {
  /** The cell's id, which is its anchor in a page. */
  readonly id: string;
  /** Its place in the notebook, from 1, as people count. */
  readonly cell: number;
  readonly kind: 'markdown' | 'code' | 'raw';
  /** Jupyter's `slide_type`; `-` where none is given. */
  readonly slideType: string;
  readonly blocks: readonly Block[];
  /** The numbers of the formulas that a code cell computes: `F12`. */
  readonly formulas: readonly string[];
  /** The errata that the cell treats: `E1`. */
  readonly errata: readonly string[];
  /** What a deck shows of a code cell where that is less than a page does. */
  readonly deck?: DeckView;
}

export interface DeckView {
  readonly input: Show;
  readonly output: Show;
}

/** Collapsed: shown only when asked for. Removed: not there. */
export type Show = 'shown' | 'collapsed' | 'removed';

export type Block = Prose | Code | Text | Markup | Image | Plot | Failure;

/** A markdown cell. */
export interface Prose {
  readonly kind: 'prose';
  readonly html: string;
  /** The same with formulas in MathML only, for the speaker's window. */
  readonly notes: string;
  readonly headings: readonly Heading[];
  /** The tags of the display formulas in it, as printed: `F12`, or `1` where they are counted. */
  readonly tags: readonly string[];
  /** The words alone, for search and for titles. */
  readonly words: string;
}

export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly anchor: string;
}

/** The source of a code cell, highlighted, one element of class `line` for each line. */
export interface Code {
  readonly kind: 'code';
  readonly html: string;
  readonly source: string;
  readonly lines: number;
  /** Shown only when asked for. */
  readonly collapsed: boolean;
  readonly steps: Steps;
}

/** What a cell printed, or the text of its result. */
export interface Text {
  readonly kind: 'text';
  readonly stream: 'stdout' | 'stderr' | 'result';
  /** One element of class `line` for each line, colours of the terminal kept. */
  readonly html: string;
  readonly text: string;
  readonly lines: number;
  readonly collapsed: boolean;
  readonly scrolls: boolean;
  readonly steps: Steps;
}

/** A table, a formula or other markup that a cell put out. */
export interface Markup {
  readonly kind: 'markup';
  readonly html: string;
  readonly words: string;
  readonly collapsed: boolean;
}

export interface Image {
  readonly kind: 'image';
  /** A data URI. */
  readonly source: string;
  readonly alt: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly collapsed: boolean;
}

/** A Plotly figure. */
export interface Plot {
  readonly kind: 'plot';
  readonly figure: Figure;
  /** In pixels; Plotly's 450 where the figure says nothing. */
  readonly height: number;
  readonly alt: string;
  /** The types of its traces, also of those in frames, each once, sorted. */
  readonly traces: readonly string[];
  readonly collapsed: boolean;
}

export interface Figure {
  readonly data: readonly Json[];
  readonly layout: { readonly [key: string]: Json };
  readonly frames?: readonly Json[];
  readonly config?: { readonly [key: string]: Json };
}

/** An error that a cell ended with. */
export interface Failure {
  readonly kind: 'failure';
  readonly name: string;
  readonly message: string;
  /** The traceback without paths of the machine, in colours. */
  readonly html: string;
  readonly collapsed: boolean;
}

/** Steps through lines, each a list of ranges from 1, both ends included; none: all at once. */
export type Steps = readonly (readonly LineRange[])[];
export interface LineRange {
  readonly from: number;
  readonly to: number;
}
