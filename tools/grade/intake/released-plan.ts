// What each released cell is to a grader, told from the manifest and never from a submission.
import { hash } from '../../exercises/manifest.ts';
import { declaredNames } from './declared-names.ts';
import type { ReleasedNotebook } from './released.ts';

/** A released cell into which an answer is written. */
export interface Slot {
  readonly id: string;
  readonly exercise: string;
  readonly gradeId: string;
  /** What the stub declares. */
  readonly names: ReadonlySet<string>;
  readonly stub: string;
}

/** A released cell that takes no answer. */
export interface Fixed {
  readonly id: string;
  readonly source: string;
  readonly isCode: boolean;
  /** Whether it is a task, a hint or a check; if not, its code is run as released. */
  readonly ofExercise: boolean;
}

export interface Plan {
  readonly slots: readonly Slot[];
  /** In their order. */
  readonly fixed: readonly Fixed[];
}

export function releasedPlan({ entry, cells }: ReleasedNotebook): Plan {
  const parts = entry.exercises.flatMap((exercise) => exercise.cells);
  const slots = entry.exercises.flatMap(({ id: exercise, cells: own }) =>
    own
      .filter(({ role }) => role === 'solution')
      .map(({ id }, i) => {
        const stub = cells.get(id) ?? '';
        return { id, exercise, gradeId: gradeId(exercise, i), names: declaredNames(stub), stub };
      }),
  );
  const fixed = entry.cells
    .filter(({ id }) => !slots.some((slot) => slot.id === id))
    .map(({ id, sha256 }) => {
      const source = cells.get(id) ?? '';
      const isCode = hash({ cell_type: 'code', source }) === sha256;
      return { id, source, isCode, ofExercise: parts.some((part) => part.id === id) };
    });
  return { slots, fixed };
}

/** As nbgrader.ts numbers the solutions of an exercise: ex-6-3, ex-6-3-2. */
function gradeId(exercise: string, index: number): string {
  return `ex-${exercise.replace('.', '-')}${index === 0 ? '' : `-${index + 1}`}`;
}
