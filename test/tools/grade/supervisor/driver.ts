// A grading in a process of its own, which a test may kill. Arguments: the folder, then ids.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { progressOn } from '../../../../tools/grade/supervisor/progress.ts';
import { superviseGrading } from '../../../../tools/grade/supervisor/supervise.ts';
import { UsageError } from '../../../../tools/usage-error.ts';
import { empty, submission } from './submissions.ts';

const [dir, ...ids] = process.argv.slice(2);
const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
try {
  const results = await superviseGrading({
    submissions: ids.map((id) => submission(id)),
    worker: {
      command: process.execPath,
      args: [join(import.meta.dirname, 'fake-worker.mjs'), dir],
    },
    journal: join(dir, 'journal.jsonl'),
    graderHash: 'grader',
    workers: 2,
    progress: progressOn(),
    signal: stop.signal,
    empty,
  });
  writeFileSync(join(dir, 'results.json'), JSON.stringify(results));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
