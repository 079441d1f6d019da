// One sandboxed process: started with a clean environment in a group of its own, watched, and killed
// with all it has started.

import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import type { SandboxTier } from '../result.ts';
import { refuseDebugger } from './debugger.ts';
import { commandLine, type Limits, type Tools } from './tiers.ts';
import { usageOf } from './usage.ts';

/** Why a process is no more. */
export type End =
  | { readonly why: 'memory' }
  /** More processor time than it may have. */
  | { readonly why: 'cpu' }
  | { readonly why: 'killed' }
  | { readonly why: 'exited'; readonly how: string };

export interface Sandbox {
  /** Undefined if it could not be started. */
  readonly pid: number | undefined;
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly ended: Promise<End>;
  /** Processor seconds so far, as far as the system tells. */
  cpu(): number;
  /** Ends the process and all it has started. */
  kill(): void;
}

const WATCH_EVERY = 50;

export function startSandbox(
  tier: SandboxTier,
  program: string,
  limits: Limits,
  tools: Tools,
): Sandbox {
  refuseDebugger();
  const [command, ...words] = commandLine(tier, program, limits, tools);
  const child = spawn(command, words, {
    cwd: tmpdir(),
    detached: true,
    env: environment(tier),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  let end: End | undefined;
  let used = 0;
  const stop = (why: End) => {
    end ??= why;
    killGroup(child);
  };
  const watch = setInterval(() => {
    const usage = usageOf(child.pid);
    if (usage === undefined) return;
    used = usage.cpu;
    if (usage.memory > limits.memory + OWN_MEMORY) stop({ why: 'memory' });
    else if (usage.cpu > limits.cpu) stop({ why: 'cpu' });
  }, WATCH_EVERY);
  const said = headOf(child.stderr);
  child.stdin.on('error', () => {}); // the process is gone, which `ended` tells
  const ended = new Promise<End>((resolve) => {
    const over = (how: string) => {
      clearInterval(watch);
      killGroup(child);
      resolve(end ?? endBy(how, said()));
    };
    child.on('error', (error) => over(`it could not be started: ${error.message}`));
    child.on('exit', (code, signal) => over(signal ?? `exit code ${code}`));
  });
  return {
    pid: child.pid,
    stdin: child.stdin,
    stdout: child.stdout,
    ended,
    cpu: () => used,
    kill: () => stop({ why: 'killed' }),
  };
}

// What the runtime itself takes of memory, in MB, before a cell has run.
const OWN_MEMORY = 128;

// Where Deno would keep things between runs there is nothing, so that it keeps nothing.
function environment(tier: SandboxTier): NodeJS.ProcessEnv {
  if (process.platform === 'win32') return { SystemRoot: process.env.SystemRoot };
  const path = tier === 'hardened' ? { PATH: process.env.PATH } : {}; // bubblewrap clears it
  return { ...path, DENO_DIR: '/dev/null/deno', NO_COLOR: '1' };
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

const OUT_OF_MEMORY = /out of memory|heap limit|allocation failed/i;

/** What the runtime prints when it gives up decides no more than the name of a failure. */
function endBy(how: string, said: string): End {
  if (OUT_OF_MEMORY.test(said)) return { why: 'memory' };
  if (how === 'SIGXCPU') return { why: 'cpu' };
  return { why: 'exited', how };
}

/** The beginning of what a stream says; the rest is read and forgotten. */
function headOf(stream: Readable): () => string {
  let text = '';
  stream.on('data', (bytes: Buffer) => {
    if (text.length < 10_000) text += bytes.toString('latin1').slice(0, 10_000);
  });
  return () => text;
}
