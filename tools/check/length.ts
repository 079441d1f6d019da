import { type CourseNotebook, codeCells } from './course-notebook.ts';
import type { Finding } from './finding.ts';

const MOST = 15;

/** Code cells too long for a slide. Blank lines do not count; comments do, for they are read, too. */
export function checkLength({ file, notebook }: CourseNotebook): Finding[] {
  return codeCells(notebook).flatMap(({ id, source }) => {
    const lines = source.split('\n');
    const full = lines.flatMap((line, i) => (line.trim() === '' ? [] : [i + 1]));
    if (full.length <= MOST) return [];
    const what =
      `has ${full.length} lines without the blank ones, but at most ${MOST} fit on a slide; ` +
      'split the cell';
    return [{ file, cell: id, line: full[MOST], what }];
  });
}
