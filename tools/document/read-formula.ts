// A formula read by KaTeX: which of its lines have numbers and labels, before it is drawn.

import katex, { type KatexOptions } from 'katex';
import { DocumentError, type Place } from './document-error.ts';
import type { Macros } from './katex-macros.ts';
import { forKatex } from './katex-source.ts';

export interface PlacedFormula {
  readonly tex: string;
  readonly display: boolean;
  readonly place: Place;
}

/** A line of a formula; most formulas are one line without number. */
export interface FormulaRow {
  /** As printed, `(F12)`; `counted` where the number is its place in the notebook; null without. */
  readonly tag: string | null;
  /** The labels in it, as numbered by the macro for `\label`. */
  readonly labels: readonly number[];
  /** In an environment that numbers its lines. */
  readonly inArray: boolean;
}

/** The part of KaTeX's tree that is used here. */
interface Node {
  readonly type?: string;
  readonly text?: string;
  readonly body?: unknown;
  readonly tag?: unknown;
  readonly tags?: readonly (boolean | readonly unknown[])[];
  readonly attributes?: { readonly id?: string };
}

// KaTeX exports its parser under a name with underscores and does not declare it.
const { __parse: parse } = katex as unknown as {
  __parse(tex: string, options: KatexOptions): readonly unknown[];
};

export function readFormula({ tex, display, place }: PlacedFormula, macros: Macros): FormulaRow[] {
  return explained(tex, place, () => {
    const tree = parse(forKatex(tex), {
      ...katexOptions(display, macros),
      trust: (context) =>
        (context.command === '\\htmlId' && /^course-label-\d+$/.test(context.id)) ||
        trusted(context),
    });
    const [top] = tree.filter(isNode);
    const rows = tree.flatMap(numberedRows);
    const inRows = new Set(rows.flatMap(({ labels }) => labels));
    const labels = labelsIn(tree).filter((k) => !inRows.has(k));
    const tag = top?.type === 'tag' ? textOf(top.tag) : null;
    return [...rows, { tag, labels, inArray: false }];
  });
}

/** The options of both readings of a formula. */
export function katexOptions(displayMode: boolean, macros: Macros): KatexOptions {
  return {
    displayMode,
    macros,
    globalGroup: true,
    throwOnError: true,
    strict: 'ignore',
    trust: trusted,
    maxExpand: 1_000,
    maxSize: 50,
    errorColor: refusedColour,
  };
}

/** KaTeX writes a command that it refuses in this colour, which nobody else uses. */
export const refusedColour = '#fe0001';

// Links are followed by a click; all other commands of this kind change the page or load something.
type Trust = Exclude<KatexOptions['trust'], boolean | undefined>;
const trusted: Trust = (context) => {
  const { command } = context;
  if (command !== '\\href' && command !== '\\url') {
    throw new katex.ParseError(`${command} could change the page around the formula; take it out`);
  }
  if (/^(?:https?:\/\/|mailto:|#)/i.test(context.url)) return true;
  throw new katex.ParseError(
    `${command} leads to "${shortened(context.url)}"; a link begins with https://, http://, mailto: or #`,
  );
};

/** What `work` gives; a fault in the formula as an error that says where it stands. */
export function explained<T>(tex: string, place: Place, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    throw new DocumentError(
      place,
      `the formula "${shortened(tex)}" cannot be drawn: ${reason(error)}`,
      { cause: error },
    );
  }
}

function reason(error: unknown): string {
  if (error instanceof katex.ParseError) {
    const message = error.rawMessage;
    return /No such environment: multline/.test(message)
      ? 'multline is not supported; use gather, or split in an equation'
      : message;
  }
  if (error instanceof RangeError) return 'its braces or environments are nested too deeply';
  return String(error);
}

/** At most 80 characters on one line. */
export function shortened(text: string): string {
  const line = text.slice(0, 1_000).replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

function numberedRows(value: unknown): FormulaRow[] {
  if (Array.isArray(value)) return value.flatMap(numberedRows);
  if (!isNode(value)) return [];
  const { tags, body } = value;
  if (tags === undefined || !Array.isArray(body)) return children(value).flatMap(numberedRows);
  return body.map((row, k) => ({ tag: rowTag(tags[k]), labels: labelsIn(row), inArray: true }));
}

function rowTag(tag: boolean | readonly unknown[] | undefined): string | null {
  if (tag === true) return 'counted';
  return tag === false || tag === undefined ? null : textOf(tag);
}

function labelsIn(value: unknown): number[] {
  if (Array.isArray(value)) return value.flatMap(labelsIn);
  if (!isNode(value)) return [];
  const label = /^course-label-(\d+)$/.exec(value.attributes?.id ?? '');
  return [...(label === null ? [] : [Number(label[1])]), ...children(value).flatMap(labelsIn)];
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join('');
  if (!isNode(value)) return '';
  return value.text ?? children(value).map(textOf).join('');
}

// Everything that can hold formulas, save where a node was in the source.
function children(node: Node): unknown[] {
  return Object.entries(node)
    .filter(([key, value]) => key !== 'loc' && typeof value === 'object' && value !== null)
    .map(([, value]) => value);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}
