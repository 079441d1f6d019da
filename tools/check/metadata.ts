// The fields under `course` in a notebook's metadata, which the other checks rely on.

import { isObject, isStrings } from '../notebook/fields.ts';
import { type CourseField, type CourseNotebook, numberOf } from './course-notebook.ts';
import type { Finding } from './finding.ts';
import { parseRange } from './line-range.ts';

const FIELDS: readonly CourseField[] = ['formulas', 'errata', 'covers'];

/** Fields that are no lists of strings, a number that is not the file's, and ranges without lines. */
export function checkMetadata(course: CourseNotebook): Finding[] {
  const { file, notebook } = course;
  const places = [
    { place: { file }, metadata: notebook.metadata },
    ...notebook.cells.map(({ id, metadata }) => ({ place: { file, cell: id }, metadata })),
  ];
  const shapes = places.flatMap(({ place, metadata }) => {
    if (metadata.course === undefined) return [];
    if (!isObject(metadata.course)) {
      return [{ ...place, what: 'metadata.course is not an object; write {"formulas": […]}' }];
    }
    const fields = metadata.course;
    return FIELDS.filter((name) => fields[name] !== undefined && !isStrings(fields[name])).map(
      (name) => ({ ...place, what: `course.${name} is not a list of strings; write ["…"]` }),
    );
  });
  return [...shapes, ...checkNumber(course), ...checkRanges(course)];
}

function checkNumber(course: CourseNotebook): Finding[] {
  const { file, notebook } = course;
  const { course: fields } = notebook.metadata;
  const said = isObject(fields) ? fields.number : undefined;
  const number = numberOf(course);
  if (number === undefined) {
    return [{ file, what: 'the name does not begin with a number; call it NN-topic.ipynb' }];
  }
  if (said === number) return [];
  const given = said === undefined ? 'missing' : JSON.stringify(said);
  return [{ file, what: `course.number is ${given}; write "${number}", as the file is called` }];
}

function checkRanges({ file, notebook }: CourseNotebook): Finding[] {
  const { course: fields } = notebook.metadata;
  const covers = isObject(fields) ? fields.covers : undefined;
  if (!isStrings(covers)) return [];
  return covers
    .filter((range) => parseRange(range) === undefined)
    .map((range) => ({
      file,
      what:
        `course.covers has ${JSON.stringify(range)}, which means no lines; ` +
        'write for instance "S3:25" or "S3:21-56"',
    }));
}
