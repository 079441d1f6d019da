// One grading at a time in a folder: a file that holds who grades. A grading that was killed leaves it
// behind; the next one sees that its process is gone.
import {
  closeSync,
  fstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { UsageError } from '../../usage-error.ts';
import { isRunning, startOf } from './process-start.ts';

export interface Lock {
  /** Whether the file is still ours: somebody may have deleted it. */
  isHeld(): boolean;
  release(): void;
}

interface Holder {
  readonly pid: number;
  readonly started?: string;
  readonly host: string;
}

/** Between the creation of the file and its text: long enough for any process that is alive. */
const PATIENCE = 500;

/** Takes the lock; refuses with a UsageError while another process holds it. */
export async function takeLock(path: string): Promise<Lock> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const lock = created(path);
    if (lock) return lock;
    const text = await settled(path);
    if (text === undefined) continue; // released in this moment
    refuseIfAlive(path, text);
    removeStale(path, text);
  }
  throw new UsageError(`${path}: other gradings keep taking this lock; wait for them to end`);
}

function created(path: string): Lock | undefined {
  let fd: number;
  try {
    fd = openSync(path, 'wx');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return undefined;
    throw error;
  }
  try {
    const started = startOf(process.pid);
    const holder: Holder = { pid: process.pid, ...(started ? { started } : {}), host: hostname() };
    writeSync(fd, `${JSON.stringify(holder)}\n`);
  } catch (error) {
    closeSync(fd);
    rmSync(path, { force: true });
    throw error;
  }
  return held(path, fd);
}

function held(path: string, fd: number): Lock {
  const { ino } = fstatSync(fd, { bigint: true });
  // The file stays open: its number is given to no other file meanwhile.
  const isHeld = () => statSync(path, { bigint: true, throwIfNoEntry: false })?.ino === ino;
  return {
    isHeld,
    release: () => {
      if (isHeld()) rmSync(path, { force: true });
      closeSync(fd);
    },
  };
}

/** The text of the lock, once it is written; undefined if there is no lock any more. */
async function settled(path: string): Promise<string | undefined> {
  const text = textOf(path);
  if (text === undefined || holderIn(text) !== undefined) return text;
  await delay(PATIENCE);
  return textOf(path);
}

function refuseIfAlive(path: string, text: string): void {
  const holder = holderIn(text);
  if (holder === undefined) return; // killed before it could write its name
  const { pid, started, host } = holder;
  if (host !== hostname()) {
    throw new UsageError(
      `${path}: process ${pid} on the machine ${host} grades into this folder; ` +
        'if it does not any more, delete this file',
    );
  }
  const now = isRunning(pid) ? startOf(pid) : undefined;
  const isGone = !isRunning(pid) || (started !== undefined && now !== undefined && now !== started);
  if (isGone) return;
  throw new UsageError(
    `${path}: process ${pid} grades into this folder already; wait for its end, ` +
      'stop it, or grade into another folder with --out',
  );
}

// Renamed first: between reading and deleting, another process may have put its own lock there.
function removeStale(path: string, judged: string): void {
  const aside = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return; // another one was faster
  }
  if (textOf(aside) === judged) rmSync(aside, { force: true });
  else renameSync(aside, path);
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function holderIn(text: string): Holder | undefined {
  try {
    const holder: Holder | null = JSON.parse(text);
    return typeof holder?.pid === 'number' && holder.pid > 0 ? holder : undefined;
  } catch {
    return undefined;
  }
}
