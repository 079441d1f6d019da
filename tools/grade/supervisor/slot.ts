// One slot of the pool: it takes submission after submission, and starts its worker anew when that
// has failed. A submission on which workers failed twice is quarantined.
import type { SubmissionResult } from '../result.ts';
import type { Submission } from '../submission.ts';
import { seedOf } from './job.ts';
import type { Journal } from './journal.ts';
import type { Death } from './journal-line.ts';
import { bare } from './label.ts';
import type { Progress } from './progress.ts';
import { type Outcome, startWorker, type Worker, type WorkerCommand } from './worker.ts';

/** What is still to be graded. */
export interface Pending {
  readonly key: string;
  readonly submission: Submission;
  /** What the supervisor has to say about it. */
  readonly remarks: readonly string[];
}

export interface Grading {
  readonly worker: WorkerCommand;
  readonly journal: Journal;
  readonly progress: Progress;
  readonly secondsPerSubmission: number;
  /** The result of a submission that is not graded: no points, and why. */
  readonly empty: (
    submission: Submission,
    status: 'unreadable' | 'quarantined',
    reason: string,
  ) => SubmissionResult;
}

const ATTEMPTS = 2;

export class Slot {
  readonly #grading: Grading;
  readonly #signal: AbortSignal;
  #worker: Worker | undefined;
  #jobs = 0;

  constructor(grading: Grading, signal: AbortSignal) {
    this.#grading = grading;
    this.#signal = signal;
  }

  /** Grades what the queue, which other slots share, still holds. */
  async work(
    queue: Iterable<Pending>,
    done: (pending: Pending, result: SubmissionResult) => void,
  ): Promise<void> {
    try {
      for (const pending of queue) {
        const result = await this.#resultOf(pending);
        if (this.#signal.aborted) return;
        const { key, remarks } = pending;
        const told = bare(result, pending.submission);
        const kept = { ...told, remarks: [...told.remarks, ...remarks] };
        this.#grading.journal.append({ kind: 'result', key, result: kept });
        done(pending, kept);
      }
    } finally {
      if (this.#worker?.isRunning()) await this.#worker.close();
    }
  }

  async #resultOf(pending: Pending): Promise<SubmissionResult> {
    const { journal, progress, empty } = this.#grading;
    const { key, submission } = pending;
    const deaths = [...(journal.deaths.get(key) ?? [])];
    while (deaths.length < ATTEMPTS) {
      journal.append({ kind: 'started', key });
      const outcome = await this.#attempt(pending);
      if ('result' in outcome) return outcome.result;
      const death: Death = { kind: 'death', key, ...outcome };
      deaths.push(death);
      if (this.#signal.aborted) break; // we ended it; the caller drops what is returned
      journal.append(death);
      const next = deaths.length < ATTEMPTS ? 'it is tried once more' : 'it is quarantined';
      progress.remark(`${submission.origin}: the worker ${outcome.how}; ${next}`);
    }
    return empty(submission, 'quarantined', reasonOf(deaths));
  }

  async #attempt({ key, submission }: Pending): Promise<Outcome> {
    const { journal, worker: command, secondsPerSubmission } = this.#grading;
    if (!this.#worker?.isRunning()) this.#worker = await startWorker(command, this.#signal);
    const job = { id: ++this.#jobs, submission, seed: seedOf(journal.seed, key) };
    return this.#worker.grade(job, secondsPerSubmission);
  }
}

function reasonOf(deaths: readonly Death[]): string {
  const [first, second] = deaths.map(({ how }) => how);
  const told =
    first === second ? `both times the worker ${first}` : `it ${first}, then it ${second}`;
  return `the grader's worker failed twice on this submission (${told}); a person is to look at it`;
}
