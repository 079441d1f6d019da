// A notebook of a student examined, exercise by exercise, each in a fresh process.

import { createHmac } from 'node:crypto';
import {
  type Check,
  driveAsync,
  type Exercise,
  judgement,
  type Outcome,
  type Row,
} from 'course-checks';
import { type Random, random } from 'kernel-lib';
import { hash, type ManifestNotebook } from '../../exercises/manifest.ts';
import type { ExerciseResult } from '../result.ts';
import type { ReadSubmission, RunCell } from '../submission.ts';
import type { Candidate } from './candidate.ts';
import type { NoAnswer } from './channel.ts';
import { type About, graded, ungraded } from './grade-exercise.ts';
import { prepared, type Ready, readyCandidate, type Shared, tooLate } from './ready.ts';
import type { Translator } from './translator.ts';

export interface Examination {
  readonly translator: Translator;
  /** A fresh candidate for that exercise. */
  readonly candidate: (exercise: string) => Candidate;
  readonly exercise: (id: string) => Exercise;
  readonly hidden: (id: string) => readonly Check[];
  /** Where the inputs of hidden checks come from. */
  readonly seed: string;
  /** Seconds on the clock for one exercise and for all of them. */
  readonly seconds: { readonly exercise: number; readonly notebook: number };
}

/** All exercises of the notebook, in its order. */
export async function examine(
  submission: ReadSubmission,
  examination: Examination,
): Promise<ExerciseResult[]> {
  const { notebook } = examination.seconds;
  const end = performance.now() + 1000 * notebook;
  const cells = await prepared(submission.cells, examination.translator, end);
  const shared: Shared = { cells, lost: new Map(), end };
  const results: ExerciseResult[] = [];
  for (const released of submission.released.exercises) {
    const own = cells.filter(({ exercise }) => exercise === released.id);
    const about: About = {
      exercise: examination.exercise(released.id),
      released,
      source: own.map(({ source }) => source).join('\n\n'),
    };
    const missing = submission.missing[released.id];
    if (missing !== undefined) results.push(ungraded(about, 'not-attempted', missing));
    else if (own.every((cell) => isUntouched(submission.released, cell))) {
      results.push(ungraded(about, 'not-attempted', 'Nothing was written.'));
    } else if (performance.now() > end) {
      results.push(ungraded(about, 'timeout', tooLate(notebook).sentence));
    } else results.push(await examineOne(about, shared, examination));
  }
  return results;
}

function isUntouched({ cells }: ManifestNotebook, { id, source }: RunCell): boolean {
  const released = cells.find((cell) => cell.id === id);
  return released?.sha256 === hash({ cell_type: 'code', source });
}

async function examineOne(
  about: About,
  shared: Shared,
  examination: Examination,
): Promise<ExerciseResult> {
  const { candidate: start, seconds } = examination;
  let ready: Ready | NoAnswer | undefined;
  try {
    ready = await readyCandidate(about.released.id, shared, { start, seconds: seconds.notebook });
    if ('verdict' in ready) return ungraded(about, ready.verdict, ready.sentence);
    return graded(about, await judged(about.exercise, ready, examination));
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return ungraded(about, 'grader-error', `The grader failed: ${what}`);
  } finally {
    if (ready !== undefined && 'candidate' in ready) ready.candidate.close();
  }
}

async function judged(
  exercise: Exercise,
  { candidate, faults }: Ready,
  { hidden, seed, seconds }: Examination,
): Promise<readonly Row[]> {
  const checks = [...exercise.visible, ...hidden(exercise.id)];
  const end = performance.now() + 1000 * seconds.exercise;
  let late: Outcome | undefined;
  const { rows } = await driveAsync(
    judgement(exercise, checks, drawn(seed, exercise.id)),
    async (call) => {
      if (performance.now() > end) late ??= { kind: 'timeout', seconds: seconds.exercise };
      if (late) return late; // after one wait the rest is not waited for
      const outcome = await candidate.call(call);
      if (outcome.kind === 'timeout') late = outcome;
      // What is missing may be so because its cell ended before it.
      return outcome.kind === 'missing' && faults.length > 0 ? faults[0] : outcome;
    },
  );
  return rows;
}

/** Hidden inputs are of this run and this exercise: nobody knows them before. */
function drawn(seed: string, exercise: string): Random {
  return random(createHmac('sha256', seed).update(exercise).digest().readUInt32BE(0));
}
