// All checks of a notebook, in the order of its cells.

import type { Curriculum } from '../../curriculum/index.ts';
import type { Notebook } from '../notebook/notebook.ts';
import type { CourseNotebook } from './course-notebook.ts';
import { checkErrata } from './errata.ts';
import { checkExecuted } from './executed.ts';
import { checkImages } from './figures.ts';
import type { Finding } from './finding.ts';
import { checkFormulas } from './formulas.ts';
import { checkLength } from './length.ts';
import { type Anchors, checkLinks } from './links.ts';
import { checkMetadata } from './metadata.ts';
import { checkStored } from './stored.ts';

export interface Subject extends CourseNotebook {
  /** The text of its file. */
  readonly text: string;
  /** The same notebook with outputs; without it nothing is said of them. */
  readonly executed?: Notebook;
}

export interface Surroundings {
  readonly curriculum: Curriculum;
  readonly anchors: Anchors;
}

/** Everything that can be said of one notebook alone. */
export function checkNotebook(
  subject: Subject,
  { curriculum, anchors }: Surroundings,
): readonly Finding[] {
  const { file, notebook, text, executed } = subject;
  const known = new Set<string>(curriculum.formulas.map(({ number }) => number));
  const findings = [
    ...checkStored(file, text, notebook),
    ...checkMetadata(subject),
    ...checkFormulas(subject, known),
    ...checkErrata(subject, curriculum.errata),
    ...checkLength(subject),
    ...checkImages(subject),
    ...checkLinks(subject, anchors),
    ...(executed ? checkExecuted(subject, executed) : []),
  ];
  const index = new Map(notebook.cells.map(({ id }, i) => [id, i]));
  const place = ({ cell }: Finding) => (cell === undefined ? -1 : (index.get(cell) ?? -1));
  return findings.toSorted((p, q) => place(p) - place(q) || (p.line ?? 0) - (q.line ?? 0));
}
