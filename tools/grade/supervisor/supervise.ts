// Grades all submissions, some at a time, so that none stops or slows another and nothing that is
// graded is lost, whatever ends this process.
import { setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import { UsageError } from '../../usage-error.ts';
import type { SubmissionResult } from '../result.ts';
import type { Submission } from '../submission.ts';
import { keyOf } from './job.ts';
import { type Journal, openJournal } from './journal.ts';
import { labelled } from './label.ts';
import type { Progress } from './progress.ts';
import { type Grading, type Pending, Slot } from './slot.ts';
import type { WorkerCommand } from './worker.ts';

export interface SupervisorOptions {
  readonly submissions: readonly Submission[];
  readonly worker: WorkerCommand;
  /** The file of the journal; its folder is made if need be. */
  readonly journal: string;
  /** Of the tests and of all that decides a mark: results are reused only under the same one. */
  readonly graderHash: string;
  /** How many submissions are graded at a time: by default one for each core. */
  readonly workers?: number;
  readonly progress: Progress;
  /** When it fires all workers are killed, and the promise rejects with GradingInterrupted. */
  readonly signal?: AbortSignal;
  /** After so long the worker is killed, whatever it does: 600 by default. */
  readonly secondsPerSubmission?: number;
  /** The result of a submission that is not graded: no points, and why. */
  readonly empty: Grading['empty'];
}

/** Not an error of anybody; the message says how to go on. */
export class GradingInterrupted extends UsageError {}

/**
 * The results in the order of the submissions. What the journal holds is not graded again; what it
 * does not hold is graded with the seed of the journal. Throws a UsageError if the journal cannot be
 * written or is in use, or if no worker starts.
 */
export async function superviseGrading(
  options: SupervisorOptions,
): Promise<readonly SubmissionResult[]> {
  const { workers = availableParallelism(), secondsPerSubmission = 600 } = options;
  checkOptions(workers, secondsPerSubmission);
  const { submissions, graderHash, progress } = options;
  const journal = await openJournal(options.journal, graderHash);
  try {
    for (const remark of journal.remarks) progress.remark(remark);
    const keys = submissions.map((submission) => keyOf(submission, graderHash));
    const results = new Map<string, SubmissionResult>();
    const pending: Pending[] = [];
    // Two of one key are graded once.
    for (const [key, submission] of new Map(keys.map((key, i) => [key, submissions[i]]))) {
      const result = journal.results.get(key);
      if (result) results.set(key, result);
      else pending.push({ key, submission, remarks: remarksOn(key, journal) });
    }
    progress.begin(results.size + pending.length, results.size);
    const { worker, empty } = options;
    const grading = { worker, journal, progress, secondsPerSubmission, empty };
    await gradeAll(pending, Math.min(workers, pending.length), grading, results, options.signal);
    checkFinished(results.size, new Set(keys).size, options.journal);
    return submissions.map((submission, i) => labelled(finished(results, keys[i]), submission));
  } finally {
    progress.close();
    journal.close();
  }
}

async function gradeAll(
  pending: readonly Pending[],
  slots: number,
  grading: Grading,
  results: Map<string, SubmissionResult>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const stop = new AbortController();
  setMaxListeners(0, stop.signal); // each worker listens
  const abort = () => stop.abort();
  if (signal?.aborted) return;
  signal?.addEventListener('abort', abort);
  const queue = pending.values();
  const slot = () =>
    new Slot(grading, stop.signal).work(queue, ({ key, submission }, result) => {
      results.set(key, result);
      grading.progress.end(labelled(result, submission));
    });
  // What keeps one slot from working (a full disk) keeps all: the first reason ends the others.
  const working = Array.from({ length: slots }, () =>
    slot().catch((error) => {
      stop.abort();
      throw error;
    }),
  );
  const failed = (await Promise.allSettled(working)).find(({ status }) => status === 'rejected');
  signal?.removeEventListener('abort', abort);
  if (failed?.status === 'rejected') throw failed.reason;
}

function remarksOn(key: string, { damaged }: Journal): string[] {
  if (!damaged.some((line) => line.key === key)) return [];
  return ['its line in the journal of the grading was damaged, so it was graded again'];
}

function finished(results: ReadonlyMap<string, SubmissionResult>, key: string): SubmissionResult {
  const result = results.get(key);
  if (!result) throw new Error(`the grading of ${key} ended without a result`);
  return result;
}

function checkFinished(done: number, total: number, journal: string): void {
  if (done === total) return;
  throw new GradingInterrupted(
    `the grading was interrupted: ${done} of ${total} submissions are graded and kept in ` +
      `${journal}; run the same command again to go on`,
  );
}

function checkOptions(workers: number, seconds: number): void {
  if (!Number.isInteger(workers) || workers < 1) {
    throw new RangeError(
      `superviseGrading: workers is ${workers}; a whole number from 1 is wanted`,
    );
  }
  if (!(seconds > 0 && seconds <= 86_400)) {
    throw new RangeError(
      `superviseGrading: secondsPerSubmission is ${seconds}; a number from 0 to 86400 is wanted`,
    );
  }
}
