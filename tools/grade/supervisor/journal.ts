// The journal of a run: a file to which lines are only added, each on the disk before the next is
// begun. Whatever ends the process, what the file tells up to its last newline is true.
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../../usage-error.ts';
import { type Entry, type Header, lineOf, VERSION } from './journal-line.ts';
import { type JournalState, readJournal } from './journal-state.ts';
import { type Lock, takeLock } from './lock.ts';

export interface Journal extends Pick<JournalState, 'results' | 'deaths' | 'damaged'> {
  readonly seed: string;
  /** What a person is to know: an old journal that is not used, say. */
  readonly remarks: readonly string[];
  /** Adds a line and waits until the disk has it. Throws a UsageError if that cannot be done. */
  append(entry: Exclude<Entry, Header>): void;
  close(): void;
}

/** Opens the journal of this grader at `path`, or begins one. Throws a UsageError if it cannot. */
export async function openJournal(path: string, graderHash: string): Promise<Journal> {
  let lock: Lock | undefined;
  try {
    mkdirSync(dirname(path), { recursive: true });
    lock = await takeLock(`${path}.lock`);
    return opened(path, graderHash, lock);
  } catch (error) {
    lock?.release();
    throw unwritable(path, error);
  }
}

function opened(path: string, graderHash: string, lock: Lock): Journal {
  const remarks: string[] = [];
  let state = readJournal(path);
  const fault = state && unusable(state, graderHash);
  if (fault) remarks.push(setAside(path, fault));
  if (!state?.header || fault) {
    begin(path, graderHash);
    state = readJournal(path);
  }
  if (!state?.header) throw new Error('what was just written cannot be read');
  const { results, deaths, damaged, end, header } = state;
  for (const { number, key } of damaged) {
    if (key !== undefined && results.has(key)) continue; // told again in a later line
    remarks.push(`${path}: line ${number} is damaged; what it told is graded again`);
  }
  return { seed: header.seed, results, deaths, damaged, remarks, ...writer(path, end, lock) };
}

function unusable({ header }: JournalState, graderHash: string): string | undefined {
  if (!header) return 'has no first line that can be read';
  if (header.version !== VERSION) return `is of version ${header.version} and not ${VERSION}`;
  if (header.graderHash === graderHash) return undefined;
  return 'was written by another grader or against other tests';
}

// The old journal is kept: it may be all that is left of an earlier grading.
function setAside(path: string, fault: string): string {
  let n = 1;
  while (existsSync(`${path}.${n}`)) n++;
  renameSync(path, `${path}.${n}`);
  return (
    `${path}: this journal ${fault}, so its results are not used; ` +
    `it is kept as ${path}.${n} and a new one is begun`
  );
}

function begin(path: string, graderHash: string): void {
  const seed = randomBytes(32).toString('hex');
  const unfinished = `${path}.new`;
  const fd = openSync(unfinished, 'w');
  try {
    writeAll(fd, lineOf({ kind: 'header', version: VERSION, graderHash, seed }), 0);
    fsyncSync(fd);
  } catch (error) {
    rmSync(unfinished);
    throw error;
  } finally {
    closeSync(fd);
  }
  renameSync(unfinished, path);
  syncFolder(dirname(path));
}

function writer(path: string, from: number, lock: Lock): Pick<Journal, 'append' | 'close'> {
  const fd = openSync(path, 'r+');
  let end = from;
  ftruncateSync(fd, end); // cuts off the line that was never finished
  const append = (entry: Entry) => {
    if (!lock.isHeld()) throw new UsageError(`${path}.lock was deleted; ${GO_ON}`);
    const line = lineOf(entry);
    try {
      writeAll(fd, line, end);
      fsyncSync(fd);
      end += line.length;
    } catch (error) {
      cutOff(fd, end);
      throw unwritable(path, error);
    }
  };
  return {
    append,
    close: () => {
      closeSync(fd);
      lock.release();
    },
  };
}

function cutOff(fd: number, end: number): void {
  try {
    ftruncateSync(fd, end);
  } catch {
    // A disk that refuses this too: the next start cuts the line off, before it adds another.
  }
}

// A write may take a part of the bytes only, as it does on the last free ones of a disk.
function writeAll(fd: number, bytes: Buffer, position: number): void {
  for (let done = 0; done < bytes.length; ) {
    done += writeSync(fd, bytes, done, bytes.length - done, position + done);
  }
}

// So that the name is on the disk too. Windows and some network disks have no such thing for a folder;
// without it the whole journal may be lost with the machine's power, but never a part.
function syncFolder(folder: string): void {
  let fd: number | undefined;
  try {
    fd = openSync(folder, 'r');
    fsyncSync(fd);
  } catch {
    // see above
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

const GO_ON = 'run the same command again to go on from what is in the journal';

const REASONS: ReadonlyMap<unknown, string> = new Map([
  ['ENOSPC', 'the disk is full; make room'],
  ['EDQUOT', 'your share of the disk is full; make room'],
  ['EFBIG', 'it is larger than files may be here; raise that limit (ulimit -f)'],
  ['EROFS', 'the disk can only be read; choose another folder'],
  ['EACCES', 'you may not write there; choose another folder'],
  ['EPERM', 'you may not write there; choose another folder'],
  ['ENOTDIR', 'a part of its path is a file; choose another folder'],
  ['EEXIST', 'a part of its path is a file; choose another folder'],
  ['EISDIR', 'there is a folder of this name; choose another name'],
]);

function unwritable(path: string, error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error)) return error;
  const reason = REASONS.get(error.code) ?? `${error.message}; mend that`;
  return new UsageError(`${path}: the journal cannot be written: ${reason}, then ${GO_ON}`);
}
