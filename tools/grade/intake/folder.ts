// The files below a folder. Links are not followed, and what is no plain file is not opened.
import { constants, type Stats } from 'node:fs';
import { lstat, open, opendir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Limits, size } from './limits.ts';
import {
  type FoundFile,
  type Listing,
  type NotTaken,
  Refusal,
  reasonOf,
  refusal,
  symbolicLink,
} from './listing.ts';
import { isForeignFolder, isPassedOver, shownName, twins, unsafe } from './names.ts';

interface Walk {
  readonly files: FoundFile[];
  readonly notTaken: NotTaken[];
  readonly limits: Limits;
  /** The folder the grader writes into, which may lie among the submissions. */
  readonly skip: string;
  readonly twin: ReturnType<typeof twins>;
  entries: number;
}

export async function folderListing(
  root: string,
  { limits, skip }: { readonly limits: Limits; readonly skip: string },
): Promise<Listing> {
  const walk: Walk = { files: [], notTaken: [], limits, skip, twin: twins(), entries: 0 };
  await into(root, [], walk);
  if (walk.entries > limits.entries) {
    const reason = `it holds more than ${limits.entries} files; what came later was not looked at`;
    walk.notTaken.push({ parts: [], origin: 'the folder', reason });
  }
  return walk;
}

async function into(folder: string, parts: readonly string[], walk: Walk): Promise<void> {
  const { limits, notTaken } = walk;
  const before = walk.files.length + notTaken.length;
  const names = await namesIn(folder, limits.entries - walk.entries + 1);
  for (const name of names) {
    const each = [...parts, name];
    if (isPassedOver(each) || resolve(folder, name) === walk.skip) continue;
    if (++walk.entries > limits.entries) return;
    try {
      await one(join(folder, name), each, walk);
    } catch (error) {
      const reason = reasonOf(error);
      notTaken.push({ parts: each, origin: shownName(each), reason });
    }
  }
  const isEmpty = walk.files.length + notTaken.length === before;
  if (parts.length === 1 && isEmpty && walk.entries <= limits.entries) {
    notTaken.push({ parts, origin: shownName(parts), reason: 'the folder holds no file' });
  }
}

async function one(path: string, parts: readonly string[], walk: Walk): Promise<void> {
  const wrong = unsafe(parts);
  if (wrong !== undefined) throw new Refusal(wrong);
  const found = await lstat(path).catch((error: unknown) => {
    throw refusal(error);
  });
  if (found.isSymbolicLink()) throw new Refusal(symbolicLink);
  if (!found.isDirectory() && !found.isFile()) throw new Refusal(kind(found));
  if (found.isDirectory()) {
    if (isForeignFolder(parts[parts.length - 1])) {
      throw new Refusal('a folder of this name holds no submissions; it was not looked into');
    }
    if (parts.length > walk.limits.depth) {
      throw new Refusal(`it lies more than ${walk.limits.depth} folders deep`);
    }
    return into(path, parts, walk);
  }
  const twin = walk.twin(parts);
  if (twin !== undefined) throw new Refusal(twin);
  const read = () => plainFile(path, walk.limits.fileBytes);
  walk.files.push({ parts, origin: shownName(parts), edited: found.mtime, path, read });
}

function kind(found: Stats): string {
  if (found.isFIFO()) return 'it is a named pipe, not a file';
  return found.isSocket() ? 'it is a socket, not a file' : 'it is a device, not a file';
}

/** Sorted; at most so many. */
async function namesIn(folder: string, most: number): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const { name } of await opendir(folder)) {
      if (names.push(name) >= most) break;
    }
  } catch (error) {
    throw refusal(error);
  }
  return names.sort();
}

/** The bytes of a plain file. It is looked at again once it is open, for it may have been exchanged. */
export async function plainFile(path: string, most: number): Promise<Uint8Array> {
  // A pipe would block without O_NONBLOCK; Windows has neither flag.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const file = await open(path, flags).catch((error: unknown) => {
    throw refusal(error);
  });
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new Refusal(kind(found));
    if (found.size > most) {
      throw new Refusal(`it has ${size(found.size)}, but at most ${size(most)} are read`);
    }
    const bytes = Buffer.alloc(found.size);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
