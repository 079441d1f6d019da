// What a journal tells: what is finished, what went wrong, and which of its lines cannot be read.
import { closeSync, openSync, readSync } from 'node:fs';
import type { SubmissionResult } from '../result.ts';
import { type Death, type Entry, entryOf, type Header } from './journal-line.ts';
import { LineCutter } from './lines.ts';

export interface JournalState {
  /** Undefined if the first line is none. */
  readonly header?: Header;
  /** By key. */
  readonly results: ReadonlyMap<string, SubmissionResult>;
  readonly deaths: ReadonlyMap<string, readonly Death[]>;
  readonly damaged: readonly DamagedLine[];
  /** The length up to the last newline; what follows is a line that was never finished. */
  readonly end: number;
}

export interface DamagedLine {
  /** From 1. */
  readonly number: number;
  /** The key that can still be read in it, if one can. */
  readonly key?: string;
}

const CHUNK = 1 << 20;
const KEY = /"key":"([0-9a-f]{64})"/;

/** Reads the journal at `path`; undefined if there is none. */
export function readJournal(path: string): JournalState | undefined {
  const results = new Map<string, SubmissionResult>();
  const deaths = new Map<string, Death[]>();
  const damaged: DamagedLine[] = [];
  let header: Header | undefined;
  const file = read(path);
  if (file === undefined) return undefined;
  let number = 0;
  let end = 0;
  for (const line of file) {
    number++;
    end += line.length + 1;
    const entry = entryOf(line);
    if (entry === undefined) damaged.push({ number, ...keyIn(line) });
    else if (entry.kind !== 'header') note(entry, results, deaths);
    else if (number === 1) header = entry;
  }
  return { ...(header ? { header } : {}), results, deaths, damaged, end };
}

function note(
  entry: Exclude<Entry, Header>,
  results: Map<string, SubmissionResult>,
  deaths: Map<string, Death[]>,
): void {
  if (entry.kind === 'result') results.set(entry.key, entry.result);
  if (entry.kind === 'death') deaths.set(entry.key, [...(deaths.get(entry.key) ?? []), entry]);
}

function keyIn(line: Buffer): { readonly key?: string } {
  const key = KEY.exec(line.toString('latin1', 0, 1000))?.[1];
  return key === undefined ? {} : { key };
}

function read(path: string): Generator<Buffer, void> | undefined {
  try {
    return linesOf(openSync(path, 'r'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

// By chunks: a journal of a thousand submissions may be longer than a string can be.
function* linesOf(fd: number): Generator<Buffer, void> {
  try {
    const cutter = new LineCutter(Number.POSITIVE_INFINITY);
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK); // a fresh one: lines are parts of it
      const length = readSync(fd, chunk);
      if (length === 0) return;
      yield* cutter.cut(chunk.subarray(0, length));
    }
  } finally {
    closeSync(fd);
  }
}
