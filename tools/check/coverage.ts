// The whole curriculum against notebooks and kernel-lib: what is shown, computed or tested nowhere.

import type { Curriculum, Formula } from '../../curriculum/index.ts';
import type { CourseNotebook } from './course-notebook.ts';
import { checkLines } from './covered-lines.ts';
import { type Existing, existingBy, isPlanned } from './existing.ts';
import type { Finding } from './finding.ts';
import { shownFormulas } from './formulas.ts';

/** What kernel-lib exports, and the full titles of its tests. */
export interface Library {
  readonly functions: ReadonlySet<string>;
  readonly titles: readonly string[];
}

/**
 * What is wrong with the course as a whole. Formulas whose notebooks are all planned may be missing
 * everywhere: they are pending.
 */
export function checkCoverage(
  curriculum: Curriculum,
  notebooks: readonly CourseNotebook[],
  library: Library,
): Finding[] {
  const existing = existingBy(notebooks);
  return [
    ...plannedFaults(curriculum, existing),
    ...unknownNotebooks(curriculum, existing),
    ...curriculum.formulas.flatMap((formula) => [
      ...showFaults(formula, existing),
      ...(isPlanned(formula, existing, curriculum) ? [] : libraryFaults(formula, library)),
    ]),
    ...checkLines(curriculum, notebooks),
  ];
}

/** The functions that a formula still lacks, and whether it lacks a test. */
export function lacks(
  { number, functions }: Formula,
  library: Library,
): { readonly functions: readonly string[]; readonly test: boolean } {
  const word = new RegExp(`\\b${number}\\b`);
  return {
    functions: functions.filter((name) => !library.functions.has(name)),
    test: !library.titles.some((title) => word.test(title)),
  };
}

function plannedFaults({ planned }: Curriculum, existing: Existing): Finding[] {
  return planned.flatMap(({ number }) => {
    const file = existing.get(number)?.file;
    if (file === undefined) return [];
    const what = `exists, but is still planned; take ${number} out of curriculum/planned.ts`;
    return [{ file, what }];
  });
}

/** Notebooks that formulas or errata name, and that neither exist nor are planned. */
function unknownNotebooks(curriculum: Curriculum, existing: Existing): Finding[] {
  const { formulas, errata, planned } = curriculum;
  const named = new Map<string, string[]>();
  const all = [
    ...formulas.map(({ number, notebooks }) => ({ name: number, notebooks })),
    ...errata.map(({ id, notebooks }) => ({ name: id, notebooks })),
  ];
  for (const { name, notebooks } of all) {
    for (const number of notebooks) {
      if (existing.has(number) || planned.some((each) => each.number === number)) continue;
      named.set(number, [...(named.get(number) ?? []), name]);
    }
  }
  return [...named].map(([number, names]) => ({
    file: 'notebooks',
    what:
      `there is no notebook ${number}, which is to show ${names.join(', ')}; ` +
      'write it, or put it into curriculum/planned.ts',
  }));
}

function showFaults({ number, notebooks }: Formula, existing: Existing): Finding[] {
  return notebooks.flatMap((each) => {
    const notebook = existing.get(each);
    if (notebook === undefined || shownFormulas(notebook).includes(number)) return [];
    const what = `does not show ${number}, which it is to teach; write the formula with \\tag{${number}}`;
    return [{ file: notebook.file, what }];
  });
}

function libraryFaults(formula: Formula, library: Library): Finding[] {
  const { functions, test } = lacks(formula, library);
  const { number } = formula;
  const missing = {
    file: 'kernel-lib/index.ts',
    what:
      `exports no ${functions.join(', no ')} to compute ${number}; ` +
      'write it, or correct curriculum/formulas',
  };
  const untested = {
    file: 'test/kernel-lib',
    what: `no test has ${number} in its title; write one that checks the formula`,
  };
  return [...(functions.length > 0 ? [missing] : []), ...(test ? [untested] : [])];
}
