// The cells of a notebook in a candidate's process, before anything is asked of it.

import type { RunCell } from '../submission.ts';
import type { Candidate, CellFault } from './candidate.ts';
import type { NoAnswer } from './channel.ts';
import type { Translated, Translator } from './translator.ts';

export interface Prepared extends RunCell {
  readonly code: Translated;
}

type Threw = Extract<CellFault, { kind: 'threw' }>;

/** Cells that ended their process; they are not run again. */
type Lost = Map<string, NoAnswer>;

/** What the exercises of a notebook share. */
export interface Shared {
  readonly cells: readonly Prepared[];
  readonly lost: Lost;
  /** When the notebook must be done. */
  readonly end: number;
}

export function tooLate(seconds: number): NoAnswer {
  const sentence = `The notebook had taken ${seconds} s before this exercise.`;
  return { verdict: 'timeout', sentence, seconds };
}

/** Each cell as JavaScript; those that come too late are not read. */
export async function prepared(
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

export interface Ready {
  readonly candidate: Candidate;
  /** How cells of the exercise ended that did not run to their end. */
  readonly faults: readonly Threw[];
}

interface Beginning {
  /** A fresh candidate for that exercise. */
  readonly start: (exercise: string) => Candidate;
  /** On the clock for the whole notebook, to be told. */
  readonly seconds: number;
}

/**
 * A candidate in which the cells have run, or why there is none. A cell that ends its process costs the
 * other exercises one start more: it is left out from then on.
 *
 * @throws Error if that is a cell of ours; then a person has to look.
 */
export async function readyCandidate(
  id: string,
  shared: Shared,
  { start, seconds }: Beginning,
): Promise<Ready | NoAnswer> {
  const { cells, lost, end } = shared;
  for (;;) {
    const own = cells.find((cell) => cell.exercise === id && lost.has(cell.id));
    const why = own && lost.get(own.id);
    if (why) return { ...why, sentence: `Its cell: ${why.sentence}` };
    if (performance.now() > end) return tooLate(seconds);
    const candidate = start(id);
    let faults: readonly Threw[] | undefined;
    try {
      faults = await runAll(candidate, id, shared);
      if (faults) return { candidate, faults };
    } finally {
      if (!faults) candidate.close();
    }
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
      if (exercise === undefined && !isOwn(cell)) throw new Error(`${cell}: ${fault.sentence}`);
      lost.set(cell, fault);
      return undefined;
    }
    if (fault && exercise === id) faults.push(fault);
  }
  return faults;
}

/** Whether a student wrote the cell; see RunCell. */
function isOwn(cell: string): boolean {
  return cell.startsWith('own-');
}
