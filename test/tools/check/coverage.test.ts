// The course as a whole, with a small curriculum.

import { describe, expect, test } from 'vitest';
import type { Curriculum, Erratum, Formula, Lecture } from '../../../curriculum/index.ts';
import { checkCoverage, type Library } from '../../../tools/check/coverage.ts';
import { pending } from '../../../tools/check/pending.ts';
import { report } from '../../../tools/check/report.ts';
import { course, said, text } from './course.ts';

const sum: Formula = {
  number: 'F5',
  name: 'Weighted input',
  tex: 'z=W^Ta+b',
  lines: ['S1:3'],
  notebooks: ['04'],
  functions: ['weightedInput'],
};
const later: Formula = {
  ...sum,
  number: 'F9a',
  name: 'Entropy',
  notebooks: ['11'],
  functions: ['entropy'],
};
const slip: Erratum = {
  id: 'E1',
  lines: ['S1:3'],
  printed: 'a',
  right: 'b',
  kind: 'slip',
  notebooks: ['04'],
};
const lecture: Lecture = {
  tag: 'S1',
  title: 'A lecture',
  author: 'A lecturer',
  date: '2024-10-14',
  lines: 6,
  blank: '2, 4',
  noise: '',
  headings: '1',
};
const curriculum: Curriculum = {
  formulas: [sum, later],
  errata: [slip],
  lectures: [lecture],
  planned: [{ number: '11', title: 'Slow learning', covers: ['S1:5-6'] }],
};
const library: Library = {
  functions: new Set(['weightedInput']),
  titles: ['F5, F6: z = Wᵀ a + b, worked by hand'],
};
const shown = course([text('sum', '$$z=W^Ta+b \\tag{F5}$$')], { covers: ['S1:3'] });

const check = (changed: Partial<Curriculum> = {}, notebooks = [shown], lib = library) =>
  said(checkCoverage({ ...curriculum, ...changed }, notebooks, lib));

describe('nothing to say', () => {
  test('of a course where all is shown, exported, tested and covered, or planned', () => {
    expect(check()).toBe('');
  });
});

describe('a formula', () => {
  test('that its notebook does not show', () => {
    expect(check({}, [course([], { covers: ['S1:3'] })])).toMatchInlineSnapshot(
      `"notebooks/04-x.ipynb: does not show F5, which it is to teach; write the formula with \\tag{F5}"`,
    );
  });

  test('that no exported function computes', () => {
    expect(check({}, [shown], { ...library, functions: new Set() })).toMatchInlineSnapshot(
      `"kernel-lib/index.ts: exports no weightedInput to compute F5; write it, or correct curriculum/formulas"`,
    );
  });

  test('that no test covers: F5 is not a word of F51, nor of F5a', () => {
    expect(check({}, [shown], { ...library, titles: ['F51, F5a: z'] })).toMatchInlineSnapshot(
      `"test/kernel-lib: no test has F5 in its title; write one that checks the formula"`,
    );
  });
});

describe('a notebook', () => {
  test('that is named, but neither exists nor is planned', () => {
    const erratum: Erratum = { ...slip, notebooks: ['07'] };
    const formula: Formula = { ...sum, notebooks: ['07'] };
    expect(check({ formulas: [formula], errata: [erratum] })).toMatchInlineSnapshot(
      `"notebooks: there is no notebook 07, which is to show F5, E1; write it, or put it into curriculum/planned.ts"`,
    );
  });

  test('that exists and is still planned', () => {
    const planned = [...curriculum.planned, { number: '04', title: 'x', covers: [] } as const];
    expect(check({ planned })).toMatchInlineSnapshot(
      `"notebooks/04-x.ipynb: exists, but is still planned; take 04 out of curriculum/planned.ts"`,
    );
  });
});

describe('a line of a lecture', () => {
  test('that no notebook covers; a plan covers as well', () => {
    const planned = [{ number: '11', title: 'Slow learning', covers: ['S1:6'] } as const];
    expect(check({ planned })).toMatchInlineSnapshot(
      `"curriculum/lectures.ts: no notebook covers S1:5; add the lines to course.covers of the one that treats them"`,
    );
  });

  test('that the lecture does not have, and a lecture that is none', () => {
    const notebook = {
      ...shown,
      notebook: course(shown.notebook.cells, { covers: ['S1:3-9', 'S4:1'] }).notebook,
    };
    expect(check({}, [notebook])).toMatchInlineSnapshot(`
      "notebooks/04-x.ipynb: course.covers goes to line 9 of S1, which has 6; correct the range
      notebooks/04-x.ipynb: course.covers names S4, which is no lecture text; correct it"
    `);
  });

  test('on which an erratum stands that belongs to another notebook', () => {
    expect(check({ errata: [{ ...slip, lines: ['S1:3', 'S1:5'] }] })).toMatchInlineSnapshot(
      `"curriculum/errata: E1 stands at S1:5, which none of its notebooks (04) covers; correct the erratum or course.covers"`,
    );
  });
});

test('What is pending is told by name, with what is missing for it', () => {
  const waiting = pending(curriculum, [shown], library);
  expect(report({ notebooks: 1, findings: [], pending: waiting })).toMatchInlineSnapshot(`
    "Pending, with the notebooks that do not exist yet:
      11 Slow learning: F9a Entropy (no entropy, no test); S1:5–6

    1 notebook: no findings, 1 formula pending"
  `);
  const known: Library = { functions: new Set(['entropy']), titles: ['F9a: C = 0'] };
  expect(pending(curriculum, [shown], known)[0].formulas).toEqual(['F9a Entropy']);
});

test('A formula that an existing notebook teaches as well is not pending', () => {
  const both: Formula = { ...sum, notebooks: ['04', '11'] };
  expect(pending({ ...curriculum, formulas: [both] }, [shown], library)[0].formulas).toEqual([]);
});

test('The report: findings, then what is pending, then one line', () => {
  const findings = [
    { file: 'a.ipynb', what: 'is wrong' },
    { file: 'a.ipynb', cell: 'sum', line: 3, what: 'is wrong, too' },
  ];
  expect(report({ notebooks: 2, findings, pending: [] })).toMatchInlineSnapshot(`
    "a.ipynb: is wrong
    a.ipynb: cell "sum", line 3: is wrong, too

    2 notebooks: 2 findings"
  `);
});
