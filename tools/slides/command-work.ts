// What `course slides` does.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import writeFileAtomic from 'write-file-atomic';
import { placeName } from '../document/document-error.ts';
import { documents, type Made } from '../document/documents.ts';
import { browserFor } from '../gate/browser-for.ts';
import { findingSentence } from '../gate/finding.ts';
import { checkDeck } from '../gate/gate.ts';
import { print } from '../gate/print.ts';
import { fromHere, PROJECT } from '../project.ts';
import { type Deck, deckOf } from './deck.ts';
import { deckPage } from './deck-page.ts';

export interface Options {
  readonly out?: string;
  readonly pdf?: boolean;
  readonly check: boolean;
}

/** Makes the decks of the notebooks; returns the exit code. */
export async function slides(
  files: readonly string[],
  options: Options,
  signal: AbortSignal,
): Promise<number> {
  const out = options.out ?? fromHere(join(PROJECT, 'build/slides'));
  const browser = await browserFor(options);
  try {
    const all = await documents(files, signal);
    if (signal.aborted) return 1;
    await mkdir(out, { recursive: true });
    let faults = 0;
    for (const each of all) {
      if (signal.aborted) return 1;
      faults += await one(each, { out, options, browser });
    }
    return faults === 0 ? 0 : 1;
  } finally {
    await browser?.close();
  }
}

interface Work {
  readonly out: string;
  readonly options: Options;
  readonly browser: Browser | undefined;
}

/** Makes one deck and tells what is wrong with it; returns how much that is. */
async function one(made: Made, { out, options, browser }: Work): Promise<number> {
  if ('failure' in made) return told([made.failure]);
  for (const { place, sentence } of made.warnings) {
    console.error(`note: ${placeName(place)}: ${sentence}`);
  }
  const deck = deckIn(made);
  if (typeof deck === 'string') return told([deck]);
  const path = join(out, `${deck.name}.html`);
  await writeFileAtomic(path, await deckPage(deck));
  const findings = browser && options.check ? await checkDeck(browser, path) : [];
  const printed = browser && options.pdf ? await pdfs(browser, path) : nothing;
  const faults = told([...findings.map(findingSentence), ...printed.complaints]);
  const count = deck.slides.reduce((sum, { subslides }) => sum + subslides.length, 0);
  const looked = browser && options.check ? ', each looked at' : '';
  console.log(
    `${path}: ${count} slides${looked}${printed.files.map((file) => `\n${file}`).join('')}`,
  );
  return faults;
}

function deckIn(made: Extract<Made, { document: unknown }>): Deck | string {
  try {
    return deckOf(made.document);
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

function told(sentences: readonly string[]): number {
  for (const sentence of sentences) console.error(`error: ${sentence}`);
  return sentences.length;
}

interface PrintedFiles {
  readonly files: readonly string[];
  readonly complaints: readonly string[];
}

const nothing: PrintedFiles = { files: [], complaints: [] };

async function pdfs(browser: Browser, path: string): Promise<PrintedFiles> {
  const files: string[] = [];
  const complaints: string[] = [];
  for (const paper of ['slides', 'steps', 'handout'] as const) {
    const file = path.replace(/\.html$/, paper === 'slides' ? '.pdf' : `-${paper}.pdf`);
    const printed = await print(browser, path, paper);
    complaints.push(...printed.complaints.map((complaint) => `${file}: ${complaint}`));
    await writeFileAtomic(file, printed.pdf);
    files.push(`${file}: ${printed.pages} pages`);
  }
  return { files, complaints };
}
