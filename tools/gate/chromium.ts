// The Chromium of this machine. None is brought along: it is too large, and most machines have one.

import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** What to type where there is none. */
export const CHROMIUM_WANTED =
  'there is no Chromium on this machine; install it (on Debian: apt install chromium), ' +
  'or name one in the environment variable CHROMIUM';

/** The path of Chromium or a kin of it: as CHROMIUM says, on the PATH, or where systems keep it. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env.CHROMIUM) return existsSync(env.CHROMIUM) ? env.CHROMIUM : undefined;
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...ELSEWHERE].find((path) => existsSync(path));
}

/** A browser for pages of our own; they are opened without a network. */
export async function launchChromium(executablePath: string): Promise<Browser> {
  // It takes a second to load; what is made without a browser does not wait for it.
  const { chromium } = await import('playwright-core');
  // The sandbox of Chromium needs rights that containers and root lack; what we open, we made.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--force-color-profile=srgb'] });
}
