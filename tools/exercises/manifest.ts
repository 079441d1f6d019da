// What was released, as plain data: a grader restores points and checks from it, whatever a student has
// done to the metadata of a notebook.
import { createHash } from 'node:crypto';
import { canonicalJson } from '../notebook/canonical-json.ts';
import type { Cell, Notebook } from '../notebook/notebook.ts';
import { type ExerciseCell, exerciseCells, isDropped, type Role } from './exercise-cell.ts';
import { exercisesOf } from './structure.ts';

export interface Manifest {
  readonly version: 1;
  /** In the order of their names. */
  readonly notebooks: readonly ManifestNotebook[];
}

export interface ManifestNotebook {
  /** The name of the file, as in `06-back-propagation.ipynb`. */
  readonly file: string;
  readonly exercises: readonly ManifestExercise[];
  /** Every released cell, those of exercises included, in order. */
  readonly cells: readonly ManifestCell[];
}

export interface ManifestExercise {
  readonly id: string;
  /** All points that can be had, those of hidden checks included. */
  readonly points: number;
  /** Those of the checks that students see. */
  readonly visiblePoints: number;
  readonly cells: readonly { readonly id: string; readonly role: Role }[];
}

export interface ManifestCell {
  readonly id: string;
  /** See `hash`. */
  readonly sha256: string;
}

/** The entry of a notebook with solutions and of what was released from it. */
export function manifestNotebook(
  file: string,
  source: Notebook,
  released: Notebook,
): ManifestNotebook {
  const exercises = [...exercisesOf(exerciseCells(source).cells)].map(([id, parts]) => ({
    id,
    points: sum(parts),
    visiblePoints: sum(parts.filter(({ role }) => role === 'check')),
    cells: parts
      .filter((part) => !isDropped(part))
      .map(({ cell, role }) => ({ id: cell.id, role })),
  }));
  const cells = released.cells.map((cell) => ({ id: cell.id, sha256: hash(cell) }));
  return { file, exercises, cells };
}

function sum(parts: readonly ExerciseCell[]): number {
  return parts.reduce((total, { points = 0 }) => total + points, 0);
}

/** SHA-256 over the type and the source of a cell: an unchanged cell keeps it whatever saved the file. */
export function hash({ cell_type, source }: Pick<Cell, 'cell_type' | 'source'>): string {
  return createHash('sha256').update(`${cell_type}\n${source}`).digest('hex');
}

/** The text of the manifest's file. */
export function manifestText(notebooks: readonly ManifestNotebook[]): string {
  const sorted = [...notebooks].sort((p, q) => (p.file < q.file ? -1 : 1));
  const plain = sorted.map(({ file, exercises, cells }) => ({
    file,
    exercises: exercises.map(({ id, points, visiblePoints, cells }) => ({
      id,
      points,
      visiblePoints,
      cells: cells.map(({ id, role }) => ({ id, role })),
    })),
    cells: cells.map(({ id, sha256 }) => ({ id, sha256 })),
  }));
  return `${canonicalJson({ version: 1, notebooks: plain })}\n`;
}
