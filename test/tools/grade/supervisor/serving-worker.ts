// A worker made of serveJobs, as the real one is.
import { serveJobs } from '../../../../tools/grade/supervisor/serve-jobs.ts';
import { empty } from './submissions.ts';

await serveJobs(
  async ({ submission, seed }) => empty(submission, 'unreadable', `\u2028 ${seed.length}`),
  process.stdin,
  process.stdout,
);
process.exit(); // a job that is still being graded must not keep it
