// The worker's side. Its standard output belongs to the protocol: what else is to be said goes to
// the standard error.
import type { Readable, Writable } from 'node:stream';
import type { SubmissionResult } from '../result.ts';
import type { Job } from './job.ts';
import { LineCutter } from './lines.ts';
import { type JobLine, LONGEST_LINE, PROTOCOL } from './protocol.ts';

/**
 * Grades what is asked on `input` and answers on `output`. It is over when the input ends or nobody
 * reads the output, even while a job is being graded: then nobody waits for it, and the process is
 * to clean up and to end. Rejects if a line is no job.
 */
export function serveJobs(
  grade: (job: Job) => Promise<SubmissionResult>,
  input: Readable,
  output: Writable,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const cutter = new LineCutter(LONGEST_LINE);
    let isOver = false;
    const over = (settle: () => void) => {
      isOver = true;
      settle();
    };
    const say = (line: object) => {
      if (!isOver) output.write(`${JSON.stringify(line)}\n`);
    };
    input.on('data', (chunk: Buffer | string) => {
      try {
        for (const line of cutter.cut(Buffer.from(chunk))) {
          const { id, submission, seed }: JobLine = JSON.parse(line.toString());
          answer(grade, { submission, seed }).then((told) => say({ id, ...told }));
        }
      } catch (error) {
        over(() => reject(error));
      }
    });
    input.once('end', () => over(resolve));
    input.once('close', () => over(resolve));
    input.once('error', (error) => over(() => reject(error)));
    // EPIPE: the supervisor is gone.
    output.on('error', () => over(resolve));
    say({ ready: PROTOCOL });
  });
}

async function answer(
  grade: (job: Job) => Promise<SubmissionResult>,
  job: Job,
): Promise<{ result: SubmissionResult } | { error: string }> {
  try {
    return { result: await grade(job) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
