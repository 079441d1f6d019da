// What the tests of this folder share: cells without a file, and HTML short enough to be read.

import { type MarkdownSource, renderProse } from '../../../tools/document/markdown.ts';

export const place = (cell = 1) => ({ file: 'notebooks/04-x.ipynb', cell, id: `c${cell}` });

export function cells(...sources: string[]): MarkdownSource[] {
  return sources.map((source, k) => ({ source, place: place(k + 1), folder: 'notebooks' }));
}

/** One cell's HTML, each formula as its TeX in ⟦ ⟧, a display formula in ⟦⟦ ⟧⟧. */
export function shown(source: string): string {
  return brief(renderProse(cells(source)).prose[0].html);
}

export function brief(html: string): string {
  const tex =
    /<span class="katex"><span class="katex-mathml"><math.*?<annotation[^>]*>([^<]*)<\/annotation><\/semantics><\/math><\/span><\/span>/gs;
  return withoutDrawing(html)
    .replaceAll(tex, '⟦$1⟧')
    .replaceAll(/<span class="katex-display">(⟦[^⟧]*⟧)<\/span>/g, '⟦$1⟧')
    .trim();
}

// The visible part is spans within spans; it ends where as many are closed as were opened.
function withoutDrawing(html: string): string {
  const start = html.indexOf('<span class="katex-html"');
  if (start < 0) return html;
  let depth = 0;
  for (const { 0: tag, index } of html.slice(start).matchAll(/<\/?span[^>]*>/g)) {
    depth += tag === '</span>' ? -1 : 1;
    if (depth > 0) continue;
    const end = start + index + tag.length;
    return html.slice(0, start) + withoutDrawing(html.slice(end));
  }
  return html;
}

/** The message that `work` throws. */
export function thrown(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`; // only errors are thrown
  }
  return 'nothing was thrown';
}
