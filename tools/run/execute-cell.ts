// One cell on one kernel, within limits. Whatever is not a plain success is a failure.
import type { KernelClient } from '../client/client.ts';
import type { ErrorContent, Iopub } from '../client/messages.ts';
import { KernelError } from '../client/session.ts';
import type { Failure } from './failure.ts';
import { type End, type Verdict, verdict } from './verdict.ts';
import { within } from './within.ts';

export interface Limits {
  /** Milliseconds a cell may take. */
  readonly timeout: number;
  /** Milliseconds that an interrupted cell may take to stop before the kernel is killed. */
  readonly grace: number;
  /** Bytes of text and data that a cell may put out. */
  readonly output: number;
}

export const defaultLimits: Limits = { timeout: 120_000, grace: 5_000, output: 10_000_000 };

export interface CellRun {
  readonly executionCount: number | null;
  /** Times as nbclient names them, for `metadata.execution`. */
  readonly timing: Readonly<Record<string, string>>;
  /** Whether it failed, from all that it has put out up to now: a timer of it may fail much later. */
  verdict(): Verdict;
}

/** What was heard of a cell; grows while it runs, and while what it left behind does. */
interface Heard {
  bytes: number;
  executionCount: number | null;
  error?: ErrorContent;
  /** What all this means, until more of that kind is heard. */
  verdict?: Verdict;
  readonly stderr: string[];
  readonly timing: Record<string, string>;
}

/** Runs a cell. `publish` gets all it puts out up to the limit. Throws nothing a kernel can cause. */
export async function executeCell(
  client: KernelClient,
  source: string,
  limits: Limits,
  publish: (message: Iopub) => void,
): Promise<CellRun> {
  const heard: Heard = { bytes: 0, executionCount: null, stderr: [], timing: {} };
  const end = await endOf(client, source, limits, heard, publish);
  if ('reply' in end) {
    heard.executionCount = end.reply.executionCount ?? heard.executionCount;
  }
  const { executionCount, timing } = heard;
  const judged = () => {
    heard.verdict ??= verdict(end, heard.error, heard.stderr, source);
    return heard.verdict;
  };
  return { executionCount, timing, verdict: judged };
}

async function endOf(
  client: KernelClient,
  source: string,
  limits: Limits,
  heard: Heard,
  publish: (message: Iopub) => void,
): Promise<End> {
  let overflow = () => {};
  const overflowed = new Promise<'output'>((resolve) => {
    overflow = () => resolve('output');
  });
  const onMessage = (message: Iopub) => {
    const room = limits.output - heard.bytes;
    hear(heard, message);
    if (heard.bytes <= limits.output) return publish(message);
    if (message.kind === 'stream' && room > 0) {
      publish({ ...message, text: message.text.slice(0, room) });
    }
    overflow();
  };
  const execution = finished(client, source, heard, onMessage);
  const first = await within<End | 'output'>(limits.timeout, execution, overflowed);
  if (typeof first !== 'string') {
    return heard.bytes > limits.output ? limitFailure('output', limits, '') : first;
  }
  const reason = first === 'late' ? 'timeout' : first;
  return limitFailure(reason, limits, await stopped(client, execution, limits.grace));
}

async function finished(
  client: KernelClient,
  source: string,
  heard: Heard,
  onMessage: (message: Iopub) => void,
): Promise<End> {
  try {
    const reply = await client.execute(source, { onMessage });
    // Not the date in its header: tslab writes the one at which the request came.
    note(heard, 'shell.execute_reply', new Date().toISOString());
    if (reply.status !== 'aborted') await client.settled();
    return { reply };
  } catch (error) {
    if (error instanceof KernelError) return { fault: error };
    throw error;
  }
}

async function stopped(
  client: KernelClient,
  execution: Promise<End>,
  grace: number,
): Promise<string> {
  await client.interrupt();
  if ((await within(grace, execution)) !== 'late') return ' and was interrupted';
  await client.kill();
  return `; it went on for ${grace / 1000} s after being interrupted, so the kernel was killed`;
}

function limitFailure(reason: 'timeout' | 'output', limits: Limits, then: string): Failure {
  const message =
    reason === 'timeout'
      ? `took longer than the time limit of ${limits.timeout / 1000} s${then} (see --timeout)`
      : `put out more than the limit of ${limits.output / 1e6} MB${then}`;
  return { reason, message };
}

function hear(heard: Heard, message: Iopub): void {
  switch (message.kind) {
    case 'status':
      note(heard, `iopub.status.${message.state}`, message.date);
      break;
    case 'execute_input':
      heard.executionCount = message.executionCount;
      note(heard, 'iopub.execute_input', message.date);
      break;
    case 'stream':
      heard.bytes += Buffer.byteLength(message.text);
      if (message.name === 'stdout') break;
      heard.stderr.push(message.text);
      delete heard.verdict;
      break;
    case 'error':
      heard.error ??= message; // what comes later is of what it left behind
      delete heard.verdict;
      break;
    case 'display_data':
    case 'update_display_data':
    case 'execute_result':
      heard.bytes += Buffer.byteLength(JSON.stringify(message.data));
  }
}

function note({ timing }: Heard, name: string, date: string): void {
  if (!Number.isNaN(Date.parse(date))) timing[name] = date;
}
