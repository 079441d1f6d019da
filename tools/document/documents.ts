// From files to documents: notebooks that were executed are taken as they are, the others are run where
// no earlier run of the same code is kept.

import { join } from 'node:path';
import { readNotebook } from '../notebook/files.ts';
import type { Notebook } from '../notebook/notebook.ts';
import { NotebookError } from '../notebook/notebook-error.ts';
import { fromHere, PROJECT } from '../project.ts';
import { sentence } from '../run/failure.ts';
import { type Fresh, freshNotebooks } from '../run/fresh.ts';
import { progressOn } from '../run/progress.ts';
import { targets } from '../run/targets.ts';
import type { Document } from './document.ts';
import { DocumentError, type Warning } from './document-error.ts';
import { readDocument } from './read-document.ts';

/** What became of a notebook: a document, or a sentence that says why there is none. */
export type Made =
  | { readonly file: string; readonly document: Document; readonly warnings: readonly Warning[] }
  | { readonly file: string; readonly failure: string };

/**
 * The documents of notebooks and of folders of notebooks, by default of all lectures, in their order.
 *
 * Throws UsageError for a file that does not exist.
 */
export async function documents(files: readonly string[], signal: AbortSignal): Promise<Made[]> {
  const asked = files.length > 0 ? files : [fromHere(join(PROJECT, 'notebooks'))];
  const names = targets(asked, join(PROJECT, 'build', 'none')).map(({ file }) => file);
  const asTheyAre = await Promise.all(names.map(executedNotebook));
  const toRun = names.filter((_, k) => asTheyAre[k] === undefined);
  const out = fromHere(join(PROJECT, 'build/executed'));
  const ran =
    toRun.length === 0
      ? []
      : await freshNotebooks(targets(toRun, out), {
          signal,
          progress: progressOn(process.stderr),
        });
  return names.map((file, k) => {
    const notebook = asTheyAre[k];
    return made(notebook ? { file, notebook } : ran[toRun.indexOf(file)]);
  });
}

/** The notebook if someone has executed it; one that cannot be read is left to the run to tell. */
async function executedNotebook(file: string): Promise<Notebook | undefined> {
  try {
    const notebook = await readNotebook(file);
    const ran = notebook.cells.some(
      (cell) => cell.cell_type === 'code' && cell.execution_count !== null,
    );
    return ran ? notebook : undefined;
  } catch (error) {
    if (error instanceof NotebookError) return undefined;
    throw error;
  }
}

function made(fresh: Fresh): Made {
  const { file } = fresh;
  if ('failure' in fresh) return { file, failure: sentence(file, fresh.failure) };
  try {
    return { file, ...readDocument(file, fresh.notebook) };
  } catch (error) {
    if (error instanceof DocumentError) return { file, failure: error.message };
    throw error;
  }
}
