// A deck or a page on paper, by Chromium.

import type { Browser, Page } from 'playwright-core';
import { checksScript } from './checks-script.ts';
import { deckReady, openOffline } from './offline-page.ts';

export type Paper = 'steps' | 'slides' | 'handout' | 'page';

const QUERIES: Readonly<Record<Paper, string>> = {
  steps: 'print-pdf',
  slides: 'print-pdf&steps=no',
  handout: 'handout',
  page: '',
};

export interface Printed {
  readonly pdf: Buffer;
  readonly pages: number;
  /** As of the gate: what was missing when it was printed. */
  readonly complaints: readonly string[];
}

/**
 * Prints a file of ours: a deck with a page for each step (`steps`) or for each slide (`slides`), its
 * slides with the speaker's notes on A4 (`handout`), or a page of the book.
 */
export async function print(browser: Browser, file: string, paper: Paper): Promise<Printed> {
  const opened = await openOffline(browser, file, { query: QUERIES[paper] });
  const { page, complaints, close } = opened;
  try {
    if (paper !== 'page') await deckReady(opened);
    await page.addScriptTag({ content: await checksScript() });
    const missing = await page.evaluate<string[]>(`courseGate.paper(${paper !== 'page'})`);
    const pdf = timeless(await printed(page, paper));
    return { pdf, pages: pageCount(pdf), complaints: [...complaints, ...missing] };
  } finally {
    await close();
  }
}

function printed(page: Page, paper: Paper): Promise<Buffer> {
  const all = { printBackground: true, preferCSSPageSize: true, tagged: true, outline: true };
  if (paper === 'steps' || paper === 'slides') return page.pdf(all);
  const margin = { top: '14mm', bottom: '14mm', left: '12mm', right: '12mm' };
  return page.pdf({ ...all, format: 'A4', margin });
}

// When it was made is the one thing in it that changes from build to build. The length stays, for the
// table at its end counts bytes.
function timeless(pdf: Buffer): Buffer {
  const text = pdf.toString('latin1');
  const same = text.replace(
    /(\/(?:Creation|Mod)Date \(D:)(\d{14})/g,
    (_, key: string) => `${key}20000101000000`,
  );
  return Buffer.from(same, 'latin1');
}

/** Chromium writes a page's object in the clear. */
export function pageCount(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}
