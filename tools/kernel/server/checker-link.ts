// The server's end of the conversation with the checker: calls that are answered in their order.
import type { MessagePort } from 'node:worker_threads';
import type { CheckerCalls } from '../threads.ts';

type Name = keyof CheckerCalls;

/** Calls the checker; rejects with its error, and when it has gone. */
export type CallChecker = <N extends Name>(
  call: N,
  ...args: Parameters<CheckerCalls[N]>
) => Promise<ReturnType<CheckerCalls[N]>>;

interface Reply {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: unknown;
}

interface Pending {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** The calls over a port to the checker's thread. */
export function linkChecker(port: MessagePort): CallChecker {
  const pending = new Map<number, Pending>();
  let last = 0;
  let gone = false;
  port.on('message', ({ id, value, error }: Reply) => {
    const call = pending.get(id);
    pending.delete(id);
    if (error === undefined) call?.resolve(value);
    else call?.reject(asError(error));
  });
  port.on('close', () => {
    gone = true;
    for (const { reject } of pending.values()) reject(departed());
    pending.clear();
  });
  // The port carries what CheckerCalls says, so a value has the type of its call.
  return ((call: Name, ...args: unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      if (gone) return reject(departed());
      last += 1;
      pending.set(last, { resolve, reject });
      port.postMessage({ id: last, call, args });
    })) as CallChecker;
}

function departed(): Error {
  return new Error('the type checker has stopped; restart the kernel');
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
