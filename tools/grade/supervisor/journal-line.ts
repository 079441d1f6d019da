// The lines of the journal. Each carries the checksum of its own text, so that a line that was torn
// or damaged is known without its neighbours.
import { createHash } from 'node:crypto';
import type { SubmissionResult } from '../result.ts';

export const VERSION = 1;

export type Entry = Header | Started | Finished | Death;

/** The first line. */
export interface Header {
  readonly kind: 'header';
  readonly version: number;
  readonly graderHash: string;
  /** Drawn at the start of the run; 64 hex digits. */
  readonly seed: string;
}

export interface Started {
  readonly kind: 'started';
  readonly key: string;
}

export interface Finished {
  readonly kind: 'result';
  readonly key: string;
  /** Without what intake remarked: that is told anew in each run. */
  readonly result: SubmissionResult;
}

/** A worker that ended, or had to be ended, while it graded this. */
export interface Death {
  readonly kind: 'death';
  readonly key: string;
  /** What happened, as the end of a sentence that begins with "the worker". */
  readonly how: string;
  /** The last it wrote to its standard error: for a person who looks into the journal. */
  readonly stderr: string;
}

const LINE = /^\{"check":"([0-9a-f]{64})","entry":/;
const KINDS = new Set(['header', 'started', 'result', 'death']);

/** The line of an entry, with its newline. */
export function lineOf(entry: Entry): Buffer {
  const text = JSON.stringify(entry);
  return Buffer.from(`{"check":"${checksum(Buffer.from(text))}","entry":${text}}\n`);
}

/** The entry of a line without its newline; undefined if the line is not as it was written. */
export function entryOf(line: Buffer): Entry | undefined {
  const start = LINE.exec(line.toString('latin1', 0, 100));
  if (start === null) return undefined;
  const text = line.subarray(start[0].length, -1);
  if (line.at(-1) !== 0x7d || checksum(text) !== start[1]) return undefined;
  const entry: Entry = JSON.parse(text.toString()); // the checksum says that we wrote it
  return KINDS.has(entry.kind) ? entry : undefined;
}

function checksum(text: Buffer): string {
  return createHash('sha256').update(text).digest('hex');
}
