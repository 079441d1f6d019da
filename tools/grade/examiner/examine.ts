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
  const cells: Prepared[] = [];
  for (const cell of submission.cells) {
    cells.push({ ...cell, code: await examination.translator.translate(cell.source) });
  }
  const lost: Lost = new Map();
  const results: ExerciseResult[] = [];
  const { notebook } = examination.seconds;
  const end = performance.now() + 1000 * notebook;
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
      const reason = `The notebook had taken ${notebook} s before this exercise.`;
      results.push(ungraded(about, 'timeout', reason));
    } else results.push(await examineOne(about, cells, lost, examination));
  }
  return results;
}

function isUntouched({ cells }: ManifestNotebook, { id, source }: RunCell): boolean {
  const released = cells.find((cell) => cell.id === id);
  return released?.sha256 === hash({ cell_type: 'code', source });
}

async function examineOne(
  about: About,
  cells: readonly Prepared[],
  lost: Lost,
  examination: Examination,
): Promise<ExerciseResult> {
  const { id } = about.released;
  const ready = await readyCandidate(id, cells, lost, examination);
  if ('verdict' in ready) return ungraded(about, ready.verdict, `Its cell: ${ready.sentence}`);
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
  cells: readonly Prepared[],
  lost: Lost,
  { candidate: start }: Examination,
): Promise<Ready | NoAnswer> {
  for (;;) {
    const own = cells.find((cell) => cell.exercise === id && lost.has(cell.id));
    const why = own && lost.get(own.id);
    if (why) return why;
    const candidate = start(id);
    const faults = await runAll(candidate, cells, id, lost);
    if (faults) return { candidate, faults };
    candidate.close();
  }
}

/** How cells of the exercise threw; undefined if one ended the process, which is noted in `lost`. */
async function runAll(
  candidate: Candidate,
  cells: readonly Prepared[],
  id: string,
  lost: Lost,
): Promise<Threw[] | undefined> {
  const faults: Threw[] = [];
  for (const { code, exercise, id: cell } of cells.filter((each) => !lost.has(each.id))) {
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
