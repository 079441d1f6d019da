// A client of a running kernel: has it execute code, interrupts it and ends it.
import { setTimeout as delay } from 'node:timers/promises';
import type { JsonObject } from '../notebook/notebook.ts';
import { exchange } from './exchange.ts';
import type { KernelProcess } from './kernel-process.ts';
import type { KernelSpec } from './kernelspec.ts';
import { type ExecuteReply, executeReply, type Iopub } from './messages.ts';
import type { Session } from './session.ts';

export interface ExecuteOptions {
  /** Whether the kernel drops requests that wait behind a failing one. */
  readonly stopOnError?: boolean;
  /** Milliseconds that reply and idle may lie apart; 4 s by default. */
  readonly patience?: number;
  /** Hears all that the code publishes, also what comes after its reply. */
  onMessage?(message: Iopub): void;
}

export interface KernelClient {
  readonly spec: KernelSpec;
  readonly pid: number;
  /** The content of the kernel's kernel_info_reply. */
  readonly info: JsonObject;
  /**
   * Runs code; resolves when both its reply and its idle are there, so with all its outputs. Throws a
   * KernelError when the kernel dies, breaks the protocol or leaves out one of the two.
   */
  execute(code: string, options?: ExecuteOptions): Promise<ExecuteReply>;
  /**
   * Waits until the kernel has answered something else, so that what the code before left behind,
   * such as a promise that nobody awaited and that was rejected, has been published.
   */
  settled(): Promise<void>;
  /** Asks the kernel to stop what it runs, by message or by signal as its kernelspec says. */
  interrupt(): Promise<void>;
  /** Ends the kernel's process group at once and removes its connection file. */
  kill(): Promise<void>;
  /** Asks the kernel to leave, kills it if it does not within 2 s, and removes its connection file. */
  shutdown(): Promise<void>;
}

/** What a client is made of. */
export interface Parts {
  readonly spec: KernelSpec;
  readonly info: JsonObject;
  readonly kernel: KernelProcess;
  readonly session: Session;
  close(): Promise<void>;
}

const PATIENCE = 4_000;
const LEAVE_LIMIT = 2_000;

/** A client of a kernel that has answered; `close` ends it and all that belongs to it. */
export function clientOf({ spec, info, kernel, session, close }: Parts): KernelClient {
  return {
    spec,
    pid: kernel.pid,
    info,
    execute: (code, options = {}) => execute(session, code, options),
    settled: () => settled(session),
    interrupt: async () => {
      if (spec.interruptMode === 'signal') kernel.interrupt();
      else await session.request('control', 'interrupt_request', {});
    },
    kill: close,
    shutdown: async () => {
      if (kernel.isRunning()) {
        await session.request('control', 'shutdown_request', { restart: false });
        await Promise.race([kernel.exited, delay(LEAVE_LIMIT, undefined, { ref: false })]);
      }
      await close();
    },
  };
}

async function execute(
  session: Session,
  code: string,
  { stopOnError = true, patience = PATIENCE, onMessage }: ExecuteOptions,
): Promise<ExecuteReply> {
  const content = {
    code,
    silent: false,
    store_history: true,
    user_expressions: {},
    allow_stdin: false,
    stop_on_error: stopOnError,
  };
  const listener = onMessage ? { onMessage } : {};
  const request = { type: 'execute_request', content, patience, ...listener };
  return executeReply(await exchange(session, request));
}

async function settled(session: Session): Promise<void> {
  await exchange(session, { type: 'kernel_info_request', content: {}, patience: PATIENCE });
}
