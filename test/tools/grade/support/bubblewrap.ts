// Bubblewrap for the tests of the hardened tier, where it may be installed.

import { spawnSync } from 'node:child_process';

const WAITING = ['-o', 'DPkg::Lock::Timeout=120'];

let tried = false;

/** Installs bubblewrap from Debian if it is missing and this process may. */
export function installBubblewrap(): void {
  if (tried || process.platform !== 'linux' || process.getuid?.() !== 0) return;
  tried = true;
  if (spawnSync('bwrap', ['--version']).status === 0) return;
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 120_000 };
  // Another test file may be doing the same, and each of the two may hold a lock of the other's.
  for (let attempt = 0; attempt < 5; attempt++) {
    spawnSync('apt-get', ['update', '-qq'], options);
    spawnSync('apt-get', ['install', '-y', '-qq', ...WAITING, 'bubblewrap'], options);
    if (spawnSync('bwrap', ['--version']).status === 0) return;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3_000);
  }
}
