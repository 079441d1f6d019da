// One after the other, across the processes of a test run: what two test files need is made once.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const build = join(import.meta.dirname, '../../build');

/** Does the work while no other process does work of that name. */
export async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const lock = join(build, `${name}.lock`);
  mkdirSync(build, { recursive: true });
  while (!taken(lock)) await delay(200);
  try {
    return await work();
  } finally {
    rmSync(lock);
  }
}

/** Takes the lock, also from a process that is gone. */
function taken(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!alive(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function alive(lock: string): boolean {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    // Empty: its owner is about to write into it.
    return pid === 0 || process.kill(pid, 0);
  } catch {
    return false;
  }
}
