// A class of three, marked by hand: ann in time, ben late, cem hostile.
import { type Grades, grades } from '../../../../tools/grade/gradebook/grades.ts';
import type { ExerciseMark, NotebookMarks } from '../../../../tools/grade/gradebook/marks.ts';
import { readGradingRule } from '../../../../tools/grade/gradebook/read-rule.ts';
import type { ExerciseResult } from '../../../../tools/grade/result.ts';
import type { Student } from '../../../../tools/grade/submission.ts';
import { ann, ben, cem, exercise, NOTEBOOK, OTHER, result, test } from '../gradebook/fixture.ts';

const rule = readGradingRule(
  `{ "deadline": { "${NOTEBOOK}": "2026-11-20T23:59:00+01:00" },
     "late": [{ "upTo": "1 d", "take": "10 %" }, { "take": "100 %" }] }`,
  'grading.json',
);

export const hidden = test('a network of 3 layers', 'wrong', {
  tier: 'hidden-same',
  mistakes: ['M1'],
  explains: ['The factor σ′ is missing.'],
  says: ['SECRET sentence'],
  inputs: ['z = SECRET'],
  got: 'SECRET 1',
  wanted: 'SECRET 2',
});

export const visible = test('the example, by hand', 'wrong', {
  says: ['row 1 differs'],
  inputs: ['z = [0.5]'],
  got: '1 <b>',
  wanted: '2',
});

export function mark(result: ExerciseResult, more: Partial<ExerciseMark> = {}): ExerciseMark {
  const { source: _, rows: tests, ...rest } = result;
  return { ...rest, tests, ...more };
}

export function marks(
  student: Student,
  exercises: readonly ExerciseMark[],
  more: Partial<NotebookMarks> = {},
): NotebookMarks {
  return { ...result(student, []), run: 1, ...more, exercises };
}

/** 06 for all, 05 for ann. */
export const all: readonly NotebookMarks[] = [
  marks(
    ann,
    [
      mark(exercise('6.1', 3, 3, { rows: [test('by hand')] })),
      mark(exercise('6.2', 0, 2, { rows: [visible, hidden] }), {
        manual: { points: 1.5, comment: 'nearly <right>', time: 't' },
      }),
    ],
    { submitted: '2026-11-20T12:00:00Z' },
  ),
  marks(ann, [mark(exercise('5.1', 2, 2))], { notebook: OTHER }),
  // 3 points, 10 % taken: 2.7.
  marks(
    ben,
    [
      mark(exercise('6.1', 3, 3)),
      mark(exercise('6.2', 0, 2, { verdict: 'not-attempted', reason: 'the cell is empty' })),
    ],
    { submitted: '2026-11-21T00:00:00+01:00' },
  ),
  marks(cem, [mark(exercise('6.1', 0, 3)), mark(exercise('6.2', 1, 2))], {
    submitted: '2026-11-20T12:00:00Z',
  }),
];

export const both: Grades = grades(all, [], rule);
export const one: Grades = grades(all, [], rule, NOTEBOOK);
