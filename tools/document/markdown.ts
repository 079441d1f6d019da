// The markdown cells of a notebook as HTML: safe, formulas drawn and numbered through the notebook,
// pictures inside. All cells at once, because a reference may go forward.

import { dirname } from 'node:path';
import { type Anchors, anchorsOf } from './anchors.ts';
import { type CellPage, cellPage } from './cell-page.ts';
import type { Prose } from './document.ts';
import type { Place, Warning } from './document-error.ts';
import { numbered } from './equations.ts';
import type { Span } from './formula-spans.ts';
import { headingsOf, withLinks, withoutIds } from './headings.ts';
import { escaped } from './html.ts';
import type { ImageSource } from './local-image.ts';
import { type DrawnFormula, drawing, printed } from './maths.ts';
import { words } from './words.ts';

/** A markdown cell and where its pictures are. */
export interface MarkdownSource extends ImageSource {
  readonly source: string;
}

/**
 * The cells as prose, in their order. `taken` are ids that the page uses for other things, such as
 * cells.
 *
 * @throws DocumentError for a formula that does not parse, an unknown or doubled label, and a picture
 * that is missing or would be loaded from a network.
 */
export function renderProse(
  cells: readonly MarkdownSource[],
  taken: Iterable<string> = [],
): { prose: Prose[]; warnings: Warning[] } {
  const warnings: Warning[] = [];
  const anchors = anchorsOf(taken);
  const pages = cells.map((cell) => cellPage(cell, anchors, warnings));
  const drawn = drawAll(pages, anchors, warnings);
  const prose = pages.map((page, k) => filled(page, drawn[k], anchors));
  const found = new Set(prose.flatMap(({ headings }) => headings.map(({ anchor }) => anchor)));
  return {
    prose: prose.map((part, k) => linked(part, pages, k, found, anchors, warnings)),
    warnings,
  };
}

/** An output of type text/markdown: a text by itself, without anchors. */
export function renderMarkdownOutput(
  markdown: string,
  place: Place,
): { html: string; words: string; warnings: Warning[] } {
  const { prose, warnings } = renderProse([
    { source: markdown, place, folder: dirname(place.file) },
  ]);
  return { html: withoutIds(prose[0].html), words: prose[0].words, warnings };
}

/** An output of type text/latex: formulas with their dollars, or one formula without. */
export function renderFormula(
  tex: string,
  place: Place,
): { html: string; words: string; warnings: Warning[] } {
  const bare = !/\$|\\\(|\\\[|\\begin\{/.test(tex);
  return renderMarkdownOutput(bare ? `$$${tex}$$` : tex, place);
}

type Drawn = ReadonlyMap<number, DrawnFormula>;

const noTags = { tags: [] } as const;

/** For each page what stands in place of its placeholders. */
function drawAll(pages: readonly CellPage[], anchors: Anchors, warnings: Warning[]): Drawn[] {
  const all = pages.flatMap(({ shown, spans, place }) =>
    shown.flatMap((k) => formulaOf(spans[k], place)),
  );
  const equations = numbered(all, anchors);
  const draw = drawing(equations, warnings);
  let next = 0;
  return pages.map(({ shown, spans, place }) => {
    const drawnSpan = (span: Span): DrawnFormula => {
      if (span.kind === 'formula') {
        next += 1;
        return draw(all[next - 1], equations.equations[next - 1]);
      }
      const { label, brackets } = span;
      const { text, anchor } = printed(equations.target(label, place), label, brackets, place);
      const html = `<a href="#${escaped(anchor)}">${escaped(text)}</a>`;
      return { html, notes: escaped(text), words: text, ...noTags };
    };
    return new Map(shown.map((k) => [k, drawnSpan(spans[k])]));
  });
}

function formulaOf(span: Span, place: Place) {
  return span.kind === 'formula' ? [{ tex: span.tex, display: span.display, place }] : [];
}

function filled({ html, mask, shown }: CellPage, drawn: Drawn, anchors: Anchors): Prose {
  const part = (k: number) => drawn.get(k) ?? { html: '', notes: '', words: '', ...noTags };
  const plain = (text: string) => mask.fill(words(text), (k) => part(k).words);
  const { html: marked, headings } = headingsOf(html, plain, anchors);
  return {
    kind: 'prose',
    html: mask.fill(marked, (k) => part(k).html),
    notes: mask.fill(withoutIds(html), (k) => part(k).notes),
    headings,
    tags: shown.flatMap((k) => part(k).tags),
    words: plain(html),
  };
}

// Links within the notebook, as Jupyter writes them, lead to this page's anchors.
function linked(
  part: Prose,
  pages: readonly CellPage[],
  k: number,
  headings: ReadonlySet<string>,
  anchors: Anchors,
  warnings: Warning[],
): Prose {
  const html = withLinks(part.html, (name) => {
    const own = pages.map(({ ids }) => ids.get(name)).find((id) => id !== undefined);
    const heading = anchors.slug(name);
    const target = own ?? (anchors.has(name) ? name : headings.has(heading) ? heading : undefined);
    if (target !== undefined) return target;
    const sentence = `the link to #${name} leads nowhere; write the words of a heading with hyphens`;
    warnings.push({ place: pages[k].place, sentence });
    return name;
  });
  return { ...part, html };
}
