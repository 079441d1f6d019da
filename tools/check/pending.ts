// What the notebooks that do not exist yet are to bring.

import type { Curriculum, Formula } from '../../curriculum/index.ts';
import type { CourseNotebook } from './course-notebook.ts';
import { type Library, lacks } from './coverage.ts';
import { contains, coveredBy, existingBy, isPlanned, parsed } from './existing.ts';
import { asRanges, linesToCover } from './line-range.ts';

export interface Pending {
  readonly number: string;
  readonly title: string;
  /** Formulas that no notebook shows, as `F31 Inverted dropout`, with what else they lack. */
  readonly formulas: readonly string[];
  /** Lines of the lecture texts that no notebook covers, as `S3:198–226`. */
  readonly lines: readonly string[];
  readonly errata: readonly string[];
}

/** The planned notebooks with what waits for them; a formula waits for the first that teaches it. */
export function pending(
  curriculum: Curriculum,
  notebooks: readonly CourseNotebook[],
  library: Library,
): Pending[] {
  const { formulas, errata, lectures, planned } = curriculum;
  const existing = existingBy(notebooks);
  const covered = notebooks.flatMap(coveredBy);
  return planned
    .filter(({ number }) => !existing.has(number))
    .map(({ number, title, covers }) => ({
      number,
      title,
      formulas: formulas
        .filter((formula) => formula.notebooks[0] === number)
        .filter((formula) => isPlanned(formula, existing, curriculum))
        .map((formula) => named(formula, library)),
      lines: lectures.flatMap((lecture) => {
        const left = linesToCover(lecture)
          .filter((line) => contains(parsed(covers), lecture.tag, line))
          .filter((line) => !contains(covered, lecture.tag, line));
        return left.length === 0 ? [] : [asRanges(lecture, left)];
      }),
      errata: errata.filter((each) => each.notebooks.includes(number)).map(({ id }) => id),
    }));
}

function named(formula: Formula, library: Library): string {
  const { functions, test } = lacks(formula, library);
  const missing = [...functions.map((name) => `no ${name}`), ...(test ? ['no test'] : [])];
  return `${formula.number} ${formula.name}${missing.length > 0 ? ` (${missing.join(', ')})` : ''}`;
}
