// Every deck and every page of the course, in Chromium without a network: nothing is found.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeBook } from '../../../tools/book/command-work.ts';
import type { Block, Piece } from '../../../tools/document/document.ts';
import { documents, type Made } from '../../../tools/document/documents.ts';
import { findingSentence } from '../../../tools/gate/finding.ts';
import { checkDeck, checkPage } from '../../../tools/gate/gate.ts';
import { print } from '../../../tools/gate/print.ts';
import { type Deck, deckOf } from '../../../tools/slides/deck.ts';
import { deckPage } from '../../../tools/slides/deck-page.ts';
import { inTurn } from '../../notebooks/in-turn.ts';
import { lectures } from '../../notebooks/notebooks.ts';
import { testBrowser } from './browser.ts';

const out = mkdtempSync(join(tmpdir(), 'course-gate-'));
const themes = ['light', 'dark'] as const;
const never = new AbortController().signal;
let browser: Browser;
let made: readonly Made[];

beforeAll(async () => {
  browser = await testBrowser();
  made = await inTurn('executed', () => documents([], never));
}, 600_000);

afterAll(async () => {
  await browser?.close();
  rmSync(out, { recursive: true });
});

function deck(name: string): Deck {
  const found = made.find((each) => 'document' in each && each.document.name === name);
  if (found === undefined || !('document' in found)) throw new Error(JSON.stringify(found ?? name));
  return deckOf(found.document);
}

/** What a slide shows of a cell without being asked. */
function seen({ blocks, deck: view }: Piece): readonly Block[] {
  return blocks.filter((block) => {
    const show = block.kind === 'code' ? view?.input : view?.output;
    return (show ?? 'shown') === 'shown' && (block.kind === 'prose' || !block.collapsed);
  });
}

describe.each(lectures)('the deck of $name', { timeout: 120_000 }, ({ name }) => {
  const file = join(out, `${name}.html`);

  it('has 20 to 36 slides, and is the same bytes when it is made again', async () => {
    const page = await deckPage(deck(name));
    writeFileSync(file, page);
    expect(await deckPage(deck(name))).toBe(page);
    const slides = deck(name).slides.flatMap(({ subslides }) => subslides);
    expect(slides.length).toBeGreaterThanOrEqual(20);
    expect(slides.length).toBeLessThanOrEqual(36);
  });

  it('has no slide of code alone that is longer than 12 lines', () => {
    const slides = deck(name).slides.flatMap(({ subslides }) => subslides);
    const long = slides.filter(({ groups }) => {
      const blocks = groups.flatMap(({ pieces }) => pieces).flatMap(seen);
      const lines = blocks.reduce(
        (sum, block) => sum + (block.kind === 'code' ? block.lines : 0),
        0,
      );
      return lines > 12 && blocks.every(({ kind }) => kind === 'code');
    });
    expect(long.map(({ id }) => id)).toEqual([]);
  });

  it('passes the gate, with axe', async () => {
    // All have the same colours: one is looked at in both themes, for its contrast.
    const contrast = name.startsWith('03');
    const accessibility = contrast ? themes : themes.slice(0, 1);
    const findings = await checkDeck(browser, file, { accessibility, contrast });
    expect(findings.map(findingSentence)).toEqual([]);
  });

  it('is printed with a page for each slide, and the steps of one that has many with one for each', async () => {
    const slides = deck(name).slides.flatMap(({ subslides }) => subslides).length;
    const paper = name === lectures[3].name ? 'steps' : 'slides';
    const html = readFileSync(file, 'utf8');
    const steps = html.match(/<(?:div|span) class="(?:group )?fragment[ "]/g)?.length ?? 0;
    const { complaints, pages } = await print(browser, file, paper);
    expect(complaints).toEqual([]);
    expect(pages).toBe(paper === 'steps' ? slides + steps : slides);
  });
});

describe('as a handout, a deck', { timeout: 120_000 }, () => {
  it('has a page for each slide, and the same bytes when it is printed again', async () => {
    const [{ name }] = lectures;
    const file = join(out, `${name}.html`);
    const count = deck(name).slides.flatMap(({ subslides }) => subslides).length;
    const [first, second] = [
      await print(browser, file, 'handout'),
      await print(browser, file, 'handout'),
    ];
    expect(first.complaints).toEqual([]);
    expect(first.pages).toBe(count);
    expect(first.pdf.equals(second.pdf)).toBe(true);
  });
});

describe('the book', { timeout: 300_000 }, () => {
  it('passes the gate, and axe, page by page', async () => {
    const folder = join(out, 'book');
    expect(await makeBook(made, folder, never)).toBe(0);
    const pages = readdirSync(folder).filter((each) => each.endsWith('.html'));
    expect(pages).toHaveLength(lectures.length + 1);
    for (const page of pages) {
      const contrast = page === 'index.html' || page.startsWith('03');
      const accessibility = contrast ? themes : themes.slice(1);
      const findings = await checkPage(browser, join(folder, page), { accessibility, contrast });
      expect(findings.map(findingSentence)).toEqual([]);
    }
  });
});
