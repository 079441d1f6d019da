// Several notebooks, each on a kernel of its own, some at a time. None stops another.
import { availableParallelism } from 'node:os';
import { dirname, resolve } from 'node:path';
import pLimit from 'p-limit';
import { KernelError } from '../client/session.ts';
import { startKernel } from '../client/start.ts';
import { readNotebook, writeNotebook } from '../notebook/files.ts';
import type { Notebook } from '../notebook/notebook.ts';
import { kernelFor } from './default-kernel.ts';
import { cellsToRun, type Execution, executeNotebook } from './execute.ts';
import type { Limits } from './execute-cell.ts';
import type { Failure, Reason } from './failure.ts';
import { type Progress, silent } from './progress.ts';
import { stamped, stampOf } from './stamp.ts';
import type { Target } from './targets.ts';

export interface RunOptions {
  /** The name or kernel.json of a kernel, instead of the one that each notebook names. */
  readonly kernel?: string;
  readonly limits?: Partial<Limits>;
  /** How many notebooks run at a time: by default one for each core. */
  readonly jobs?: number;
  readonly progress?: Progress;
  /** When it fires all kernels are killed and nothing more is written. */
  readonly signal?: AbortSignal;
}

/** What became of one notebook. */
export interface NotebookRun {
  readonly file: string;
  /** Code cells that ran, of so many. */
  readonly cells: number;
  readonly total: number;
  readonly seconds: number;
  /** The executed notebook, also of a failed run; missing when nothing ran. */
  readonly executed?: string;
  readonly failure?: Failure;
}

/** Runs the notebooks and writes what was executed; the results stand in the order of the targets. */
export async function runNotebooks(
  targets: readonly Target[],
  options: RunOptions = {},
): Promise<NotebookRun[]> {
  const { jobs = Math.min(availableParallelism(), targets.length), progress = silent } = options;
  const read = await Promise.all(targets.map(({ file }) => reading(file)));
  progress.begin(
    targets.length,
    read.reduce((sum, { total }) => sum + total, 0),
  );
  const limit = pLimit(Math.max(1, jobs));
  const runs = targets.map((target, i) =>
    limit(async () => {
      const run = await runNotebook(target, read[i], options);
      progress.end(run);
      return run;
    }),
  );
  const results = await Promise.all(runs);
  progress.close();
  return results;
}

interface Reading {
  readonly notebook?: Notebook;
  readonly total: number;
  readonly failure?: Failure;
}

async function reading(file: string): Promise<Reading> {
  try {
    const notebook = await readNotebook(file);
    return { notebook, total: cellsToRun(notebook).length };
  } catch (error) {
    return { total: 0, failure: failureOf(error, 'read', file) };
  }
}

async function runNotebook(
  target: Target,
  { notebook, total, failure: unread }: Reading,
  options: RunOptions,
): Promise<NotebookRun> {
  const started = performance.now();
  const { file, executed } = target;
  const seconds = () => (performance.now() - started) / 1000;
  if (!notebook)
    return { file, cells: 0, total, seconds: 0, ...(unread ? { failure: unread } : {}) };
  let execution: Execution | undefined;
  let reason: Reason = 'start';
  try {
    execution = await onOwnKernel(file, notebook, options);
    options.signal?.throwIfAborted();
    reason = 'write';
    const { cells, failure, notebook: ran } = execution;
    await writeNotebook(executed, failure ? ran : stamped(ran, stampOf(notebook, options.kernel)));
    return { file, cells, total, seconds: seconds(), executed, ...(failure ? { failure } : {}) };
  } catch (error) {
    const failure = options.signal?.aborted ? INTERRUPTED : failureOf(error, reason, file);
    return { file, cells: execution?.cells ?? 0, total, seconds: seconds(), failure };
  }
}

async function onOwnKernel(
  file: string,
  notebook: Notebook,
  { kernel, limits = {}, progress = silent, signal }: RunOptions,
): Promise<Execution> {
  signal?.throwIfAborted();
  const spec = kernelFor(kernel ?? notebook.metadata.kernelspec?.name);
  const cwd = dirname(resolve(file));
  const client = await startKernel(spec, signal ? { cwd, signal } : { cwd });
  try {
    const execution = await executeNotebook(notebook, client, {
      limits,
      onCell: () => progress.cell(),
    });
    if (!execution.failure) await client.shutdown();
    return execution;
  } finally {
    await client.kill();
  }
}

const INTERRUPTED: Failure = { reason: 'interrupted', message: 'was interrupted' };

function failureOf(error: unknown, reason: Reason, file: string): Failure {
  if (!(error instanceof Error)) throw error;
  // What is told about a file begins with its name, and so does the sentence made from a failure.
  const message = error.message.replace(`${file}: `, '');
  return { reason: error instanceof KernelError ? error.fault : reason, message };
}
