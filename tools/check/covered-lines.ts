// The lines of the lecture texts against what the notebooks cover.

import type { Curriculum, Erratum, Lecture } from '../../curriculum/index.ts';
import type { CourseNotebook } from './course-notebook.ts';
import { contains, coveredBy, type Existing, existingBy, parsed } from './existing.ts';
import type { Finding } from './finding.ts';
import { asRanges, linesToCover, overlap } from './line-range.ts';

/**
 * Lines that no notebook covers, lines that no lecture has, and errata that stand outside the lines of
 * their notebooks.
 */
export function checkLines(
  curriculum: Curriculum,
  notebooks: readonly CourseNotebook[],
): Finding[] {
  const { lectures, errata, planned } = curriculum;
  const covered = [
    ...notebooks.flatMap(coveredBy),
    ...planned.flatMap(({ covers }) => parsed(covers)),
  ];
  const uncovered = lectures.flatMap((lecture) => {
    const left = linesToCover(lecture).filter((line) => !contains(covered, lecture.tag, line));
    if (left.length === 0) return [];
    const what =
      `no notebook covers ${asRanges(lecture, left)}; ` +
      'add the lines to course.covers of the one that treats them';
    return [{ file: 'curriculum/lectures.ts', what }];
  });
  return [
    ...notebooks.flatMap((course) => beyondTheEnd(course, lectures)),
    ...uncovered,
    ...errata.flatMap((erratum) => erratumFaults(erratum, curriculum, existingBy(notebooks))),
  ];
}

function beyondTheEnd(course: CourseNotebook, lectures: readonly Lecture[]): Finding[] {
  return coveredBy(course).flatMap(({ tag, to }) => {
    const end = lectures.find((lecture) => lecture.tag === tag)?.lines;
    if (end !== undefined && to <= end) return [];
    const what =
      end === undefined
        ? `course.covers names ${tag}, which is no lecture text; correct it`
        : `course.covers goes to line ${to} of ${tag}, which has ${end}; correct the range`;
    return [{ file: course.file, what }];
  });
}

// Where none of an erratum's notebooks covers its line, no reader of that line would meet it.
function erratumFaults(
  { id, lines, notebooks }: Erratum,
  { planned }: Curriculum,
  existing: Existing,
): Finding[] {
  const covers = notebooks.map((number) => {
    const course = existing.get(number);
    if (course) return coveredBy(course);
    const plan = planned.find((each) => each.number === number);
    return plan && parsed(plan.covers);
  });
  if (covers.includes(undefined)) return []; // a notebook that is missing altogether is told elsewhere
  const left = parsed(lines).filter(
    (range) => !covers.some((ranges = []) => ranges.some((each) => overlap(each, range))),
  );
  if (left.length === 0) return [];
  const where = left.map(({ tag, from }) => `${tag}:${from}`).join(', ');
  const what =
    `${id} stands at ${where}, which none of its notebooks (${notebooks.join(', ')}) covers; ` +
    'correct the erratum or course.covers';
  return [{ file: 'curriculum/errata', what }];
}
