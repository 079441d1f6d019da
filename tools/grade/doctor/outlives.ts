// Whether a candidate lives on when its grader is killed, which no grader can see to itself.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { SandboxTier } from '../result.ts';
import type { Tools } from '../sandbox/tiers.ts';
import { treeOf } from '../sandbox/usage.ts';

const SLEEPER = 'for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);\n';
const SECONDS = 3;

/** What was seen, if it does. */
export async function outlives(
  tier: SandboxTier,
  { deno = '' }: Tools,
  folder: string,
): Promise<string | undefined> {
  const program = join(folder, 'sleeper.js');
  writeFileSync(program, SLEEPER);
  const script = join(import.meta.dirname, 'orphan.ts');
  const grader = spawn(process.execPath, ['--import', 'tsx', script, tier, program, deno], {
    cwd: import.meta.dirname, // where tsx is found
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [said] = await Promise.race([once(grader.stdout, 'data'), once(grader, 'exit')]);
  await pause(500); // until the sandbox has started what it starts
  const all = treeOf(Number(said));
  grader.kill('SIGKILL');
  try {
    for (let waited = 0; waited < 1000 * SECONDS; waited += 50) {
      if (!all.some(lives)) return undefined;
      await pause(50);
    }
    return `it lives ${SECONDS} s after its grader`;
  } finally {
    for (const pid of all.filter(lives)) process.kill(pid, 'SIGKILL');
  }
}

/** Whether there is such a process that is no zombie. */
export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return (
      process.platform !== 'linux' ||
      !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))
    );
  } catch {
    return false;
  }
}
