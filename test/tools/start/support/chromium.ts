// Debian's Chromium, installed if it is missing and this process may.
import { spawnSync } from 'node:child_process';
import { type Browser, chromium } from 'playwright-core';

const WAITING = ['-o', 'DPkg::Lock::Timeout=120'];

/** A browser without windows; throws if there is none and it cannot be installed. */
export async function launchChromium(): Promise<Browser> {
  const installed = () =>
    spawnSync('which', ['chromium'], { encoding: 'utf8' }).stdout?.trim() || undefined;
  if (installed() === undefined && process.getuid?.() === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { env });
    spawnSync('apt-get', ['install', '-y', '-qq', ...WAITING, 'chromium'], { env });
  }
  const executablePath = installed();
  if (executablePath === undefined) throw new Error('there is no chromium: apt install chromium');
  // In a container one is root, and there Chromium's own sandbox cannot be made.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args });
}
