// JupyterLab as a process of ours: on the loopback interface, with a token, and with all that it writes for
// itself inside the checkout.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { atExit } from '../client/last-resort.ts';
import { killTree } from '../grade/supervisor/process-tree.ts';
import { NotReady } from './not-ready.ts';
import { LOOPBACK } from './port.ts';

export interface LabOptions {
  /** The interpreter of its environment. */
  readonly python: string;
  readonly workspace: string;
  /** Where JupyterLab keeps its settings, runtime files and log. */
  readonly state: string;
  readonly port: number;
  /** What is opened first, as in `/lab`. */
  readonly page: string;
  readonly opensBrowser: boolean;
}

export interface Lab {
  /** With the token. */
  readonly address: string;
  /** Resolves with the exit code when the server has ended, by us or by its own menu. */
  readonly ended: Promise<number | null>;
  /** Ends the server and its kernels. */
  stop(): Promise<void>;
}

/** Starts JupyterLab and waits until it serves. Throws NotReady if it does not. */
export async function startLab(options: LabOptions, signal: AbortSignal): Promise<Lab> {
  const { state, port, page } = options;
  const token = randomBytes(24).toString('hex');
  mkdirSync(state, { recursive: true });
  const log = join(state, 'server.log');
  const output = openSync(log, 'w');
  const server = spawn(options.python, words(options), {
    cwd: options.workspace,
    env: surroundings(state, token),
    stdio: ['ignore', output, output],
    detached: true, // a Ctrl-C of the terminal is answered here, once
  });
  closeSync(output);
  const forget = atExit(() => end(server));
  const ended = once(server, 'exit').then(([code]): number | null => {
    forget();
    return code;
  });
  ended.catch(() => {}); // told below
  const origin = `http://${LOOPBACK}:${port}`;
  const headers = { Authorization: `token ${token}` };
  const stop = async () => {
    await shutDown(`${origin}/api/shutdown`, headers);
    const late = delay(PATIENCE, true, { ref: false }); // else this process would wait for it, too
    const isLate = await Promise.race([ended.then(() => false), late]);
    if (isLate) end(server);
    await ended;
  };
  try {
    await served(`${origin}/api/status`, headers, ended, signal);
  } catch (error) {
    end(server);
    if (signal.aborted) throw error;
    throw new NotReady(`JupyterLab did not start: ${lastWords(log)} (all of it is in ${log}).`);
  }
  return { address: `${origin}${page}?token=${token}`, ended, stop };
}

/** How long its kernels may take to end, in milliseconds. */
const PATIENCE = 10_000;

function words({ workspace, port, page, opensBrowser }: LabOptions): string[] {
  return [
    ...['-m', 'jupyterlab'],
    `--ServerApp.root_dir=${workspace}`,
    `--ServerApp.ip=${LOOPBACK}`,
    '--ServerApp.allow_remote_access=False',
    `--ServerApp.port=${port}`,
    '--ServerApp.port_retries=0',
    `--ServerApp.open_browser=${opensBrowser ? 'True' : 'False'}`,
    `--LabApp.default_url=${page}`,
    // In a container one is root, and only this machine reaches the server.
    ...(process.getuid?.() === 0 ? ['--ServerApp.allow_root=True'] : []),
  ];
}

/** The environment variables, without those that would lead Jupyter or Python elsewhere. */
function surroundings(state: string, token: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(JUPYTER|JPY_|IPYTHON|PYTHONPATH$|PYTHONHOME$)/.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    JUPYTER_TOKEN: token,
    JUPYTER_CONFIG_PATH: join(import.meta.dirname, 'jupyter'),
    JUPYTER_CONFIG_DIR: join(state, 'config'),
    JUPYTER_DATA_DIR: join(state, 'data'),
    JUPYTER_RUNTIME_DIR: join(state, 'runtime'),
    IPYTHONDIR: join(state, 'ipython'),
  };
}

/** Resolves when the server answers; rejects when it has ended instead, or `signal` aborts. */
async function served(
  url: string,
  headers: Record<string, string>,
  ended: Promise<unknown>,
  signal: AbortSignal,
): Promise<void> {
  let hasEnded = false;
  const note = () => {
    hasEnded = true;
  };
  ended.then(note, note);
  while (!hasEnded) {
    signal.throwIfAborted();
    const answer = await fetch(url, { headers, signal }).catch(() => undefined);
    if (answer?.ok) return;
    await delay(50);
  }
  throw new Error('the server has ended');
}

async function shutDown(url: string, headers: Record<string, string>): Promise<void> {
  const signal = AbortSignal.timeout(PATIENCE);
  // A server that does not answer is ended otherwise.
  await fetch(url, { method: 'POST', headers, signal }).catch(() => undefined);
}

function end({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid !== undefined && exitCode === null && signalCode === null) killTree(pid);
}

function lastWords(log: string): string {
  const lines = readFileSync(log, 'utf8').trim().split('\n');
  return lines.at(-1) || 'it said nothing';
}
