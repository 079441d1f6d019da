// One markdown cell as clean HTML that still has placeholders for its formulas.

import MarkdownIt from 'markdown-it';
import type { Anchors } from './anchors.ts';
import type { Place, Warning } from './document-error.ts';
import { type Mask, masked } from './formula-mask.ts';
import type { Span } from './formula-spans.ts';
import { imageData } from './local-image.ts';
import type { MarkdownSource } from './markdown.ts';
import { cleanHtml } from './safe-html.ts';

export interface CellPage {
  readonly place: Place;
  readonly html: string;
  readonly mask: Mask;
  readonly spans: readonly Span[];
  /** The spans that are seen, in their order; one in a comment is not. */
  readonly shown: readonly number[];
  /** The ids that the cell's own HTML gives, and what they are in the page. */
  readonly ids: ReadonlyMap<string, string>;
}

// Tables and strikethrough beside CommonMark, as JupyterLab has them. Addresses are judged afterwards,
// with those of raw HTML.
const markdown = new MarkdownIt({ html: true, linkify: false });
markdown.validateLink = () => true;
markdown.normalizeLink = (address) => address;
markdown.normalizeLinkText = (address) => address;

export function cellPage(cell: MarkdownSource, anchors: Anchors, warnings: Warning[]): CellPage {
  const { place } = cell;
  const source = cell.source.replaceAll(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');
  const { text, spans, mask } = masked(source, codeLines(source));
  const asTyped = (part: string) => mask.fill(part, (k) => spans[k].source);
  const ids = new Map<string, string>();
  const sentences = new Set<string>();
  const html = cleanHtml(rendered(text, asTyped), {
    place,
    warn: (sentence) => sentences.add(sentence),
    image: (address) => imageData(address, cell),
    id: (name) => {
      if (ids.has(name)) return undefined;
      ids.set(name, anchors.unique(`own-${anchors.slug(name)}`));
      return ids.get(name);
    },
    attribute: asTyped,
    text: (part, element) => (element === 'code' || element === 'pre' ? typed(part) : part),
  });
  // In code and in text of raw HTML that Jupyter leaves alone, escaped as the text around it is.
  function typed(part: string): string {
    return mask.fill(part, (k) => markdown.utils.escapeHtml(spans[k].source));
  }
  warnings.push(...[...sentences].map((sentence) => ({ place, sentence })));
  const shown = [...html.matchAll(mask.pattern)].map(([, k]) => Number(k));
  return { place, html, mask, spans, shown, ids };
}

// Where markdown-it sees code although a formula was seen before, the text stands as it was typed.
function rendered(text: string, asTyped: (part: string) => string): string {
  const tokens = markdown.parse(text, {});
  for (const token of tokens.flatMap((block) => [block, ...(block.children ?? [])])) {
    if (['fence', 'code_block', 'code_inline'].includes(token.type)) {
      token.content = asTyped(token.content);
      token.info = asTyped(token.info);
    }
  }
  return markdown.renderer.render(tokens, markdown.options, {});
}

/** The lines, from 0, of fenced and indented code. */
function codeLines(source: string): Set<number> {
  const env = {};
  const tokens: ReturnType<typeof markdown.parse> = [];
  markdown.block.parse(source, markdown, env, tokens);
  const lines = new Set<number>();
  for (const { type, map } of tokens) {
    if ((type !== 'fence' && type !== 'code_block') || map === null) continue;
    for (let line = map[0]; line < map[1]; line++) lines.add(line);
  }
  return lines;
}
