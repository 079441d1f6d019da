// What a grader will find in a notebook, told to its student before it is handed in: read as the grader
// reads it, but nothing is run and nothing is judged.
import type { Manifest } from '../exercises/manifest.ts';
import { readSubmission } from '../grade/intake/read-submission.ts';
import type { ReleasedNotebook } from '../grade/intake/released.ts';
import { releasedPlan, type Slot } from '../grade/intake/released-plan.ts';
import { submittedCells } from '../grade/intake/submitted-cells.ts';
import { whichNotebook } from '../grade/intake/which-notebook.ts';
import type { ReadSubmission } from '../grade/submission.ts';

export type State = 'attempted' | 'in part' | 'not attempted' | 'missing';

export interface ExerciseState {
  readonly id: string;
  readonly state: State;
  /** Where there is something to say: what is as released, or is not there. */
  readonly because?: string;
}

/** What is in a file, or in one sentence why it cannot be handed in. */
export type SubmitCheck =
  | { readonly unreadable: string }
  | {
      /** The released notebook that it answers. */
      readonly notebook: string;
      readonly exercises: readonly ExerciseState[];
      /** What the grader will notice. */
      readonly remarks: readonly string[];
    };

export interface Released {
  readonly manifest: Manifest;
  readonly notebooks: ReadonlyMap<string, ReleasedNotebook>;
}

/** `name` is what the student called the file. */
export function submitCheck(bytes: Uint8Array, name: string, released: Released): SubmitCheck {
  const cells = submittedCells(bytes);
  if ('unreadable' in cells) return cells;
  const { notebook = '', remark } = whichNotebook(bytes, name, released.manifest);
  const own = released.notebooks.get(notebook);
  if (own === undefined) {
    return { unreadable: 'it has the name and the cells of no exercise notebook of this course' };
  }
  const read = readSubmission(bytes, own);
  if ('unreadable' in read) return read;
  const { slots } = releasedPlan(own);
  const exercises = own.entry.exercises.map(({ id }) =>
    exerciseState(
      id,
      slots.filter(({ exercise }) => exercise === id),
      read,
    ),
  );
  return { notebook, exercises, remarks: [...(remark ? [remark] : []), ...read.remarks] };
}

function exerciseState(id: string, slots: readonly Slot[], read: ReadSubmission): ExerciseState {
  const because = read.missing[id];
  if (because !== undefined) return { id, state: 'missing', because };
  const answers = read.cells.filter(({ exercise }) => exercise === id);
  const untouched = slots.filter((slot) =>
    answers.some((cell) => cell.id === slot.id && cell.source.trim() === slot.stub.trim()),
  );
  if (untouched.length === 0) return { id, state: 'attempted' };
  if (untouched.length === answers.length) return { id, state: 'not attempted' };
  const names = untouched.flatMap((slot) => [...slot.names]).join(' and ');
  return { id, state: 'in part', because: `${names} as released` };
}
