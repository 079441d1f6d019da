// The thread that owns TypeScript: it answers the calls of the server and of the session.
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

for (const port of [server, session]) {
  port.on('message', ({ id, call, args }: Call) => {
    try {
      // The callers know the types of what they call; a message has lost them.
      const answer: (...args: readonly unknown[]) => unknown = checker[call].bind(checker) as never;
      port.postMessage({ id, value: answer(...args) });
    } catch (error) {
      port.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
    }
  });
}

// The first check reads the library; later ones find it read.
checker.check('warm-up.ts', '0');
