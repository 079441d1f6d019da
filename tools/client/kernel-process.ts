// The process of a kernel. It leads a process group of its own: what a cell starts ends with the
// kernel, and a Ctrl-C in the terminal does not reach it behind our back.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { KernelSpec } from './kernelspec.ts';
import { atExit } from './last-resort.ts';

const STDERR_TAIL = 4_000;

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The end of what it wrote to its standard error. */
  readonly stderr: string;
}

export interface KernelProcess {
  readonly pid: number;
  readonly exited: Promise<Exit>;
  isRunning(): boolean;
  /** The end of what it has written to its standard error so far. */
  stderr(): string;
  /** Sends SIGINT to the group; on Windows, which has no such signal, it ends the kernel. */
  interrupt(): void;
  /** Ends the whole group at once. */
  kill(): Promise<Exit>;
}

/** Starts the kernel's command in the folder `cwd`. Throws a sentence when it cannot be started. */
export async function spawnKernel(
  spec: KernelSpec,
  connectionFile: string,
  cwd: string,
): Promise<KernelProcess> {
  const [command, ...args] = spec.argv.map((word) =>
    word
      .replaceAll('{connection_file}', connectionFile)
      .replaceAll('{resource_dir}', spec.resourceDir),
  );
  const child = spawn(command, args, {
    cwd,
    env: kernelEnvironment(spec.env),
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    await once(child, 'spawn');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? error.code : error;
    throw new Error(
      `kernel "${spec.name}": its command ${command} cannot be started (${reason}); ` +
        `see argv in ${spec.resourceDir}`,
    );
  }
  return watched(child);
}

function watched(child: ChildProcess): KernelProcess {
  const { pid } = child;
  if (pid === undefined) throw new Error('a process that was spawned has a pid');
  let tail = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-STDERR_TAIL);
  });
  const forget = atExit(() => signalGroup(pid, 'SIGKILL'));
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', async (code, signal) => {
      // What the kernel had started dies with it, now: later the number may be another group's.
      signalGroup(pid, 'SIGKILL');
      forget();
      // Its last words may still be in the pipe.
      await Promise.race([once(child, 'close'), delay(200, undefined, { ref: false })]);
      resolve({ code, signal, stderr: tail });
    });
  });
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  return {
    pid,
    exited,
    isRunning,
    stderr: () => tail,
    interrupt: () => isRunning() && signalGroup(pid, 'SIGINT'),
    kill: () => {
      if (isRunning()) signalGroup(pid, 'SIGKILL');
      return exited;
    },
  };
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // ESRCH: nobody is left in the group, which is what a kill wants.
  }
}

// A kernel has no terminal: without FORCE_COLOR its outputs are the same wherever it is started.
function kernelEnvironment(env: KernelSpec['env']): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _, ...inherited } = process.env;
  return { ...inherited, JPY_PARENT_PID: String(process.pid), ...env };
}
