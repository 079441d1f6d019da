// One worker: a process of ours that leads a process group of its own, and what it is asked.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { atExit } from '../../client/last-resort.ts';
import { within } from '../../run/within.ts';
import { UsageError } from '../../usage-error.ts';
import type { SubmissionResult } from '../result.ts';
import { LineCutter } from './lines.ts';
import { killGroup, killTree } from './process-tree.ts';
import { isReady, type JobLine, LONGEST_LINE, quoted, replyIn } from './protocol.ts';

/** A trusted process of ours that runs `serveJobs`. */
export interface WorkerCommand {
  readonly command: string;
  readonly args: readonly string[];
}

export type Outcome =
  | { readonly result: SubmissionResult }
  /** How the worker failed, as the end of a sentence that begins with "the worker". It has ended. */
  | { readonly how: string; readonly stderr: string };

export interface Worker {
  isRunning(): boolean;
  grade(job: JobLine, seconds: number): Promise<Outcome>;
  /** Lets it end by itself, but not for long. */
  close(): Promise<void>;
}

/** For a machine that is busy with other things: reading and compiling the grader takes a second. */
const START = 120_000;
const CLOSE = 2_000;
const STDERR_TAIL = 2_000;

/** Starts a worker, which the signal ends. Throws a UsageError if it does not say it is ready. */
export async function startWorker(
  { command, args }: WorkerCommand,
  signal: AbortSignal,
): Promise<Worker> {
  const child = spawn(command, args, {
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: 'pipe',
  });
  try {
    await once(child, 'spawn');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? error.code : error;
    throw new UsageError(`the grader's worker ${command} cannot be started (${reason})`);
  }
  const worker = new WorkerProcess(child, signal);
  const fault = await worker.ready();
  // Not the submission's fault: with no worker that starts, all of them would be quarantined.
  if (fault !== undefined && !signal.aborted) {
    const said = quoted(worker.stderr);
    throw new UsageError(
      `the grader's worker ${[command, ...args].join(' ')} ${fault} before it was ready` +
        `${said ? `; it said: ${said}` : ''}`,
    );
  }
  return worker;
}

class WorkerProcess implements Worker {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #pid: number;
  readonly #ended: Promise<string>;
  #running = true;
  #fault: string | undefined;
  #waiting: ((line: Buffer) => void) | undefined;
  stderr = '';

  constructor(child: ChildProcessWithoutNullStreams, signal: AbortSignal) {
    if (child.pid === undefined) throw new Error('a process that was spawned has a pid');
    this.#child = child;
    this.#pid = child.pid;
    this.#listen();
    const abort = () => this.#fail('was ended');
    const forget = atExit(() => killTree(this.#pid));
    this.#ended = this.#end().finally(() => {
      forget();
      signal.removeEventListener('abort', abort);
    });
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort);
  }

  isRunning(): boolean {
    return this.#running && this.#fault === undefined;
  }

  /** Waits for its first line; gives what is wrong with it. */
  async ready(): Promise<string | undefined> {
    const line = await this.#next(START, `said nothing for ${START / 1000} s`);
    if (typeof line === 'string') return line;
    if (isReady(line)) return undefined;
    return this.#fail(`wrote ${quoted(line.toString('utf8', 0, 1000))}`);
  }

  async grade(job: JobLine, seconds: number): Promise<Outcome> {
    const answer = this.#next(seconds * 1000, `took more than ${seconds} s`);
    this.#child.stdin.write(`${JSON.stringify(job)}\n`);
    const line = await answer;
    if (typeof line === 'string') return { how: line, stderr: this.stderr };
    const reply = replyIn(line, job);
    if ('result' in reply) return reply;
    // Whatever it wrote after it: the same fault is told in the same words.
    await this.#fail(reply.fault);
    return { how: reply.fault, stderr: this.stderr };
  }

  async close(): Promise<void> {
    this.#child.stdin.end();
    await this.#next(CLOSE, 'did not end');
  }

  /** The next line, or how it ended instead of writing one. */
  async #next(milliseconds: number, late: string): Promise<Buffer | string> {
    const line = new Promise<Buffer>((resolve) => {
      this.#waiting = resolve;
    });
    const next = await within<Buffer | string>(milliseconds, line, this.#ended);
    this.#waiting = undefined;
    return next === 'late' ? this.#fail(late) : next;
  }

  #listen(): void {
    const { stdin, stdout, stderr } = this.#child;
    const cutter = new LineCutter(LONGEST_LINE);
    stdin.on('error', () => {}); // EPIPE: it ended, which is told elsewhere
    stderr.setEncoding('utf8').on('data', (text: string) => {
      this.stderr = (this.stderr + text).slice(-STDERR_TAIL);
    });
    stdout.on('data', (chunk: Buffer) => {
      if (this.#fault !== undefined) return;
      try {
        for (const line of cutter.cut(chunk)) this.#take(line);
      } catch {
        this.#fail(`wrote a line of more than ${LONGEST_LINE} bytes`);
      }
    });
    // Without its output it cannot answer any more; if it ended, that is known in a moment.
    stdout.once('end', async () => {
      await delay(500, undefined, { ref: false });
      if (this.#running) this.#fail('closed its output');
    });
  }

  #take(line: Buffer): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting) waiting(line);
    else this.#fail('wrote a line too many');
  }

  #fail(how: string): Promise<string> {
    this.#fault ??= how;
    if (this.#running) killTree(this.#pid);
    return this.#ended;
  }

  async #end(): Promise<string> {
    const closed = once(this.#child, 'close');
    const [code, signal] = await once(this.#child, 'exit');
    this.#running = false;
    killGroup(this.#pid);
    // Its last words, an answer even, may still be in the pipe.
    await within(500, closed);
    return this.#fault ?? (signal ? `was ended by ${signal}` : `ended with exit code ${code}`);
  }
}
