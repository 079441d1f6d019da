// The released notebooks, whose cells a grader puts back where a student has changed them.
import { join } from 'node:path';
import { hash, type Manifest, type ManifestNotebook } from '../../exercises/manifest.ts';
import { readNotebook } from '../../notebook/files.ts';
import { NotebookError } from '../../notebook/notebook-error.ts';
import { UsageError } from '../../usage-error.ts';

export interface ReleasedNotebook {
  readonly entry: ManifestNotebook;
  /** The source of each released cell, by its id. */
  readonly cells: ReadonlyMap<string, string>;
}

/**
 * The notebooks of `exercises/`, by the names of their files. Throws UsageError for one that is missing
 * or is not what the manifest says.
 */
export async function readReleased(
  folder: string,
  manifest: Manifest,
): Promise<ReadonlyMap<string, ReleasedNotebook>> {
  const released = new Map<string, ReleasedNotebook>();
  for (const entry of manifest.notebooks) released.set(entry.file, await one(folder, entry));
  return released;
}

async function one(folder: string, entry: ManifestNotebook): Promise<ReleasedNotebook> {
  const path = join(folder, entry.file);
  const { cells } = await readNotebook(path).catch((error: unknown) => {
    throw error instanceof NotebookError ? new UsageError(error.message, { cause: error }) : error;
  });
  const wanted = new Map(entry.cells.map(({ id, sha256 }) => [id, sha256]));
  const wrong = cells.find((cell) => wanted.get(cell.id) !== hash(cell));
  if (wrong !== undefined) throw differs(path, `the cell ${wrong.id} is not the released one`);
  if (cells.length !== wanted.size) {
    throw differs(path, `it has ${cells.length} cells, but ${wanted.size} were released`);
  }
  return { entry, cells: new Map(cells.map(({ id, source }) => [id, source])) };
}

function differs(path: string, what: string): UsageError {
  const mend = 'restore exercises/ from git, or make it anew with: npm run course -- exercises';
  return new UsageError(`${path}: ${what} (by exercises/manifest.json); ${mend}`);
}
