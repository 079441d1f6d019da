// The files of a book on the disk. Each is replaced in one step. A list of what the book has made says
// what may be removed: pages of notebooks that are gone, and nothing else.

import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { canonicalJson } from '../notebook/canonical-json.ts';
import { isObject } from '../notebook/fields.ts';
import type { Json } from '../notebook/notebook.ts';

/** A file of the book. */
export interface BookPart {
  /** Relative to the book's folder, with `/`. */
  readonly file: string;
  readonly content: string | Uint8Array;
  /** What it was made from, relative to the book's folder; null for what every book has. */
  readonly from: string | null;
}

const LIST = '.book.json';

/** Writes the files and forgets those whose notebooks are gone; returns the names of the latter. */
export async function writeBook(folder: string, files: Iterable<BookPart>): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const before = await madeBefore(folder);
  const list = new Map(before);
  for (const { file, content, from } of files) {
    const path = join(folder, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFileAtomic(path, typeof content === 'string' ? content : Buffer.from(content));
    list.set(file, from);
  }
  const gone = [...list].flatMap(([file, from]) =>
    from === null || existsSync(resolve(folder, from)) ? [] : [file],
  );
  for (const file of gone) {
    await rm(join(folder, file), { force: true });
    list.delete(file);
  }
  const sorted = Object.fromEntries([...list].sort(([p], [q]) => (p < q ? -1 : 1)));
  await writeFileAtomic(join(folder, LIST), `${canonicalJson(sorted)}\n`);
  return gone;
}

// A list that cannot be read, or names what lies outside, removes nothing.
async function madeBefore(folder: string): Promise<[string, string | null][]> {
  const path = join(folder, LIST);
  if (!existsSync(path)) return [];
  const list = parsed(await readFile(path, 'utf8'));
  return Object.entries(list).flatMap(([file, from]): [string, string | null][] =>
    isInside(file) && (from === null || typeof from === 'string') ? [[file, from]] : [],
  );
}

function parsed(text: string): { readonly [key: string]: Json } {
  try {
    const value: Json = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function isInside(file: string): boolean {
  return /^(?:[\w-][\w.-]*\/)*[\w-][\w. -]*$/.test(file);
}
