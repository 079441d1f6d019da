// The gate finds what it is there for: a sound deck and a sound page pass, and each fault, put into
// them alone, is found and named with its place.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Block, Document, Piece } from '../../../tools/document/document.ts';
import { highlight } from '../../../tools/document/highlight.ts';
import { findChromium } from '../../../tools/gate/chromium.ts';
import { findingSentence } from '../../../tools/gate/finding.ts';
import { checkDeck, checkPage } from '../../../tools/gate/gate.ts';
import { pageCount, print } from '../../../tools/gate/print.ts';
import { deckOf } from '../../../tools/slides/deck.ts';
import { deckPage } from '../../../tools/slides/deck-page.ts';
import { testBrowser } from './browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'course-faults-'));
const themes = ['light'] as const;
let browser: Browser;
let sound: string;

beforeAll(async () => {
  browser = await testBrowser();
  sound = await deckPage(
    deckOf(documentOf([piece('one', prose('Text')), piece('two', plot), piece('three', code(3))])),
  );
}, 600_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

describe('a deck', { timeout: 60_000 }, () => {
  it('that is sound passes', async () => {
    expect(await findings(sound, themes)).toEqual([]);
  });

  it.each<[string, (html: string) => string, RegExp]>([
    [
      'asks for a network',
      put('<img alt="x" src="http://localhost:9/x.png">'),
      /deck.*: asks for http:\/\/localhost:9\/x\.png/,
    ],
    ['lacks a file', put('<img alt="x" src="none.png">'), /cannot load file:.*none\.png/],
    [
      'shows a picture that is none',
      put('<img alt="a dog" src="data:image/png;base64,AAAA">'),
      /slide 1 .*picture that cannot be shown, "a dog"/,
    ],
    ['logs an error', put('<script>console.error("no good")</script>'), /logs the error no good/],
    ['throws', put('<script>throw new Error("no good")</script>'), /throws no good/],
    [
      'shows TeX',
      put("<p>The slope $\\sigma'(z)$ is small.</p>"),
      /slide 1 \(cell 1, "one"\): shows a formula as TeX: \$\\sigma/,
    ],
    [
      'shows what KaTeX could not read',
      put('<span class="katex-error">\\frac</span>'),
      /slide 1 .*as TeX: \\frac/,
    ],
    [
      'has a picture without words',
      put('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'),
      /axe image-alt/,
    ],
    ['has pale letters', put('<p style="color: #ddd">pale</p>'), /axe color-contrast/],
    [
      'has a figure that is broken',
      (html) => html.replace('{"data":[', '{"data":[,'),
      /slide 2 \(cell 2, "two"\): has a figure that failed, "A line"/,
    ],
    [
      'has a figure of another size than its box',
      put('<style>.plot[data-drawn] { width: 500px !important; }</style>'),
      /slide 2 .*figure of \d+ × \d+ pixels in a box of 500 × \d+, "A line"/,
    ],
    [
      'has a slide without anything on it',
      (html) => html.replace('<p>Text</p>', ''),
      /slide 1 \(cell 1, "one"\): is empty/,
    ],
  ])('that %s is found', async (_, fault, wanted) => {
    const html = fault(sound);
    expect(html).not.toBe(sound);
    expect((await findings(html, String(wanted).includes('axe') ? themes : [])).join('\n')).toMatch(
      wanted,
    );
  });

  it.each([
    [
      'high',
      code(60),
      /slide 1 \(cell 1, "big"\): does not fit by \d+ pixels, even with letters at 0\.7\d/,
    ],
    ['wide', code(1, 'x'.repeat(400)), /slide 1 .* does not fit by \d+ pixels/],
  ])('with a slide that is too %s is found', async (_, block, wanted) => {
    const html = await deckPage(deckOf(documentOf([piece('big', block)])));
    expect((await findings(html)).join('\n')).toMatch(wanted);
  });

  it('is looked at by axe on every slide, not only on the one in sight', async () => {
    const picture = prose('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">');
    const html = await deckPage(
      deckOf(documentOf([piece('one', prose('Text'), picture), piece('two', prose('Text'))])),
    );
    const options = { accessibility: themes, contrast: false };
    const found = await checkDeck(browser, file(html), options);
    expect(found.map(findingSentence).join('\n')).toMatch(/axe image-alt/);
  });

  it('is printed with as many pages as it has slides, and every figure at its size', async () => {
    const { pdf, pages, complaints } = await print(browser, file(sound), 'slides');
    expect([pages, complaints]).toEqual([3, []]);
    expect(pageCount(pdf)).toBe(3);
    const narrow = put('<style>.plot[data-drawn] { width: 500px !important; }</style>')(sound);
    expect((await print(browser, file(narrow), 'slides')).complaints.join()).toMatch(
      /has a figure of \d+ × \d+ pixels in a box of 500 ×/,
    );
    expect(pageCount(Buffer.from('%PDF /Type /Pages /Type /Page\n/Type/Page '))).toBe(2);
  });
});

describe('a page', { timeout: 60_000 }, () => {
  const page = (body: string) =>
    `<!doctype html><html lang="en"><title>T</title><main><h1>H</h1>${body}</main></html>`;

  it('that is sound passes, and one that is wider than the window is found', async () => {
    const check = async (body: string) =>
      (await checkPage(browser, file(page(body)), { accessibility: themes })).map(findingSentence);
    expect(await check('<p>Text</p>')).toEqual([]);
    const wide = await check('<p style="width: 900px">Text</p>');
    expect(wide.join()).toMatch(
      /page 400 pixels wide, dark: is \d+ pixels wider than a window of 400/,
    );
    expect((await check('<p>\\begin{align}</p>')).join()).toMatch(/shows a formula as TeX/);
  });
});

describe('Chromium', () => {
  it('is the one that CHROMIUM names, or none', () => {
    expect(findChromium({ CHROMIUM: process.execPath })).toBe(process.execPath);
    expect(findChromium({ CHROMIUM: '/nowhere', PATH: process.env.PATH })).toBeUndefined();
  });
});

let files = 0;

function file(html: string): string {
  files += 1;
  const path = join(folder, `${files}.html`);
  writeFileSync(path, html);
  return path;
}

// axe takes most of the time, and is asked only where it should find something, or nothing at all.
async function findings(html: string, accessibility: readonly 'light'[] = []): Promise<string[]> {
  const found = await checkDeck(browser, file(html), { accessibility });
  return found.map(findingSentence);
}

/** Puts HTML beside the text of the first slide. */
function put(...parts: readonly string[]): (html: string) => string {
  return (html) => html.replace('<p>Text</p>', () => `<p>Text</p>${parts.join('')}`);
}

function documentOf(pieces: readonly Piece[]): Document {
  return { name: 'n', number: null, title: 'A deck', minutes: null, needs: [], pieces };
}

function piece(id: string, ...blocks: readonly Block[]): Piece {
  const cell = ['one', 'two', 'three'].indexOf(id) + 1 || 1;
  return { id, cell, kind: 'code', slideType: 'slide', blocks, formulas: [], errata: [] };
}

function prose(text: string): Block {
  return { kind: 'prose', html: `<p>${text}</p>`, notes: '', headings: [], tags: [], words: text };
}

function code(lines: number, line = 'const a = 1;'): Block {
  const source = Array.from({ length: lines }, () => line).join('\n');
  return { kind: 'code', html: highlight(source), source, lines, collapsed: false, steps: [] };
}

const plot: Block = {
  kind: 'plot',
  figure: { data: [{ type: 'scatter', x: [1, 2], y: [3, 4] }], layout: {} },
  height: 300,
  alt: 'A line',
  traces: ['scatter'],
  collapsed: false,
};
