// The browser for a command that looks at what it made, and prints it if asked to.

import type { Browser } from 'playwright-core';
import { UsageError } from '../usage-error.ts';
import { CHROMIUM_WANTED, findChromium, launchChromium } from './chromium.ts';

export interface Looking {
  readonly check: boolean;
  readonly pdf?: boolean;
}

/**
 * Undefined where none is wanted, and where none is there: files are made without one, but nobody looks
 * at them, which is said. Throws UsageError if there is none to print with.
 */
export async function browserFor({ check, pdf = false }: Looking): Promise<Browser | undefined> {
  if (!check && !pdf) return undefined;
  const chromium = findChromium();
  if (chromium !== undefined) return launchChromium(chromium);
  if (pdf) throw new UsageError(`--pdf: ${CHROMIUM_WANTED}`);
  console.error(`What is made is not looked at, for ${CHROMIUM_WANTED}.`);
  return undefined;
}
