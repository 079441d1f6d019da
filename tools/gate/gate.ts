// The gate: a deck or a page goes out when Chromium, without a network, finds nothing in it.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { checksScript } from './checks-script.ts';
import type { Finding } from './finding.ts';
import { deckReady, type OpenOptions, openOffline, type Theme } from './offline-page.ts';

interface SlideReport {
  readonly where: string;
  readonly sentences: readonly string[];
}

export interface GateOptions {
  /** The themes in which axe looks, too; it takes most of the time. */
  readonly accessibility?: readonly Theme[];
  /**
   * Whether axe measures the contrast of every letter, which takes most of its time: yes, if not said.
   * If not, the colours do not matter, and of a deck one theme is looked at, that of its walk.
   */
  readonly contrast?: boolean;
}

/** What is wrong with a deck: slide by slide, then with the handout, which shows all slides at once. */
export async function checkDeck(
  browser: Browser,
  file: string,
  { accessibility = [], contrast = true }: GateOptions = {},
): Promise<Finding[]> {
  const light = { query: 'theme=light' } as const;
  const walk = await visited(browser, file, light, async (page) => {
    const reports = await page.evaluate<SlideReport[]>('courseGate.slides()');
    const findings = reports.flatMap(({ where, sentences }) =>
      sentences.map((sentence): Finding => ({ file, where, sentence })),
    );
    if (!accessibility.includes('light')) return findings;
    return [...findings, ...(await axe(file, light, contrast)(page))];
  });
  if (!contrast) return walk;
  // The presentation has a page and controls of its own; the handout shows all slides at once, as they look.
  const looks = accessibility.flatMap((theme) => [
    ...(theme === 'light' ? [] : [{ theme, query: `theme=${theme}` }]),
    { theme, query: `handout&theme=${theme}` },
  ]);
  const themes = await inTurn(looks, (options) =>
    visited(browser, file, options, axe(file, options, contrast)),
  );
  return [...walk, ...themes];
}

const WIDE = { width: 1280, height: 900, theme: 'light' } as const;
const NARROW = { width: 400, height: 800, theme: 'dark' } as const;

/** What is wrong with a page, in a wide window and when that becomes narrow and dark. */
export async function checkPage(
  browser: Browser,
  file: string,
  { accessibility = [], contrast = true }: GateOptions = {},
): Promise<Finding[]> {
  const seen = await visited(browser, file, WIDE, async (page) => {
    const wide = await look(page, file, WIDE);
    const { theme, ...window } = NARROW;
    await page.setViewportSize(window);
    await page.emulateMedia({ colorScheme: theme });
    const narrow = await look(page, file, NARROW);
    if (!accessibility.includes(theme)) return [...wide, ...narrow];
    return [...wide, ...narrow, ...(await axe(file, NARROW, contrast)(page))];
  });
  if (!accessibility.includes('light')) return seen;
  return [...seen, ...(await visited(browser, file, WIDE, axe(file, WIDE, contrast)))];
}

async function look(page: Page, file: string, options: OpenOptions): Promise<Finding[]> {
  const sentences = await page.evaluate<string[]>('courseGate.page()');
  return sentences.map((sentence) => ({ file, where: name(options), sentence }));
}

async function inTurn<T>(
  list: readonly T[],
  check: (element: T) => Promise<Finding[]>,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const element of list) findings.push(...(await check(element)));
  return findings;
}

type Check = (page: Page) => Promise<Finding[]>;

async function visited(
  browser: Browser,
  file: string,
  options: OpenOptions,
  check: Check,
): Promise<Finding[]> {
  const opened = await openOffline(browser, file, options);
  const { page, complaints, close } = opened;
  try {
    if (options.query !== undefined) await deckReady(opened);
    await page.addScriptTag({ content: await checksScript() });
    const findings = await check(page);
    return [
      ...complaints.map((sentence) => ({ file, where: name(options), sentence })),
      ...findings,
    ];
  } finally {
    await close();
  }
}

function axe(file: string, options: OpenOptions, contrast: boolean): Check {
  return async (page) => {
    await page.addScriptTag({ content: axeScript() });
    const sentences = await page.evaluate<string[]>(`courseGate.accessibility(${contrast})`);
    return sentences.map((sentence) => ({ file, where: name(options), sentence }));
  };
}

/** How the page was opened, in words. */
function name({ query, width, theme = 'light' }: OpenOptions): string {
  const kind = query?.startsWith('handout') ? 'handout' : query === undefined ? 'page' : 'deck';
  return `${kind}${width === undefined ? '' : ` ${width} pixels wide`}, ${theme}`;
}

function axeScript(): string {
  return readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
}
