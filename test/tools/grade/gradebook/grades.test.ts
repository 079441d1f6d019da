import { expect, it } from 'vitest';
import { allReasons, grades } from '../../../../tools/grade/gradebook/grades.ts';
import { NO_RULE } from '../../../../tools/grade/gradebook/grading-rule.ts';
import type { ExerciseMark, NotebookMarks } from '../../../../tools/grade/gradebook/marks.ts';
import { readGradingRule } from '../../../../tools/grade/gradebook/read-rule.ts';
import type { Student } from '../../../../tools/grade/submission.ts';
import { ann, ben, cem, exercise, NOTEBOOK, OTHER, result } from './fixture.ts';

const mark = (id: string, points: number, of: number, manual?: number): ExerciseMark => {
  const { source: _, rows: tests, ...rest } = exercise(id, points, of);
  return {
    ...rest,
    tests,
    ...(manual === undefined ? {} : { manual: { points: manual, time: 't' } }),
  };
};

const marks = (
  student: Student,
  exercises: readonly ExerciseMark[],
  more: Partial<NotebookMarks> = {},
): NotebookMarks => ({ ...result(student, []), run: 1, ...more, exercises });

const rule = readGradingRule(
  `{ "deadline": { "${NOTEBOOK}": "2026-11-20T23:59:00+01:00" },
     "late": [{ "upTo": "1 d", "take": "20 %" }, { "take": "100 %" }], "round": 0.5 }`,
  'grading.json',
);

it('manual points count before the penalty; missing notebooks are 0 with a reason', () => {
  const late = { submitted: '2026-11-21T12:00:00+01:00' };
  const { notebooks, students } = grades(
    [
      // By hand: 3 + 0 = 3 by the grader, 3 + 1.5 = 4.5 in all; 20 % less: 3.6, rounded 3.5.
      marks(ann, [mark('6.1', 3, 3), mark('6.2', 0, 2, 1.5)], late),
      marks(ann, [mark('5.1', 2, 2)], { notebook: OTHER }),
      marks(ben, [mark('6.1', 1, 3), mark('6.2', 2, 2)], { submitted: '2026-11-20T00:00:00Z' }),
    ],
    [{ origin: 'cem.zip', student: cem, reason: 'too large' }],
    rule,
  );
  expect(notebooks.map(({ notebook, of }) => [notebook, of])).toEqual([
    [OTHER, 2],
    [NOTEBOOK, 5],
  ]);
  expect(
    students.map((one) => [one.student.id, one.before, one.after, one.of, allReasons(one)]),
  ).toMatchInlineSnapshot(`
    [
      [
        "ann",
        6.5,
        5.5,
        7,
        [
          "06-back-propagation.ipynb: Handed in 12 h 1 min after 2026-11-20T23:59:00+01:00: 20 % is taken.",
        ],
      ],
      [
        "ben",
        3,
        3,
        7,
        [
          "05-feed-forward.ipynb: Nothing was handed in.",
        ],
      ],
      [
        "cem",
        0,
        0,
        7,
        [
          "05-feed-forward.ipynb: Nothing was handed in.",
          "06-back-propagation.ipynb: Nothing was handed in.",
          "cem.zip: too large",
        ],
      ],
    ]
  `);
});

it('the columns are those of the newest run, 6.2 before 6.10, of one notebook if asked', () => {
  const all = [
    marks(ben, [mark('6.10', 1, 1), mark('6.1', 1, 4)], { run: 2 }),
    marks(ann, [mark('6.1', 1, 3), mark('6.2', 1, 2)]),
    marks(ann, [mark('5.1', 1, 2)], { notebook: OTHER }),
  ];
  const { notebooks, students } = grades(all, [], NO_RULE, NOTEBOOK);
  expect(notebooks).toHaveLength(1);
  expect(notebooks[0].of).toBe(7);
  expect(notebooks[0].exercises.map(({ exercise, of }) => `${exercise} ${of}`)).toEqual([
    '6.1 4',
    '6.2 2',
    '6.10 1',
  ]);
  expect(students.map(({ before }) => before)).toEqual([2, 2]);
});

it('sums points without the dust of binary fractions', () => {
  const [ann1] = grades(
    [marks(ann, [mark('6.1', 0.1, 1), mark('6.2', 0.2, 1)])],
    [],
    NO_RULE,
  ).students;
  expect(ann1.before).toBe(0.3);
});
