// A notebook as it was executed, against the one in the project.

import type { Notebook } from '../notebook/notebook.ts';
import { type CourseNotebook, codeCells } from './course-notebook.ts';
import { checkFigures } from './figures.ts';
import type { Finding } from './finding.ts';
import { checkWorkedNumbers } from './worked-numbers.ts';

/** All that needs outputs: figures in words, and the numbers of the texts. */
export function checkExecuted(course: CourseNotebook, executed: Notebook): Finding[] {
  const changed = course.notebook.cells.find(
    ({ source }, i) => source !== executed.cells[i]?.source,
  );
  if (changed !== undefined || course.notebook.cells.length !== executed.cells.length) {
    const what = 'was executed before its cells were changed; execute it again with course run';
    return [{ file: course.file, ...(changed ? { cell: changed.id } : {}), what }];
  }
  const withOutputs = { file: course.file, notebook: executed };
  return [
    ...checkErrors(withOutputs),
    ...checkFigures(withOutputs),
    ...checkWorkedNumbers(withOutputs),
  ];
}

function checkErrors({ file, notebook }: CourseNotebook): Finding[] {
  return codeCells(notebook).flatMap(({ id, metadata, outputs }) => {
    const error = outputs.find((output) => output.output_type === 'error');
    if (error === undefined || metadata.tags?.includes('raises-exception')) return [];
    return [
      { file, cell: id, what: `failed with ${error.ename}: ${error.evalue}; correct the cell` },
    ];
  });
}
