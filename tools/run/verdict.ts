// Whether a cell failed, and how, from the way it ended and from what it put out.
import { stripVTControlCharacters } from 'node:util';
import type { ErrorContent, ExecuteReply } from '../client/messages.ts';
import type { KernelError } from '../client/session.ts';
import type { Failure } from './failure.ts';
import { ownLine, ownMessage, uncaughtError } from './kernel-errors.ts';
import type { ToldError } from './told-error.ts';
import { toldError, unhandledError } from './tslab-errors.ts';

/** The kernel replied, broke the protocol or died, or a limit was reached. */
export type End = { readonly reply: ExecuteReply } | { readonly fault: KernelError } | Failure;

export interface Verdict {
  readonly failure?: Failure;
  /** An error that no output shows yet, and the text on stderr that told it. */
  readonly told?: ToldError;
}

const HINT = '; the stock tslab loses one in about 500 messages: print less, or use another kernel';

/**
 * What the end of a cell means, with the error it published, if any, and the pieces it wrote to
 * stderr. The failure is missing only when all is well.
 */
export function verdict(
  end: End,
  published: ErrorContent | undefined,
  stderr: readonly string[],
  source: string,
): Verdict {
  if ('reason' in end) return { failure: end };
  if ('fault' in end) {
    const { fault, message } = end.fault;
    return { failure: { reason: fault, message: fault === 'no idle' ? message + HINT : message } };
  }
  const { status, executionCount: count, error: replied } = end.reply;
  if (status === 'aborted') {
    return {
      failure: { reason: 'aborted', message: 'the kernel did not run it (status aborted)' },
    };
  }
  if (published) return { failure: errorFailure(published, lineToldBy(published, count)) };
  const told = status === 'error' ? failed(replied, stderr, source) : uncaught(stderr, source);
  if (!told) return {};
  return { failure: errorFailure(told.error, told.line ?? lineToldBy(told.error, count)), told };
}

function failed(
  replied: ErrorContent | undefined,
  stderr: readonly string[],
  source: string,
): ToldError {
  if (replied) return { error: replied, text: '' };
  const nothing = { ename: 'Error', evalue: 'the kernel told no more', traceback: [] };
  return toldError(stderr, source) ?? { error: nothing, text: '' };
}

// The reply says ok, for the cell itself had ended when it happened.
function uncaught(stderr: readonly string[], source: string): ToldError | undefined {
  const byTslab = stderr.map((piece) => unhandledError(piece, source)).find(Boolean);
  return byTslab ?? uncaughtError(stderr);
}

function errorFailure(error: ErrorContent, line: number | undefined): Failure {
  const { ename, evalue } = error;
  const plain = evalue === '' ? ename : `${ename}: ${evalue}`;
  // Where no line is told the message must keep the place.
  const message = line === undefined ? plain : (ownMessage(error) ?? plain);
  return { reason: 'error', message, ...(line === undefined ? {} : { line }) };
}

function lineToldBy(error: ErrorContent, count: number | null): number | undefined {
  const own = count === null ? undefined : ownLine(error, count);
  if (own !== undefined) return own;
  const plain = stripVTControlCharacters(error.traceback.join('\n'));
  const [, python] = /\bIn ?\[\d+\], line (\d+)/.exec(plain) ?? []; // IPython: Cell In[3], line 2
  return python === undefined ? undefined : Number(python);
}
