// A submitted notebook, matched with the released one: the student's answers, and all else as released.
import type { ReadSubmission, RunCell } from '../submission.ts';
import { type Answers, answers } from './answers.ts';
import { cellFates, type Fate } from './cell-fates.ts';
import type { ReleasedNotebook } from './released.ts';
import { type Fixed, type Plan, releasedPlan, type Slot } from './released-plan.ts';
import { type SubmittedCell, submittedCells } from './submitted-cells.ts';
import type { Unreadable } from './text.ts';

/** What is to be run and graded of a file, or why it cannot be read. Never throws. */
export function readSubmission(
  bytes: Uint8Array,
  released: ReleasedNotebook,
): ReadSubmission | Unreadable {
  try {
    const read = submittedCells(bytes);
    if ('unreadable' in read) return read;
    const { cells, missing, remarks } = matched(read.cells, releasedPlan(released));
    return { released: released.entry, cells, missing, remarks: [...read.remarks, ...remarks] };
  } catch (error) {
    // One student's file must not end the batch, whatever was not thought of here.
    const why = error instanceof Error ? error.message : String(error);
    return { unreadable: `the grader failed to read the file (${why}); please report this` };
  }
}

function matched(cells: readonly SubmittedCell[], plan: Plan): Omit<ReadSubmission, 'released'> {
  const taken = cellFates(cells, plan);
  const found = answers(cells, taken.fates, plan.slots);
  const run = [...runCells(cells, found), ...mergedCells(found)];
  return {
    cells: withFixed(run, plan),
    missing: missing(found, taken.fates),
    remarks: [...taken.remarks, ...found.remarks, ...halfMissing(found)],
  };
}

/** The cells to run, in the student's order. */
function runCells(cells: readonly SubmittedCell[], { fates, answers }: Answers): RunCell[] {
  const byIndex = new Map(answers.map((answer) => [answer.index, answer]));
  let count = 0;
  return cells.flatMap(({ source }, i): RunCell[] => {
    const fate = fates[i];
    const answer = byIndex.get(i);
    if (fate.kind === 'fixed') {
      const { id, source: ours } = fate.fixed;
      // An import that the student added there is needed by the answers.
      const theirs = fate.isEdited ? [{ id: `own-${++count}`, source }] : [];
      return [{ id, source: ours }, ...theirs];
    }
    if (answer === undefined && (fate.kind !== 'own' || source.trim() === '')) return [];
    const id = answer?.isMain ? answer.slot.id : `own-${++count}`;
    return [answer === undefined ? { id, source } : { id, exercise: answer.slot.exercise, source }];
  });
}

/** An exercise answered in another one's cell has a cell that says so. */
function mergedCells({ merged }: Answers): RunCell[] {
  return merged.map(({ slot: { id, exercise }, into }) => ({
    id,
    exercise,
    source: `// Answered in the cell ${into.id}.`,
  }));
}

/** With the released code that the student deleted: behind what stood before it, or at the front. */
function withFixed(run: readonly RunCell[], { fixed }: Plan): RunCell[] {
  const cells = [...run];
  const code = fixed.filter(({ isCode, ofExercise }) => isCode && !ofExercise);
  const at = ({ id }: Fixed) => cells.findIndex((cell) => cell.id === id);
  code.forEach((each, k) => {
    if (at(each) >= 0) return;
    const before = k === 0 ? -1 : at(code[k - 1]);
    cells.splice(before + 1, 0, { id: each.id, source: each.source });
  });
  return cells;
}

function missing(found: Answers, fates: readonly Fate[]): Record<string, string> {
  const answered = new Set([...found.answers, ...found.merged].map(({ slot }) => slot.exercise));
  const none = found.missing.filter(({ exercise }) => !answered.has(exercise));
  const untouched = fates.every(({ kind }) => kind !== 'candidate');
  const reasons: Record<string, string> = {};
  for (const slot of none) {
    const before = reasons[slot.exercise];
    const why = untouched ? 'no exercise of this notebook is in the file' : reason(slot);
    reasons[slot.exercise] = before === undefined || untouched ? why : `${before}; ${why}`;
  }
  return reasons;
}

function reason({ id, names }: Slot): string {
  const others = names.size === 0 ? '' : `, and no other cell declares ${[...names].join(' or ')}`;
  return `the cell ${id} is not in the notebook as code${others}`;
}

/** Of an exercise with two cells one is there. */
function halfMissing(found: Answers): string[] {
  const answered = new Set([...found.answers, ...found.merged].map(({ slot }) => slot.exercise));
  return found.missing
    .filter(({ exercise }) => answered.has(exercise))
    .map((slot) => `${slot.exercise}: ${reason(slot)}.`);
}
