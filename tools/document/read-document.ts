// From an executed notebook to a document.

import { dirname, parse } from 'node:path';
import { isObject, isStrings } from '../notebook/fields.ts';
import type { Cell, CodeCell, Json, MarkdownCell, Notebook } from '../notebook/notebook.ts';
import type { Block, Code, Document, Piece, Steps } from './document.ts';
import { DocumentError, type Place, type Warning } from './document-error.ts';
import { highlight } from './highlight.ts';
import { escaped } from './html.ts';
import { renderProse } from './markdown.ts';
import { outputBlocks, type Shown } from './output.ts';
import { safeHtml } from './safe-html.ts';
import { parseSteps } from './steps.ts';
import { deckView, type Visibility, visibility } from './visibility.ts';

export interface DocumentRead {
  readonly document: Document;
  readonly warnings: readonly Warning[];
}

/**
 * The document of an executed notebook; `file` is what the user calls it, and its folder is where
 * pictures are looked for.
 *
 * Throws DocumentError for a notebook that was not executed or did not run to its end, and for a cell
 * that cannot be shown.
 */
export function readDocument(file: string, notebook: Notebook): DocumentRead {
  const { name } = parse(file);
  const warnings: Warning[] = [];
  const language = notebook.metadata.language_info?.name ?? 'typescript';
  const markdown = proseOf(file, notebook, warnings);
  const pieces = notebook.cells.flatMap((cell, index): Piece[] => {
    const place = placeOf(file, cell, index);
    const seen = visibility(cell);
    if (seen.cell === 'removed') return [];
    const shown = blocksOf(cell, { place, seen, language, markdown });
    warnings.push(...shown.warnings);
    return [pieceOf(cell, place, shown.blocks)];
  });
  const course = isObject(notebook.metadata.course) ? notebook.metadata.course : {};
  const document: Document = {
    name,
    number: /^\d\d(?=-)/.exec(name)?.[0] ?? null,
    title: notebook.metadata.title ?? firstHeading(pieces) ?? name,
    minutes: typeof course.minutes === 'number' ? course.minutes : null,
    needs: strings(course.needs),
    pieces,
  };
  return { document, warnings };
}

function placeOf(file: string, { id }: Cell, index: number): Place {
  return { file, cell: index + 1, id };
}

type ProseByCell = ReadonlyMap<string, Block>;

// All at once, since equations are counted through the notebook and referred to across cells.
function proseOf(file: string, { cells }: Notebook, warnings: Warning[]): ProseByCell {
  const sources = cells.flatMap((cell, index) => {
    if (cell.cell_type !== 'markdown' || visibility(cell).cell === 'removed') return [];
    const { source, attachments } = cell;
    const place = placeOf(file, cell, index);
    return [{ place, source, folder: dirname(file), ...(attachments ? { attachments } : {}) }];
  });
  const rendered = renderProse(
    sources,
    cells.map(({ id }) => id),
  );
  warnings.push(...rendered.warnings);
  return new Map(sources.map(({ place }, k) => [place.id, rendered.prose[k]]));
}

interface Context {
  readonly place: Place;
  readonly seen: Visibility;
  readonly language: string;
  readonly markdown: ProseByCell;
}

function blocksOf(cell: Cell, context: Context): Shown {
  if (cell.cell_type === 'markdown') return proseBlocks(cell, context);
  if (cell.cell_type === 'code') return codeBlocks(cell, context);
  const { place, seen } = context;
  const format = cell.metadata.raw_mimetype || cell.metadata.format || 'text/html';
  if (format !== 'text/html' || cell.source.trim() === '') return { blocks: [], warnings: [] };
  const { html, words, warnings } = safeHtml(cell.source, place);
  const collapsed = seen.cell === 'collapsed';
  return { blocks: [{ kind: 'markup', html, words, collapsed }], warnings };
}

function proseBlocks(cell: MarkdownCell, { seen, markdown }: Context): Shown {
  const prose = markdown.get(cell.id);
  if (prose === undefined || cell.source.trim() === '') return { blocks: [], warnings: [] };
  if (seen.cell !== 'collapsed' || prose.kind !== 'prose') return { blocks: [prose], warnings: [] };
  const summary = escaped(prose.headings[0]?.text ?? 'Show');
  const html = `<details><summary>${summary}</summary>${prose.html}</details>`;
  return { blocks: [{ ...prose, html }], warnings: [] };
}

function codeBlocks(cell: CodeCell, context: Context): Shown {
  const { place, seen } = context;
  if (cell.source.trim() === '') return { blocks: [], warnings: [] };
  checkExecuted(cell, place);
  const steps = stepsIn(cell, place);
  const code = seen.input === 'removed' ? [] : [codeOf(cell, steps.code, context)];
  if (seen.output === 'removed') return { blocks: code, warnings: [] };
  const { metadata } = cell;
  const alt = typeof metadata.alt === 'string' ? { alt: metadata.alt } : {};
  const collapsed = seen.output === 'collapsed' || seen.cell === 'collapsed';
  const shown = cell.outputs.map((output) =>
    outputBlocks(output, { place, collapsed, scrolls: seen.scrolls, ...alt }),
  );
  const blocks = withSteps(
    shown.flatMap(({ blocks }) => blocks),
    steps.output,
    place,
  );
  return { blocks: [...code, ...blocks], warnings: shown.flatMap(({ warnings }) => warnings) };
}

function codeOf({ source }: CodeCell, steps: string | undefined, context: Context): Code {
  const { place, seen, language } = context;
  const trimmed = source.replace(/\s+$/, '');
  const lines = trimmed.split('\n').length;
  return {
    kind: 'code',
    html: highlight(trimmed, language),
    source: trimmed,
    lines,
    collapsed: seen.input === 'collapsed' || seen.cell === 'collapsed',
    steps: steps === undefined ? [] : parseSteps(steps, { lines, what: 'code', place }),
  };
}

/** The steps of the output go to the first text of it. */
function withSteps(blocks: readonly Block[], steps: string | undefined, place: Place): Block[] {
  if (steps === undefined) return [...blocks];
  const first = blocks.findIndex(({ kind }) => kind === 'text');
  if (first < 0) {
    throw new DocumentError(
      place,
      'course.steps.output steps through lines, but the cell puts out no text; ' +
        'make the cell a fragment to show its figure later',
    );
  }
  return blocks.map((block, k) => {
    if (k !== first || block.kind !== 'text') return block;
    const parsed: Steps = parseSteps(steps, { lines: block.lines, what: 'output', place });
    return { ...block, steps: parsed };
  });
}

/** `course.steps`, as in `{"code": "2|3-4", "output": "1|2"}`. */
function stepsIn(
  { metadata }: CodeCell,
  place: Place,
): { readonly code?: string; readonly output?: string } {
  const { steps } = isObject(metadata.course) ? metadata.course : {};
  if (steps === undefined) return {};
  const fields = isObject(steps) ? Object.entries(steps) : [];
  const known = fields.filter(
    (field): field is [string, string] =>
      ['code', 'output'].includes(field[0]) && typeof field[1] === 'string',
  );
  if (fields.length > 0 && known.length === fields.length) return Object.fromEntries(known);
  throw new DocumentError(
    place,
    `course.steps is ${JSON.stringify(steps)}; write the steps of "code" or "output" as a text, ` +
      'for instance {"code": "2|3-4|all"}',
  );
}

function checkExecuted(cell: CodeCell, place: Place): void {
  const tagged = (tag: string) => cell.metadata.tags?.includes(tag) ?? false;
  if (cell.execution_count === null && !tagged('skip-execution')) {
    throw new DocumentError(
      place,
      'was not executed; run the notebook first, or tag the cell "skip-execution"',
    );
  }
  const error = cell.outputs.find(({ output_type }) => output_type === 'error');
  if (error?.output_type === 'error' && !tagged('raises-exception')) {
    throw new DocumentError(
      place,
      `ended with ${error.ename}: ${error.evalue}; mend the cell, ` +
        'or tag it "raises-exception" where the error is what it shows',
    );
  }
}

function pieceOf(cell: Cell, place: Place, blocks: readonly Block[]): Piece {
  const { id, cell_type, metadata } = cell;
  const course = isObject(metadata.course) ? metadata.course : {};
  const deck = deckView(cell, place);
  return {
    id,
    cell: place.cell,
    kind: cell_type,
    slideType: metadata.slideshow?.slide_type ?? '-',
    blocks,
    formulas: strings(course.formulas),
    errata: strings(course.errata),
    ...(deck ? { deck } : {}),
  };
}

function strings(value: Json | undefined): readonly string[] {
  return isStrings(value) ? value : [];
}

function firstHeading(pieces: readonly Piece[]): string | undefined {
  const blocks = pieces.flatMap((piece) => piece.blocks);
  const headings = blocks.flatMap((block) => (block.kind === 'prose' ? block.headings : []));
  return headings[0]?.text;
}
