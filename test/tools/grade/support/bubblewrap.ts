// Bubblewrap for the tests of the hardened tier, where it may be installed.

import { spawnSync } from 'node:child_process';

let tried = false;

/** Installs bubblewrap from Debian if it is missing and this process may. */
export function installBubblewrap(): void {
  if (tried || process.platform !== 'linux' || process.getuid?.() !== 0) return;
  tried = true;
  if (spawnSync('bwrap', ['--version']).status === 0) return;
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 120_000 };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', 'bubblewrap'], options);
}
