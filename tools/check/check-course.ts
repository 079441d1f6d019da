// The work of `course check`: reads, executes if need be, checks.

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { curriculum } from '../../curriculum/index.ts';
import { fromHere, PROJECT } from '../project.ts';
import { progressOn } from '../run/progress.ts';
import { type NotebookRun, runNotebooks } from '../run/run.ts';
import { targets } from '../run/targets.ts';
import { UsageError } from '../usage-error.ts';
import { anchorsOnDisk } from './anchors.ts';
import { checkCoverage } from './coverage.ts';
import { libraryOf } from './library.ts';
import { checkNotebook } from './notebook.ts';
import { pending } from './pending.ts';
import type { Report } from './report.ts';
import { readSubjects, type Source } from './subjects.ts';

/**
 * Checks notebooks, or the whole course if none is named. Outputs are those in the folder `executed`;
 * without it the notebooks are executed first.
 *
 * Throws UsageError for files and folders that do not exist.
 */
export async function checkCourse(
  files: readonly string[],
  executed: string | undefined,
  signal: AbortSignal,
): Promise<Report> {
  const asked = files.length > 0 ? files : [fromHere(join(PROJECT, 'notebooks'))];
  const whole = files.length === 0;
  if (executed !== undefined) {
    if (existsSync(executed)) return reportOn(targets(asked, executed), whole);
    throw new UsageError(`${executed}: there is no such folder; give one made by course run --out`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'course-check-'));
  try {
    const found = targets(asked, folder);
    const runs = await runNotebooks(found, { signal, progress: progressOn(process.stderr) });
    return await reportOn(runs.map(outcome), whole);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A notebook that failed has no outputs to check; why it failed is a finding. */
function outcome({ file, executed, failure }: NotebookRun): Source {
  if (failure === undefined && executed !== undefined) return { file, executed };
  // What cannot be read is told by whoever reads it next.
  if (failure === undefined || failure.reason === 'read') return { file };
  const { cell, line, message } = failure;
  const what = `does not run: ${message.split('\n')[0]}; correct the cell, or see course run`;
  const place = { file, ...(cell ? { cell: cell.id } : {}), ...(line ? { line } : {}) };
  return { file, finding: { ...place, what } };
}

async function reportOn(sources: readonly Source[], whole: boolean): Promise<Report> {
  const { subjects, findings } = await readSubjects(sources);
  const anchors = anchorsOnDisk();
  const each = subjects.flatMap((subject) => checkNotebook(subject, { curriculum, anchors }));
  const alone = { notebooks: sources.length, findings: [...findings, ...each], pending: [] };
  if (!whole) return alone;
  const library = libraryOf(PROJECT);
  return {
    ...alone,
    findings: [...alone.findings, ...checkCoverage(curriculum, subjects, library)],
    pending: pending(curriculum, subjects, library),
  };
}
