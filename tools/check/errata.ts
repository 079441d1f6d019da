// Errata of one notebook: each where it belongs, once, and under the line where it stands.

import type { Erratum } from '../../curriculum/index.ts';
import { type CourseNotebook, courseList, markdownCells, numberOf } from './course-notebook.ts';
import { coveredBy, parsed } from './existing.ts';
import type { Finding } from './finding.ts';
import { unique, words } from './formulas.ts';
import { citations, overlap } from './line-range.ts';
import { lineAt } from './markdown.ts';

/** Errata that are missing, shown twice, under a wrong line, or in a notebook that is not theirs. */
export function checkErrata(course: CourseNotebook, errata: readonly Erratum[]): Finding[] {
  const number = numberOf(course);
  const shown = shownErrata(course);
  const missing = errata
    .filter(({ notebooks }) => notebooks.some((each) => each === number))
    .filter(({ id }) => !shown.includes(id))
    .map(({ id, lines }) => ({
      file: course.file,
      what:
        `does not show the erratum ${id} of ${ownLines(course, lines).join(', ')}; ` +
        `write a text cell on it, with "${id}" in its course.errata`,
    }));
  return [...missing, ...cellFaults(course, errata), ...listFaults(course, shown)];
}

/** Of an erratum's lines those that the notebook covers; all if it covers none. */
function ownLines(course: CourseNotebook, lines: readonly string[]): readonly string[] {
  const covers = coveredBy(course);
  const own = lines.filter((line) => parsed([line]).some((p) => covers.some((q) => overlap(p, q))));
  return own.length > 0 ? own : lines;
}

/** The errata that the notebook's texts show, each once. */
export function shownErrata({ notebook }: CourseNotebook): string[] {
  return unique(markdownCells(notebook).flatMap((cell) => courseList(cell, 'errata')));
}

function cellFaults(course: CourseNotebook, errata: readonly Erratum[]): Finding[] {
  const { file, notebook } = course;
  const seen = new Map<string, string>();
  return markdownCells(notebook).flatMap(({ id, metadata, source }) =>
    courseList({ metadata }, 'errata').flatMap((name): Finding[] => {
      const first = seen.get(name);
      seen.set(name, first ?? id);
      const place = { file, cell: id };
      const erratum = errata.find((each) => each.id === name);
      if (erratum === undefined) {
        return [
          {
            ...place,
            what:
              `${name} is no erratum of the curriculum; ` +
              'correct the id, or add it to curriculum/errata',
          },
        ];
      }
      if (first !== undefined) {
        return [
          { ...place, what: `shows ${name} a second time, after cell "${first}"; join the two` },
        ];
      }
      const what = belongs(course, erratum) ?? lineFault(erratum, source);
      const line = source.search(word(name));
      return what === undefined
        ? []
        : [{ ...place, ...(line < 0 ? {} : { line: lineAt(source, line) }), what }];
    }),
  );
}

function belongs(course: CourseNotebook, { id, notebooks }: Erratum): string | undefined {
  if (notebooks.some((number) => number === numberOf(course))) return undefined;
  return (
    `${id} belongs to notebook ${notebooks.join(' and ')}; ` +
    'show it there, or add this notebook to the erratum in curriculum/errata'
  );
}

// The first lines cited after the id are those that the text speaks of; later ones are witnesses.
function lineFault({ id, lines }: Erratum, source: string): string | undefined {
  const from = source.search(word(id));
  const right = lines.join(', ');
  const [cited] = from < 0 ? [] : citations(source.slice(from));
  if (cited === undefined) return `does not say where ${id} stands; write "${id}, ${right}"`;
  if (parsed(lines).some((range) => overlap(range, cited))) return undefined;
  return `puts ${id} at ${cited.tag}:${cited.from}, but it stands at ${right}; correct the line`;
}

function listFaults({ file, notebook }: CourseNotebook, shown: readonly string[]): Finding[] {
  const listed = unique(courseList(notebook, 'errata'));
  if (listed.join() === shown.join()) return [];
  const what =
    `course.errata of the notebook lists ${words(listed)}, but its texts show ${words(shown)}; ` +
    'list what they show';
  return [{ file, what }];
}

function word(id: string): RegExp {
  return new RegExp(`\\b${id}\\b`);
}
