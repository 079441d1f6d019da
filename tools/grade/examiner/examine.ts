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
import type { Candidate, CellFault } from './candidate.ts';
import type { NoAnswer } from './channel.ts';
import { type About, graded, ungraded } from './grade-exercise.ts';
import type { Translated, Translator } from './translator.ts';

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

interface Prepared extends RunCell {
  readonly code: Translated;
}

type Threw = Extract<CellFault, { kind: 'threw' }>;

/** Cells that ended their process; they are not run again. */
type Lost = Map<string, NoAnswer>;

/** All exercises of the notebook, in its order. */
export async function examine(
  submission: ReadSubmission,
  examination: Examination,
): Promise<ExerciseResult[]> {
  const { notebook } = examination.seconds;
  const end = performance.now() + 1000 * notebook;
  const cells = await prepared(submission.cells, examination.translator, end);
  const lost: Lost = new Map();
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
      results.push(ungraded(about, 'timeout', tooLate(examination).sentence));
    } else results.push(await examineOne(about, { cells, lost, end }, examination));
  }
  return results;
}

/** What the exercises of a notebook share. */
interface Shared {
  readonly cells: readonly Prepared[];
  readonly lost: Lost;
  /** When the notebook must be done. */
  readonly end: number;
}

function tooLate({ seconds: { notebook } }: Examination): NoAnswer {
  const sentence = `The notebook had taken ${notebook} s before this exercise.`;
  return { verdict: 'timeout', sentence, seconds: notebook };
}

/** Each cell as JavaScript; those that come too late are not read. */
async function prepared(
  cells: readonly RunCell[],
  translator: Translator,
  end: number,
): Promise<Prepared[]> {
  const done: Prepared[] = [];
  for (const cell of cells) {
    const late = { error: 'it was not read: the cells before it took too long' };
    const code = performance.now() > end ? late : await translator.translate(cell.source);
    done.push({ ...cell, code });
  }
  return done;
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
  const { id } = about.released;
  const ready = await readyCandidate(id, shared, examination);
  if ('verdict' in ready) return ungraded(about, ready.verdict, ready.sentence);
  try {
    return graded(about, await judged(about.exercise, ready, examination));
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return ungraded(about, 'grader-error', `The grader failed: ${what}`);
  } finally {
    ready.candidate.close();
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

interface Ready {
  readonly candidate: Candidate;
  /** How cells of the exercise ended that did not run to their end. */
  readonly faults: readonly Threw[];
}

/**
 * A candidate in which the cells have run, or why there is none. A cell that ends its process costs the
 * other exercises one start more: it is left out from then on.
 */
async function readyCandidate(
  id: string,
  shared: Shared,
  examination: Examination,
): Promise<Ready | NoAnswer> {
  const { cells, lost, end } = shared;
  for (;;) {
    const own = cells.find((cell) => cell.exercise === id && lost.has(cell.id));
    const why = own && lost.get(own.id);
    if (why) return { ...why, sentence: `Its cell: ${why.sentence}` };
    if (performance.now() > end) return tooLate(examination);
    const candidate = examination.candidate(id);
    const faults = await runAll(candidate, id, shared);
    if (faults) return { candidate, faults };
    candidate.close();
  }
}

/**
 * How cells of the exercise threw; undefined if one ended the process, which is noted in `lost`, or if
 * the notebook takes too long.
 */
async function runAll(
  candidate: Candidate,
  id: string,
  { cells, lost, end }: Shared,
): Promise<Threw[] | undefined> {
  const faults: Threw[] = [];
  for (const { code, exercise, id: cell } of cells.filter((each) => !lost.has(each.id))) {
    if (performance.now() > end) return undefined;
    const fault: CellFault | undefined =
      'js' in code
        ? await candidate.run(code.js)
        : { kind: 'threw', error: 'SyntaxError', message: code.error };
    if (fault?.kind === 'ended') {
      lost.set(cell, fault);
      return undefined;
    }
    if (fault && exercise === id) faults.push(fault);
  }
  return faults;
}
