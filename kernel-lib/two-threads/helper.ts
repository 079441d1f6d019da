// The program of the worker that helps a training. It knows Node's workers and a browser's.

import { secondHalf } from './second-half.ts';
import type { Message } from './task.ts';

/** The worker's end of the messages, in either host. */
interface Port {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: Message }) => void): void;
  start?(): void;
}

// As much of the hosts as is used here: the compiler options of this library know none.
declare const self: Port | undefined;
declare const process:
  | { getBuiltinModule?(name: string): { readonly parentPort?: Port | null } | undefined }
  | undefined;

const port = portOfHost();
port.addEventListener('message', ({ data }) => {
  if (data.kind === 'task') secondHalf(data.task);
  else port.postMessage('here');
});
port.start?.();

function portOfHost(): Port {
  const node = typeof process === 'undefined' ? undefined : process;
  const parentPort = node?.getBuiltinModule?.('node:worker_threads')?.parentPort;
  if (parentPort) return parentPort;
  if (typeof self !== 'undefined') return self;
  throw new Error(
    'kernel-lib/helper: this is the program of a worker; give it to new Worker instead of importing it',
  );
}
