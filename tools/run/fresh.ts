// Executed notebooks for those who only need their outputs: what is there and still holds is taken,
// the rest is run.

import { existsSync } from 'node:fs';
import { readNotebook } from '../notebook/files.ts';
import type { Cell, Notebook } from '../notebook/notebook.ts';
import type { Failure } from './failure.ts';
import { type RunOptions, runNotebooks } from './run.ts';
import { stampIn, stampOf } from './stamp.ts';
import type { Target } from './targets.ts';

/** A notebook with outputs that belong to its code as it is now, or why there is none. */
export type Fresh =
  | { readonly file: string; readonly notebook: Notebook }
  | { readonly file: string; readonly failure: Failure };

/** The executed notebooks, in the order of the targets. */
export async function freshNotebooks(
  targets: readonly Target[],
  options: RunOptions = {},
): Promise<Fresh[]> {
  const kept = await Promise.all(targets.map((target) => keptOutputs(target, options.kernel)));
  const stale = targets.filter((_, k) => kept[k] === undefined);
  const runs = stale.length === 0 ? [] : await runNotebooks(stale, options);
  return Promise.all(
    targets.map(async ({ file, executed }, k): Promise<Fresh> => {
      const notebook = kept[k];
      if (notebook) return { file, notebook };
      const run = runs[stale.indexOf(targets[k])];
      if (run.failure) return { file, failure: run.failure };
      return { file, notebook: await readNotebook(executed) };
    }),
  );
}

/** The notebook as it is written now, with the outputs of an earlier run of the same code. */
async function keptOutputs(
  { file, executed }: Target,
  kernel: string | undefined,
): Promise<Notebook | undefined> {
  if (!existsSync(file) || !existsSync(executed)) return undefined;
  try {
    const [notebook, run] = await Promise.all([readNotebook(file), readNotebook(executed)]);
    return stampIn(run) === stampOf(notebook, kernel) ? withOutputs(notebook, run) : undefined;
  } catch {
    // What cannot be read is run, and then says why.
    return undefined;
  }
}

function withOutputs(notebook: Notebook, run: Notebook): Notebook {
  const ran = new Map(run.cells.map((cell) => [cell.id, cell]));
  const cells = notebook.cells.map((cell): Cell => {
    const earlier = ran.get(cell.id);
    if (cell.cell_type !== 'code' || earlier?.cell_type !== 'code') return cell;
    const { outputs, execution_count } = earlier;
    return { ...cell, outputs, execution_count };
  });
  const { language_info } = run.metadata;
  const metadata = { ...notebook.metadata, ...(language_info ? { language_info } : {}) };
  return { ...notebook, metadata, cells };
}
