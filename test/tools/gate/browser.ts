// Chromium for tests: this machine's, or Debian's, installed where there is none.

import { spawnSync } from 'node:child_process';
import type { Browser } from 'playwright-core';
import { CHROMIUM_WANTED, findChromium, launchChromium } from '../../../tools/gate/chromium.ts';

export async function testBrowser(): Promise<Browser> {
  if (findChromium() === undefined) installed();
  const path = findChromium();
  if (path === undefined) throw new Error(CHROMIUM_WANTED);
  return launchChromium(path);
}

// Two test files may want it at once; apt waits for its own lock.
function installed(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const wait = ['-o', 'DPkg::Lock::Timeout=600', '-o', 'APT::Get::Lists::Lock::Timeout=600'];
  const install = [
    'install',
    '-y',
    '-qq',
    '--no-install-recommends',
    'chromium',
    'fonts-dejavu-core',
  ];
  const apt = (words: readonly string[]) =>
    spawnSync('apt-get', [...wait, ...words], { env }).status;
  if (apt(install) !== 0) {
    apt(['update', '-qq']);
    apt(install);
  }
}
