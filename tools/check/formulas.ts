// Formulas of one notebook: what its texts show, what its cells compute, what its metadata list.

import { inOrder } from '../../curriculum/index.ts';
import { type CourseNotebook, codeCells, courseList, markdownCells } from './course-notebook.ts';
import type { Finding } from './finding.ts';
import { tags } from './markdown.ts';

/** The F-numbers that the notebook displays, each once. */
export function shownFormulas({ notebook }: CourseNotebook): string[] {
  const all = markdownCells(notebook).flatMap(({ source }) => tags(source));
  return unique(all.filter(({ displayed }) => displayed).map(({ number }) => number));
}

/**
 * A displayed formula without a cell that computes it, a cell that computes what no text shows, a
 * number that is not of the curriculum or not in display maths, and a notebook's list that differs.
 */
export function checkFormulas(course: CourseNotebook, known: ReadonlySet<string>): Finding[] {
  const { file, notebook } = course;
  const shown = shownFormulas(course);
  const computed = new Set(codeCells(notebook).flatMap((cell) => courseList(cell, 'formulas')));
  const inTexts = markdownCells(notebook).flatMap(({ id, source }) =>
    tags(source).flatMap(({ number, line, displayed }) => {
      const what = tagFault(number, displayed, known, computed);
      return what === undefined ? [] : [{ file, cell: id, line, what }];
    }),
  );
  const inCells = codeCells(notebook).flatMap((cell) =>
    courseList(cell, 'formulas')
      .filter((number) => !shown.includes(number))
      .map((number) => ({
        file,
        cell: cell.id,
        what:
          `computes ${number}, which no text shows; ` +
          `write \\tag{${number}} under the formula, or take ${number} out of course.formulas of the cell`,
      })),
  );
  return [...inTexts, ...inCells, ...checkList(course, shown)];
}

function tagFault(
  number: string,
  displayed: boolean,
  known: ReadonlySet<string>,
  computed: ReadonlySet<string>,
): string | undefined {
  if (!known.has(number)) {
    return (
      `${number} is no formula of the curriculum; ` +
      'correct the number, or add the formula to curriculum/formulas'
    );
  }
  if (!displayed) {
    return `\\tag{${number}} is not in display maths; put its formula between $$ and $$`;
  }
  if (computed.has(number)) return undefined;
  return (
    `no code cell computes ${number}; ` +
    `add "${number}" to course.formulas in the metadata of the cell that does`
  );
}

function checkList(course: CourseNotebook, shown: readonly string[]): Finding[] {
  const listed = unique(courseList(course.notebook, 'formulas'));
  if (listed.join() === shown.join()) return [];
  const what =
    `course.formulas of the notebook lists ${words(listed)}, but its texts show ${words(shown)}; ` +
    'list what they show';
  return [{ file: course.file, what }];
}

export function words(list: readonly string[]): string {
  return list.length === 0 ? 'nothing' : list.join(', ');
}

export function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort(inOrder);
}
