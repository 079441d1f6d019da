// Which notebooks there are, and what is left to those that are planned.

import type { Curriculum, Formula } from '../../curriculum/index.ts';
import { type CourseNotebook, courseList, numberOf } from './course-notebook.ts';
import { type Lines, overlap, parseRange } from './line-range.ts';

/** Notebooks by their numbers. */
export type Existing = ReadonlyMap<string | undefined, CourseNotebook>;

export function existingBy(notebooks: readonly CourseNotebook[]): Existing {
  return new Map(notebooks.map((each) => [numberOf(each), each]));
}

/** Whether all notebooks that teach the formula are planned: nothing of it need be there yet. */
export function isPlanned(formula: Formula, existing: Existing, { planned }: Curriculum): boolean {
  return formula.notebooks.every(
    (number) => !existing.has(number) && planned.some((each) => each.number === number),
  );
}

/** The lecture lines that a notebook says it covers. */
export function coveredBy({ notebook }: CourseNotebook): Lines[] {
  return parsed(courseList(notebook, 'covers'));
}

export function parsed(ranges: readonly string[]): Lines[] {
  return ranges.flatMap((range) => parseRange(range) ?? []);
}

export function contains(ranges: readonly Lines[], tag: string, line: number): boolean {
  return ranges.some((range) => overlap(range, { tag, from: line, to: line }));
}
