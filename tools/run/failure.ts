// What can go wrong with a notebook, as data and as a sentence.

import type { ErrorContent } from '../client/messages.ts';
import type { KernelFault } from '../client/session.ts';

export type Reason =
  | 'read'
  | 'write'
  | 'error'
  | 'aborted'
  | 'timeout'
  | 'output'
  | 'interrupted'
  | KernelFault;

export interface Failure {
  readonly reason: Reason;
  /** What happened; the first line says it, more lines may show it. */
  readonly message: string;
  /** The cell where it happened, counted from 1 among all cells. */
  readonly cell?: { readonly number: number; readonly id: string };
  /** The line within the cell, from 1, where it is known. */
  readonly line?: number;
}

/** The failure with the place where it happened: `a.ipynb: cell 3 (id "sum"), line 2: …`. */
export function sentence(file: string, { cell, line, message }: Failure): string {
  const where = cell ? ` cell ${cell.number} (id "${cell.id}")` : '';
  const at = line === undefined ? '' : `, line ${line}`;
  return `${file}:${where}${at}${cell ? ':' : ''} ${message}`;
}

/** The failure as an error output, so that whoever reads the notebook sees a failed cell. */
export function errorOf({ reason, message }: Failure): ErrorContent {
  return { ename: `Failure (${reason})`, evalue: message, traceback: message.split('\n') };
}
