// `course grade`, stage by stage: intake, grading, gradebook, exports, feedback.

import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../exercises/manifest.ts';
import { readNotebook } from '../notebook/files.ts';
import { PROJECT } from '../project.ts';
import { UsageError } from '../usage-error.ts';
import { emptyResult } from './examiner/submission-result.ts';
import { type Workplace, writePrograms } from './examiner/workplace.ts';
import { exportGrades } from './exports/export-grades.ts';
import { type Hints, hintsOf } from './feedback/hints.ts';
import { writeFeedback } from './feedback/write-feedback.ts';
import { readOut } from './gradebook/command-work.ts';
import { type Gradebook, openGradebook } from './gradebook/gradebook.ts';
import { graderHash } from './grader-hash.ts';
import { takeIn } from './intake/take-in.ts';
import { readManifest } from './manifest-file.ts';
import { feedbackMarks, givenTexts } from './marks-for-feedback.ts';
import type { SubmissionResult } from './result.ts';
import { refuseDebugger } from './sandbox/debugger.ts';
import type { Found } from './sandbox/tools.ts';
import type { Intake, Refused, Submission } from './submission.ts';
import type { Progress } from './supervisor/progress.ts';
import { superviseGrading } from './supervisor/supervise.ts';

export interface Grading {
  /** A folder or a `.zip` of submissions. */
  readonly submissions: string;
  /** The folder of all that is written. */
  readonly out: string;
  readonly sandbox: Found;
  readonly workers?: number;
  /** Processor time that one cell or one call may take, in seconds. */
  readonly seconds?: number;
  /** The file of the rule for late submissions. */
  readonly config?: string;
  readonly anonymous?: boolean;
  readonly now: () => string;
  readonly print: (line: string) => void;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** The results, in the order of students and notebooks. */
export async function gradeClass(grading: Grading): Promise<readonly SubmissionResult[]> {
  refuseDebugger();
  const manifest = await readManifest();
  const work = join(grading.out, 'work');
  const taken = await takenIn(grading, manifest, join(work, 'unpacked'));
  const { results, isNew } = await graded(grading, manifest, taken, work);
  const book = await openGradebook(join(grading.out, 'grades.sqlite'));
  try {
    await recorded(book, grading, results, taken.refused, isNew);
    await written(book, grading, manifest, results);
  } finally {
    book.close();
  }
  await rm(work, { recursive: true, force: true });
  return results;
}

/** What was handed in; a notebook that answers none of ours is refused like any other file. */
async function takenIn(
  { submissions: path, print }: Grading,
  manifest: Manifest,
  unpackTo: string,
): Promise<Intake> {
  const { submissions, refused } = await takeIn(path, { unpackTo, manifest });
  const strange = submissions.filter(({ notebook }) => notebook === undefined);
  const all: Refused[] = [...refused, ...strange.map(refusedAsStrange)];
  for (const { origin, reason } of all) print(`refused: ${origin}: ${reason}`);
  const known = submissions.filter(({ notebook }) => notebook !== undefined);
  if (known.length === 0) {
    throw new UsageError(`${path}: there is no submission of any released notebook in it`);
  }
  return { submissions: known, refused: all };
}

function refusedAsStrange({ origin, student }: Submission): Refused {
  const reason =
    'it has no cell and no name of a released notebook, so nobody knows what it answers';
  return { origin, student, reason };
}

async function graded(
  { sandbox, workers, seconds, out, progress, signal }: Grading,
  manifest: Manifest,
  { submissions }: Intake,
  work: string,
): Promise<{ results: readonly SubmissionResult[]; isNew: boolean }> {
  const { tier, tools } = sandbox;
  const programs = join(work, 'programs');
  const exercises = manifest.notebooks.flatMap((notebook) => notebook.exercises);
  await mkdir(programs, { recursive: true });
  await writePrograms(
    programs,
    exercises.map(({ id }) => id),
  );
  const workplace: Workplace = { tier, tools, programs, ...(seconds !== undefined && { seconds }) };
  let isNew = false;
  const results = await superviseGrading({
    submissions,
    worker: {
      command: process.execPath,
      args: ['--import', 'tsx', join(import.meta.dirname, 'worker.ts'), JSON.stringify(workplace)],
    },
    journal: join(out, 'journal.jsonl'),
    graderHash: await graderHash(tier),
    progress: {
      ...progress,
      begin: (total, done) => {
        isNew = done < total;
        progress.begin(total, done);
      },
    },
    signal,
    empty: (submission, status, reason) => emptyResult(submission, tier, manifest, status, reason),
    ...(workers !== undefined && { workers }),
  });
  return { results, isNew };
}

/** A run that graded nothing new and found the same is no other run. */
async function recorded(
  book: Gradebook,
  { sandbox: { tier }, now, print }: Grading,
  results: readonly SubmissionResult[],
  refused: readonly Refused[],
  isNew: boolean,
): Promise<void> {
  const grader = await graderHash(tier);
  const last = book.runs().at(-1);
  const isKnown =
    !isNew && last?.grader === grader && book.marks(last.id).length === results.length;
  if (isKnown) return;
  const run = book.record({ time: now(), grader, tier }, results, refused);
  await book.save();
  if (last === undefined) return;
  const changes = book.difference(last.id, run);
  if (changes.length === 0) return;
  print(
    `Against run ${last.id} ${changes.length} marks are others; see them with: ` +
      `npm run course -- grades diff ${last.id} ${run}`,
  );
}

async function written(
  book: Gradebook,
  { out, config, print, now, anonymous = false }: Grading,
  manifest: Manifest,
  results: readonly SubmissionResult[],
): Promise<void> {
  const surroundings = { project: PROJECT, print, now };
  const grades = await readOut(surroundings, book, config === undefined ? {} : { config });
  for (const line of await exportGrades(grades, book.path, { out })) print(line);
  const marks = feedbackMarks(grades);
  const files = await writeFeedback(
    out,
    results.map((result) => ({ result, marks: marks(result) })),
    { hints: await allHints(manifest), given: await givenTexts(manifest), anonymous },
  );
  print(
    `${files.length} pages of feedback: ${join(out, 'report.html')} is the report on the class`,
  );
}

async function allHints(manifest: Manifest): Promise<Hints> {
  const maps = manifest.notebooks.map(async (entry) => {
    return hintsOf(await readNotebook(join(PROJECT, 'exercises', entry.file)), entry);
  });
  return new Map((await Promise.all(maps)).flatMap((map) => [...map]));
}
