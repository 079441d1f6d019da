// The thread that owns the sockets. Whatever a cell does to the main thread, this one goes on.
import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import project from '../../package.json' with { type: 'json' };
import { readConnection } from './server/connection-file.ts';
import { type Server, startServer } from './server/server.ts';

/** What the main thread hands over as workerData. */
export interface ServerThreadData {
  readonly session: MessagePort;
  readonly checker: MessagePort;
  readonly connectionFile: string;
  readonly answer: SharedArrayBuffer;
}

/** Milliseconds in which ZeroMQ's own thread sends what was said last. */
const FAREWELL = 100;
/** Milliseconds in which the main thread may leave of its own accord. */
const GRACE = 500;
/** The same while it is still starting. */
const START_GRACE = 5_000;
/** Dropped messages that are told; a flood of them must not fill a log. */
const TOLD = 20;

const { session, checker, connectionFile, answer }: ServerThreadData = workerData;
const typescript: { readonly version: string } = createRequire(import.meta.url)(
  'typescript/package.json',
);
let untold = TOLD;
let server: Server | undefined;

try {
  server = await startServer({
    connection: readConnection(connectionFile),
    versions: {
      kernel: project.version,
      typescript: typescript.version,
      node: process.versions.node,
    },
    session,
    checker,
    answer,
    signal: () => process.kill(process.pid, 'SIGINT'),
    leave: () => void leave(0),
    dropped: (reason) => {
      if (untold-- > 0) tell(`a message was dropped: ${reason.message}`);
    },
  });
  leaveWithParent();
} catch (error) {
  tell(error instanceof Error ? error.message : String(error));
  void leave(1, START_GRACE);
}

// A thread cannot end its process but by a signal. The main thread is asked to exit in order, which it
// does unless a cell keeps it busy. The sockets are closed before: a process that exits while a thread
// has some is aborted (zeromq.js issue 411).
async function leave(code: number, grace = GRACE): Promise<void> {
  await delay(FAREWELL);
  server?.close();
  parentPort?.postMessage({ kind: 'exit', code });
  await delay(grace);
  process.kill(process.pid, 'SIGKILL');
}

// A front end that was killed could not shut its kernels down.
function leaveWithParent(): void {
  if (!process.env.JPY_PARENT_PID || process.platform === 'win32') return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void leave(0);
  }, 1_000).unref();
}

// Written past the main thread, which may be busy and through which a thread's stderr goes.
function tell(sentence: string): void {
  try {
    writeSync(2, `kernel: ${sentence}\n`);
  } catch {
    // Nobody reads it.
  }
}
