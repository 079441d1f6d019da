// A block as HTML on a slide.

import { plotBox } from '../document/assets/plot-box.ts';
import type { Block, Failure, Image, Plot, Text } from '../document/document.ts';
import { escaped } from '../document/html.ts';

/** The block as it is seen on a slide, open. */
export function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'prose':
    case 'code':
      return block.html;
    case 'markup':
      return `<div class="markup">${block.html}</div>`;
    case 'text':
      return textHtml(block);
    case 'image':
      return imageHtml(block);
    case 'plot':
      return plotHtml(block);
    case 'failure':
      return failureHtml(block);
  }
}

/** The HTML behind one word that opens it. */
export function collapsible(html: string, what: string): string {
  return `<details class="collapsed"><summary>${what}</summary>${html}</details>`;
}

function textHtml({ html, scrolls }: Text): string {
  if (!scrolls) return html;
  return `<div class="scrolls" tabindex="0" role="region" aria-label="Output">${html}</div>`;
}

function imageHtml({ source, alt, width, height }: Image): string {
  const size = [
    width === null ? '' : ` width="${width}"`,
    height === null ? '' : ` height="${height}"`,
  ];
  return `<img src="${escaped(source)}" alt="${escaped(alt)}"${size.join('')}>`;
}

// The frame is as high as the slide has room for; the plot in it keeps its height and is scaled.
function plotHtml(plot: Plot): string {
  return `<div class="plot-frame" data-height="${Math.ceil(plot.height)}">${plotBox(plot)}</div>`;
}

function failureHtml({ html }: Failure): string {
  return `<div class="failure" role="group" aria-label="Error">${html}</div>`;
}
