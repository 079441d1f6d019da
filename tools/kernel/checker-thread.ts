// The thread that owns TypeScript: it answers the calls of the server and of the session.
import v8 from 'node:v8';
import vm from 'node:vm';
import { type MessagePort, workerData } from 'node:worker_threads';
import { createChecker } from './checker/checker.ts';
import { nodeHost, slashed } from './checker-host.ts';
import type { CheckerCalls } from './threads.ts';

interface Call {
  readonly id: number;
  readonly call: keyof CheckerCalls;
  readonly args: readonly unknown[];
}

interface Start {
  readonly server: MessagePort;
  readonly session: MessagePort;
  /** The folder of the notebook. */
  readonly cwd: string;
}

const { server, session, cwd }: Start = workerData;
const checker = createChecker(nodeHost(), slashed(cwd));

// The compiler makes up to a megabyte of garbage for each cell, and V8 would let that of a hundred lie. So it
// is made to collect it, at a moment when the cell runs and the checker waits.
const LITTER = 12e6;
v8.setFlagsFromString('--expose-gc');
const gc: () => void = vm.runInNewContext('gc');
const used = () => process.memoryUsage().heapUsed;
let kept = used();

function collect(): void {
  if (used() - kept < LITTER) return;
  gc();
  kept = used();
}

for (const port of [server, session]) {
  port.on('message', ({ id, call, args }: Call) => {
    try {
      // The callers know the types of what they call; a message has lost them.
      const answer: (...args: readonly unknown[]) => unknown = checker[call].bind(checker) as never;
      port.postMessage({ id, value: answer(...args) });
      if (call === 'settle') collect();
    } catch (error) {
      port.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
    }
  });
}

// The first check reads the library; later ones find it read.
checker.check('warm-up.ts', '0');
