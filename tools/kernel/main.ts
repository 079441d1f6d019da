// The kernel's process. This, the main thread, runs the user's code; one worker owns the sockets, one
// TypeScript, and a small one, which is this file again, waits for interrupts.
import { realpathSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import {
  MessageChannel,
  type MessagePort as Port,
  parentPort,
  Worker,
  workerData,
} from 'node:worker_threads';
import { refuseExit } from './session/guards.ts';
import { ANSWER_BYTES } from './session/input.ts';
import { startSession } from './session/session.ts';
import { watchForInterrupts } from './session/watch.ts';

/** Runs the kernel of a connection file in this process. */
export function startKernel(connectionFile: string): void {
  const cwd = process.cwd();
  const answer = new SharedArrayBuffer(ANSWER_BYTES);
  const interrupts = new Int32Array(new SharedArrayBuffer(4));
  const session = new MessageChannel();
  const checking = new MessageChannel();
  const transpiling = new MessageChannel();
  const exit = refuseExit();
  const server = { session: session.port1, checker: checking.port1, connectionFile, answer };
  const checker = { server: checking.port2, session: transpiling.port1, cwd };
  // The server first: a front end waits for it.
  startWorker('server', server, [session.port1, checking.port1], exit);
  startWorker('checker', checker, [checking.port2, transpiling.port1], exit);
  // Never called, for the watching thread takes the signal; without it Node would end the process.
  process.on('SIGINT', () => {});
  // Before the first cell: a loop in it must find somebody who listens.
  const watch = new Worker(new URL(import.meta.url), { workerData: { interrupts }, ...OWN_OUTPUT });
  watch.once('message', () => {
    startSession({ server: session.port2, checker: transpiling.port2, answer, interrupts, cwd });
  });
  watch.unref();
}

const OWN_OUTPUT = { stdout: true, stderr: true }; // else it would be printed in a cell
// The compiler makes much garbage; without a limit V8 lets it lie, and the process is twice as large.
const LIMITS = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 1024 };

// The kernel ends with the thread that ends first: without one of them it can do nothing.
function startWorker(
  name: 'server' | 'checker',
  data: { readonly [key: string]: unknown },
  ports: readonly Port[],
  exit: (code: number) => never,
): void {
  // As bundled, dist/server.mjs; from source, server-thread.ts.
  const file = import.meta.url.endsWith('.mjs') ? `./${name}.mjs` : `./${name}-thread.ts`;
  const limits = name === 'checker' ? { resourceLimits: LIMITS } : {};
  const options = { workerData: data, transferList: [...ports], ...limits, ...OWN_OUTPUT };
  const worker = new Worker(new URL(file, import.meta.url), options);
  worker.stderr.on('data', (text: Buffer) => writeSync(2, text));
  worker.on('error', (error) => {
    writeSync(2, `the kernel's ${name} failed: ${error.stack ?? error.message}\n`);
    exit(1);
  });
  worker.on('exit', exit);
  // The server leaves when a front end says so, once it has closed its sockets.
  worker.on('message', ({ kind, code }: { kind: string; code: number }) => {
    if (kind === 'exit') exit(code);
  });
}

function connectionFileOf(args: readonly string[]): string {
  const file = args[args.indexOf('--connection-file') + 1];
  if (!args.includes('--connection-file') || file === undefined) {
    writeSync(2, 'usage: node main.mjs --connection-file FILE\n');
    process.exit(2);
  }
  return file;
}

function isProgram(): boolean {
  const [, program] = process.argv;
  return program !== undefined && pathToFileURL(realpathSync(program)).href === import.meta.url;
}

const parent = parentPort;
if (parent) watchForInterrupts(workerData.interrupts, () => parent.postMessage('listening'));
else if (isProgram()) startKernel(connectionFileOf(process.argv.slice(2)));
