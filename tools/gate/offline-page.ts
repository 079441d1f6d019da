// A file opened in Chromium without a network, and everything that it complains of.

import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';

export type Theme = 'light' | 'dark';

export interface OpenOptions {
  /** What follows the `?` of the address. */
  readonly query?: string;
  readonly width?: number;
  readonly height?: number;
  readonly theme?: Theme;
}

export interface OfflinePage {
  readonly page: Page;
  /** Requests that failed or asked for a network, errors on the console, exceptions. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Opens the file and waits until all that stands in it is loaded. */
export async function openOffline(
  browser: Browser,
  file: string,
  { query = '', width = 1280, height = 720, theme = 'light' }: OpenOptions = {},
): Promise<OfflinePage> {
  const context = await browser.newContext({
    offline: true,
    viewport: { width, height },
    colorScheme: theme,
    // What fades in looks pale while it does; accessibility is judged at rest.
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const short = (url: string) => (url.length > 120 ? `${url.slice(0, 120)}…` : url);
  page.on('request', (request) => {
    const url = request.url();
    if (!/^(?:file|data|blob|about):/.test(url)) complaints.push(`asks for ${short(url)}`);
  });
  page.on('requestfailed', (request) => complaints.push(`cannot load ${short(request.url())}`));
  page.on('pageerror', (error) => complaints.push(`throws ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`logs the error ${message.text()}`);
  });
  const address = pathToFileURL(file);
  address.search = query;
  await page.goto(address.href);
  return { page, complaints, close: () => context.close() };
}

/**
 * A deck has fonts to wait for and slides to arrange; it says when it has done so. Throws an Error with
 * what the page complains of if it never does.
 */
export async function deckReady({ page, complaints }: OfflinePage): Promise<void> {
  try {
    await page.waitForSelector('html[data-ready]', { state: 'attached' });
  } catch (cause) {
    const why = complaints.length === 0 ? 'it says nothing' : complaints.join('; ');
    throw new Error(`${page.url()}: the deck does not start: ${why}`, { cause });
  }
}
