// In place of the kernel's server: hands the session's messages on to the test, line by line as JSON
// through the process's own standard streams, and the test's to the session. It is a thread, too, so
// it lives while a cell is busy.
import { createReadStream, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { FromSession } from '../../../../tools/kernel/threads.ts';
import type { FromTest } from './kernel.ts';

const { session, answer }: { session: MessagePort; answer: SharedArrayBuffer } = workerData;

session.on('message', (message: FromSession) => tell(message));

// process.stdin of a thread comes through the main thread, which may be busy.
const lines = createInterface({ input: createReadStream('', { fd: 0 }) });
lines.on('line', (line) => {
  const message: FromTest = JSON.parse(line);
  if (message.kind === 'run') session.postMessage(message);
  else if (message.kind === 'leave') parentPort?.postMessage({ kind: 'exit', code: message.code });
  else answerWith(message.text);
});

function answerWith(text: string): void {
  const head = new Int32Array(answer, 0, 2);
  const bytes = new TextEncoder().encode(text);
  new Uint8Array(answer, 8).set(bytes);
  head[1] = bytes.length;
  Atomics.store(head, 0, 1);
  Atomics.notify(head, 0);
}

// A pipe may be full: then it is tried again.
function tell(message: FromSession): void {
  let rest = Buffer.from(`${JSON.stringify(message)}\n`);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
    }
  }
}
