// A deck as one HTML file that asks for nothing: styles, fonts, scripts and figures are in it.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { browserScript } from '../document/assets/browser-script.ts';
import { katexStyles } from '../document/assets/katex-styles.ts';
import { plotStyles } from '../document/assets/plot-box.ts';
import { plotlyScript } from '../document/assets/plotly-script.ts';
import type { Block } from '../document/document.ts';
import { escaped } from '../document/html.ts';
import type { Deck } from './deck.ts';
import { codeSteps, outputSteps } from './line-steps.ts';
import { slidesHtml } from './slide-html.ts';

const resolve = createRequire(import.meta.url).resolve;

/** The file of a deck. */
export async function deckPage(deck: Deck): Promise<string> {
  const slides = slidesHtml(deck);
  const blocks = blocksOf(deck);
  const plotly = plotlyScript(
    blocks.flatMap((block) => (block.kind === 'plot' ? block.traces : [])),
  );
  const script = await deckScript();
  const styles = [revealStyles(), katexStyles(slides), plotStyles, ownStyles(), stepStyles(deck)];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(deck.title)}</title>
<style>${styles.join('\n')}</style>
</head>
<body>
<main><div class="reveal"><div class="slides">
${slides}
</div></div></main>
${plotly === '' ? '' : `<script>${plotly}</script>\n`}<script>${script}</script>
</body>
</html>
`;
}

function blocksOf({ slides }: Deck): Block[] {
  return slides
    .flatMap(({ subslides }) => subslides)
    .flatMap(({ groups, notes }) => [...groups.flatMap(({ pieces }) => pieces), ...notes])
    .flatMap(({ blocks }) => blocks);
}

let bundled: Promise<string> | undefined;

/** reveal.js and what a deck adds to it: the same for every deck, so it is bundled once. */
function deckScript(): Promise<string> {
  bundled ??= browserScript(join(import.meta.dirname, 'browser/deck.ts'));
  return bundled;
}

function revealStyles(): string {
  return readFileSync(resolve('reveal.js/reveal.css'), 'utf8');
}

function ownStyles(): string {
  return readFileSync(join(import.meta.dirname, 'slides.css'), 'utf8');
}

function stepStyles({ slides }: Deck): string {
  const pieces = slides
    .flatMap(({ subslides }) => subslides)
    .flatMap(({ groups }) => groups.flatMap((group) => group.pieces));
  const rules = pieces.flatMap(({ cell, blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind === 'code' && block.steps.length > 0) return [codeSteps(block, cell).css];
      if (block.kind === 'text' && block.steps.length > 0) return [outputSteps(block, cell).css];
      return [];
    }),
  );
  return rules.join('\n');
}
