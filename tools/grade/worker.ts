// The program of one worker: grades the submissions it is sent, each exercise in a sandboxed process of
// its own. Its one word on the command line is the workplace as JSON.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT } from '../project.ts';
import { examine } from './examiner/examine.ts';
import { emptyResult, gradedResult } from './examiner/submission-result.ts';
import { examinationAt, translatorAt, type Workplace } from './examiner/workplace.ts';
import { readSubmission } from './intake/read-submission.ts';
import { readReleased } from './intake/released.ts';
import { readManifest } from './manifest-file.ts';
import type { SubmissionResult } from './result.ts';
import type { Submission } from './submission.ts';
import type { Job } from './supervisor/job.ts';
import { serveJobs } from './supervisor/serve-jobs.ts';

const workplace = JSON.parse(process.argv[2]) as Workplace; // of the supervisor, which is ours
const { tier } = workplace;
const manifest = await readManifest();
const released = await readReleased(join(PROJECT, 'exercises'), manifest);
const translator = translatorAt(workplace);

async function grade({ submission, seed }: Job): Promise<SubmissionResult> {
  const notebook = released.get(submission.notebook ?? '');
  if (notebook === undefined) throw new Error(`there is no released ${submission.notebook}`);
  const read = readSubmission(await bytesOf(submission), notebook);
  if ('unreadable' in read) {
    return emptyResult(submission, tier, manifest, 'unreadable', read.unreadable);
  }
  const ids = notebook.entry.exercises.map(({ id }) => id);
  const examination = await examinationAt(workplace, translator, ids, seed);
  return gradedResult(submission, tier, read.remarks, await examine(read, examination));
}

async function bytesOf({ path, sha256, origin }: Submission): Promise<Uint8Array> {
  const bytes = await readFile(path);
  if (createHash('sha256').update(bytes).digest('hex') === sha256) return bytes;
  throw new Error(`${origin} was changed while it was being graded`);
}

await serveJobs(grade, process.stdin, process.stdout);
translator.close();
process.exit();
