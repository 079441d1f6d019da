// What a cell is to an exercise, as `metadata.course` says: { exercise: '6.2', role, points }. It is
// the one source of truth; nbgrader's metadata follows from it (nbgrader.ts).
import { isObject } from '../notebook/fields.ts';
import type { Cell, Json, JsonObject, Notebook } from '../notebook/notebook.ts';
import type { Finding } from './finding.ts';

/** For each role the type of its cells. */
export const cellTypes = {
  task: 'markdown',
  hint: 'markdown',
  solution: 'code',
  derivation: 'markdown',
  check: 'code',
  'hidden-check': 'code',
} as const;

export type Role = keyof typeof cellTypes;

export interface ExerciseCell {
  readonly index: number;
  readonly cell: Cell;
  readonly exercise: string;
  readonly role: Role;
  /** What the cell is worth; only a check and a hidden check have points. */
  readonly points?: number;
}

/** The cells that belong to exercises, in order, without those that findings speak of. */
export function exerciseCells({ cells }: Notebook): {
  readonly cells: readonly ExerciseCell[];
  readonly findings: readonly Finding[];
} {
  const read = cells.map((cell, index) => exerciseCell(cell, index));
  return {
    cells: read.filter((each) => typeof each === 'object'),
    findings: read.flatMap((each, cell) =>
      typeof each === 'string' ? [{ cell, sentence: each }] : [],
    ),
  };
}

/** Whether a release leaves the cell out. */
export function isDropped(owner: ExerciseCell | undefined): boolean {
  return owner?.role === 'derivation' || owner?.role === 'hidden-check';
}

/** The cell, why it cannot be read, or nothing if it belongs to no exercise. */
function exerciseCell(cell: Cell, index: number): ExerciseCell | string | undefined {
  const { course, nbgrader } = cell.metadata;
  if (course !== undefined && !isObject(course)) {
    return 'metadata.course is not an object; write for instance {"exercise": "6.2", "role": "task"}';
  }
  const { exercise, role, points } = course ?? {};
  if (exercise === undefined && role === undefined) {
    if (nbgrader === undefined) return undefined;
    return 'has nbgrader metadata but no role; add "exercise" and "role" under metadata.course, or delete metadata.nbgrader';
  }
  if (typeof exercise !== 'string' || !/^\d+\.\d+$/.test(exercise)) {
    return `metadata.course.exercise is ${shown(exercise)}, but must be the number of an exercise; write for instance "exercise": "6.2"`;
  }
  if (!isRole(role)) {
    const roles = Object.keys(cellTypes).join(', ');
    return `metadata.course.role is ${shown(role)}, but must be one of ${roles}`;
  }
  if (cell.cell_type !== cellTypes[role]) {
    return `is a ${cell.cell_type} cell, but a ${role} is a ${cellTypes[role]} cell; change its type or its role`;
  }
  const worth = pointsOf(role, course ?? {});
  if (typeof worth === 'string') return worth;
  return { index, cell, exercise, role, ...(typeof points === 'number' ? { points } : {}) };
}

/** Why the points cannot be; nothing if they can. */
function pointsOf(role: Role, { points }: JsonObject): string | undefined {
  if (role !== 'check' && role !== 'hidden-check') {
    if (points === undefined) return undefined;
    return `metadata.course.points is ${shown(points)}, but a ${role} has no points; move them to the exercise's check`;
  }
  const least = role === 'check' ? 'a number above 0' : 'a number from 0';
  const right = typeof points === 'number' && (role === 'check' ? points > 0 : points >= 0);
  if (right) return undefined;
  return `metadata.course.points is ${shown(points)}, but a ${role} needs ${least}; write for instance "points": 2`;
}

function isRole(role: Json | undefined): role is Role {
  return typeof role === 'string' && Object.hasOwn(cellTypes, role);
}

function shown(value: Json | undefined): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}
