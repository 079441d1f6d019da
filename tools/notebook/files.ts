// Notebooks on disk. A file is replaced in one step: no reader ever sees half of it.

import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { Notebook } from './notebook.ts';
import { NotebookError } from './notebook-error.ts';
import { read } from './read.ts';
import { write } from './write.ts';

/** The notebook in a file. Throws NotebookError if the file cannot be read or holds no notebook. */
export async function readNotebook(path: string): Promise<Notebook> {
  return read(await bytes(path), path);
}

/**
 * Writes the notebook under a temporary name in the same folder, made if need be, and renames it.
 * Throws NotebookError if the notebook cannot be serialised or the file cannot be written.
 */
export async function writeNotebook(path: string, notebook: Notebook): Promise<void> {
  const text = serialised(path, notebook);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFileAtomic(path, text);
  } catch (cause) {
    throw new NotebookError(
      { file: path, path: [] },
      `the file cannot be written (${code(cause)}); check its folder and its permissions`,
      { cause },
    );
  }
}

function serialised(path: string, notebook: Notebook): string {
  try {
    return write(notebook);
  } catch (cause) {
    const sentence = cause instanceof Error ? cause.message : String(cause);
    throw new NotebookError({ file: path, path: [] }, sentence, { cause });
  }
}

async function bytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new NotebookError({ file: path, path: [] }, unreadable(code(cause)), { cause });
  }
}

function unreadable(code: string): string {
  if (code === 'ENOENT') return 'there is no such file; check the spelling and the folder';
  if (code === 'EISDIR') return 'this is a folder; name a file in it';
  return `the file cannot be read (${code}); check its path and its permissions`;
}

/** The code of an error of the file system, as in ENOENT. */
function code(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
}
