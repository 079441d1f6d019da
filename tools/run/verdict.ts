// Whether a cell failed, and how, from the way it ended and from what it put out.
import { stripVTControlCharacters } from 'node:util';
import type { ErrorContent, ExecuteReply } from '../client/messages.ts';
import type { KernelError } from '../client/session.ts';
import type { Failure } from './failure.ts';
import { type ToldError, toldError, unhandledError } from './tslab-errors.ts';

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
  const { status, error: replied } = end.reply;
  if (status === 'aborted') {
    return {
      failure: { reason: 'aborted', message: 'the kernel did not run it (status aborted)' },
    };
  }
  if (published) return { failure: errorFailure(published, lineToldBy(published)) };
  if (status === 'error') {
    const nothing = { ename: 'Error', evalue: 'the kernel told no more', traceback: [] };
    const told = replied
      ? { error: replied, text: '' }
      : (toldError(stderr, source) ?? { error: nothing, text: '' });
    return { failure: errorFailure(told.error, told.line ?? lineToldBy(told.error)), told };
  }
  const told = stderr.map((piece) => unhandledError(piece, source)).find(Boolean);
  return told ? { failure: errorFailure(told.error, told.line), told } : {};
}

function errorFailure({ ename, evalue }: ErrorContent, line: number | undefined): Failure {
  const message = evalue === '' ? ename : `${ename}: ${evalue}`;
  return { reason: 'error', message, ...(line === undefined ? {} : { line }) };
}

// `cell-3.ts:2:7` is the project's kernel, `Cell In[3], line 2` is IPython.
function lineToldBy({ traceback }: ErrorContent): number | undefined {
  const plain = stripVTControlCharacters(traceback.join('\n'));
  const [, ours, python] = /\bcell-\d+\.ts:(\d+)|\bIn ?\[\d+\], line (\d+)/.exec(plain) ?? [];
  return (ours ?? python) ? Number(ours ?? python) : undefined;
}
