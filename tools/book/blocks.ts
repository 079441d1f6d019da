// The blocks of a piece as HTML of a page.

import { plotBox } from '../document/assets/plot-box.ts';
import { captionOf } from '../document/caption.ts';
import type { Block, Code, Image, Plot, Text } from '../document/document.ts';
import { escaped } from '../document/html.ts';
import { withFunctionLinks } from './formula-links.ts';

export interface BlockContext {
  /** The number of the code cell among those of the page. */
  readonly code: number;
  /** The anchors of the functions of kernel-lib that are shown in the page. */
  readonly functions: ReadonlyMap<string, string>;
  /** The next figure's number and an anchor for its caption. */
  figure(): { readonly number: number; readonly anchor: string };
}

/** All blocks of a code cell or a raw cell. */
export function blocksHtml(blocks: readonly Block[], context: BlockContext): string {
  return blocks
    .map((block, k) => {
      const next = blocks[k + 1];
      if (block.kind === 'plot') return plotFigure(block, captionOf(block, next), context);
      // The words of a figure stand under it already.
      if (captionOf(blocks[k - 1], block) !== undefined) return '';
      return blockHtml(block, context);
    })
    .join('\n');
}

function blockHtml(block: Block, context: BlockContext): string {
  switch (block.kind) {
    case 'prose':
      return block.html;
    case 'code':
      return codeHtml(block, context);
    case 'text':
      return textHtml(block, context);
    case 'markup': {
      const label = `Output of code ${context.code}`;
      return folded(box('output markup', label, block.html), block.collapsed, 'the output');
    }
    case 'image':
      return folded(`<figure>${picture(block)}</figure>`, block.collapsed, 'the picture');
    case 'plot':
      return plotFigure(block, undefined, context);
    case 'failure': {
      const label = `Error of code ${context.code}: ${block.name}`;
      return folded(box('output failure', label, block.html), block.collapsed, 'the error');
    }
  }
}

function codeHtml({ html, lines, collapsed }: Code, { code, functions }: BlockContext): string {
  const linked = withFunctionLinks(html, functions);
  return folded(box('source', `Code ${code}`, linked), collapsed, `the code (${count(lines)})`);
}

function textHtml(
  { html, stream, lines, collapsed, scrolls }: Text,
  context: BlockContext,
): string {
  const names = ['output', stream, ...(scrolls ? ['short'] : [])].join(' ');
  const label = `${stream === 'stderr' ? 'Messages' : 'Output'} of code ${context.code}`;
  return folded(box(names, label, html), collapsed, `the output (${count(lines)})`);
}

// What may be wider or higher than its place scrolls, by keyboard too.
function box(names: string, label: string, html: string): string {
  const attributes = `role="group" aria-label="${escaped(label)}" tabindex="0"`;
  return `<div class="${names} scrolls" ${attributes}>${html}</div>`;
}

function folded(html: string, collapsed: boolean, what: string): string {
  if (!collapsed) return html;
  return `<details class="folded"><summary>Show ${what}</summary>${html}</details>`;
}

function count(lines: number): string {
  return lines === 1 ? '1 line' : `${lines} lines`;
}

function picture({ source, alt, width, height }: Image): string {
  const size = [
    ...(width === null ? [] : [` width="${width}"`]),
    ...(height === null ? [] : [` height="${height}"`]),
  ].join('');
  return `<img src="${escaped(source)}" alt="${escaped(alt)}"${size}>`;
}

/** A caption that is longer is folded behind its first sentence. */
const SHORT_CAPTION = 300;

function plotFigure(plot: Plot, caption: string | undefined, { figure }: BlockContext): string {
  const { number, anchor } = figure();
  const words = caption ?? plot.alt;
  const short = words.length <= SHORT_CAPTION;
  const first = short ? words : firstSentence(words);
  const rest = words.slice(first.length).trim();
  const more =
    rest === ''
      ? ''
      : `<details><summary>In words, all of it</summary><p>${escaped(rest)}</p></details>`;
  const html =
    `<figure class="plot-figure"><div class="plot-card scrolls" role="group" aria-label="Figure ${number}" tabindex="0">${plotBox(plot, short ? anchor : undefined)}</div>` +
    `<figcaption><b>Figure ${number}.</b> <span id="${escaped(anchor)}">${escaped(first)}</span>${more}` +
    '</figcaption></figure>';
  return folded(html, plot.collapsed, `figure ${number}`);
}

function firstSentence(words: string): string {
  return /^.*?[.!?](?=\s+\p{Lu})/su.exec(words)?.[0] ?? words;
}
