import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Gradebook, openGradebook } from '../../../../tools/grade/gradebook/gradebook.ts';
import { pointsOf } from '../../../../tools/grade/gradebook/marks.ts';
import type { SubmissionResult } from '../../../../tools/grade/result.ts';
import { ann, ben, cem, exercise, NOTEBOOK, OTHER, RUN, result, test } from './fixture.ts';

let folder: string;
let book: Gradebook;
const path = () => join(folder, 'deep/grades.sqlite');

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gradebook-'));
  book = await openGradebook(path());
});
afterEach(() => {
  book.close();
  rmSync(folder, { recursive: true });
});

/** Saved, closed, opened: what the file holds. */
async function again(): Promise<Gradebook> {
  await book.save();
  book.close();
  book = await openGradebook(path());
  return book;
}

const points = (run?: number) =>
  book
    .marks(run)
    .flatMap(({ student, exercises }) =>
      exercises.map((mark) => `${student.id} ${mark.exercise} ${pointsOf(mark)}`),
    );

const hidden = test('a network of 3 layers', 'wrong', {
  tier: 'hidden-same',
  mistakes: ['M1', 'M7'],
  explains: ['The factor σ′ is missing.'],
  says: ['at δ\0 "quoted"', 'line\nbreak'],
  inputs: ['z = matrix([[0.5]])'],
  got: '1',
  wanted: '2',
});

it('gives back every field of a result but the source, after it was saved', async () => {
  const given: SubmissionResult = result(
    ben,
    [
      exercise('6.1', 1, 3, { rows: [test('by hand'), hidden], reason: 'stopped' }),
      exercise('6.10', 0, 0.5, { verdict: 'not-attempted' }),
    ],
    { submitted: '2026-11-20T23:59:00+01:00', late: false, remarks: ['a second file', 'ü\n'] },
  );
  expect(book.record(RUN, [given])).toBe(1);
  await again();
  const [first, second] = given.exercises.map(({ source: _, rows, ...rest }) => ({
    ...rest,
    tests: rows,
  }));
  expect(book.marks()).toEqual([{ ...given, run: 1, exercises: [first, second] }]);
  expect(book.runs()).toEqual([{ id: 1, ...RUN }]);
});

it('keeps an unreadable submission with its reason and 0 points', async () => {
  const none = exercise('6.1', 0, 3, { verdict: 'not-attempted', reason: 'not JSON' });
  book.record(RUN, [result(ann, [none], { status: 'unreadable', reason: 'not JSON' })]);
  await again();
  expect(book.marks()).toMatchObject([
    { status: 'unreadable', reason: 'not JSON', exercises: [{ points: 0, reason: 'not JSON' }] },
  ]);
});

it('keeps every run, and reads the newest one that has the student and the notebook', async () => {
  book.record(RUN, [
    result(ann, [exercise('6.1', 1, 3)]),
    result(ben, [exercise('6.1', 2, 3)]),
    result(ann, [exercise('5.1', 2, 2)], { notebook: OTHER }),
  ]);
  book.record({ ...RUN, grader: 'g2' }, [result(ann, [exercise('6.1', 3, 3)])]);
  await again();
  expect(points(1)).toEqual(['ann 5.1 2', 'ann 6.1 1', 'ben 6.1 2']);
  expect(points(2)).toEqual(['ann 6.1 3']);
  expect(points()).toEqual(['ann 5.1 2', 'ann 6.1 3', 'ben 6.1 2']);
  expect(book.runs().map(({ grader }) => grader)).toEqual(['g1', 'g2']);
});

it('a regrade keeps manual points and comments, and both marks stay visible', async () => {
  book.record(RUN, [result(ann, [exercise('6.1', 1, 3), exercise('6.2', 0, 2)])]);
  const time = '2026-11-21T10:00:00Z';
  expect(book.setManual({ student: 'ann', exercise: '6.1', points: 2.5, time })).toBe(true);
  expect(book.setManual({ student: 'ann', exercise: '6.1', comment: 'seen, "ok"', time })).toBe(
    true,
  );
  book.record(RUN, [result(ann, [exercise('6.1', 0, 3), exercise('6.2', 2, 2)])]);
  await again();
  expect(points()).toEqual(['ann 6.1 2.5', 'ann 6.2 2']);
  expect(book.marks()[0].exercises[0]).toMatchObject({
    points: 0,
    manual: { points: 2.5, comment: 'seen, "ok"', time },
  });
  expect(book.manual()).toEqual([
    { student: ann, exercise: '6.1', points: 2.5, comment: 'seen, "ok"', time },
  ]);
});

it('clears points and comment each by itself', () => {
  book.record(RUN, [result(ann, [exercise('6.1', 1, 3)])]);
  const set = (setting: { points?: number | null; comment?: string | null }) =>
    book.setManual({ student: 'ann', exercise: '6.1', time: 't', ...setting });
  set({ points: 0, comment: 'why' });
  expect(points()).toEqual(['ann 6.1 0']);
  expect(set({ points: null })).toBe(true);
  expect(points()).toEqual(['ann 6.1 1']);
  expect(book.manual()).toEqual([{ student: ann, exercise: '6.1', comment: 'why', time: 't' }]);
  expect(set({ comment: null })).toBe(true);
  expect(book.manual()).toEqual([]);
  expect(set({ comment: null })).toBe(false);
});

it('refuses manual marks for what there is not, and points that cannot be had', () => {
  const set = (student: string, exercise: string, points: number) => () =>
    book.setManual({ student, exercise, points, time: 't' });
  expect(set('ann', '6.1', 1)).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: the gradebook has no student "ann"; it has none yet]`,
  );
  book.record(RUN, [result(ann, [exercise('6.1', 1, 3), exercise('6.10', 1, 1)])]);
  expect(set("ann' OR 1", '6.1', 1)).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: the gradebook has no student "ann' OR 1"; it has ann]`,
  );
  expect(set('ann', '6.2', 1)).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: the gradebook has no exercise "6.2"; it has 6.1, 6.10]`,
  );
  expect(set('ann', '6.1', 3.5)).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: 6.1 has 3 points, and 3.5 was given for ann; wanted is a number from 0 to 3]`,
  );
  expect(set('ann', '6.1', Number.NaN)).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: 6.1 has 3 points, and NaN was given for ann; wanted is a number from 0 to 3]`,
  );
  expect(book.manual()).toEqual([]);
});

it('tells of files that were refused until a later run knows the student', () => {
  const lost = { origin: 'x.zip', reason: 'a bomb' };
  book.record(RUN, [], [lost, { origin: 'ann/6.zip', student: ann, reason: 'no notebook' }]);
  expect(book.refused()).toEqual([
    lost,
    { origin: 'ann/6.zip', student: ann, reason: 'no notebook' },
  ]);
  book.record(RUN, [result(ben, [])]);
  expect(book.refused()).toEqual([{ origin: 'ann/6.zip', student: ann, reason: 'no notebook' }]);
  book.record(RUN, [result(ann, [])]);
  expect(book.refused()).toEqual([]);
  expect(book.refused(1)).toHaveLength(2);
});

it('shows what a regrade changed, test by test', () => {
  const rows = (first: 'pass' | 'wrong', ...more: string[]) => [
    test('by hand', first),
    ...more.map((what) => test(what)),
  ];
  book.record(RUN, [
    result(ann, [exercise('6.10', 0, 2), exercise('6.2', 1, 3, { rows: rows('wrong', 'a law') })]),
    result(ben, [exercise('6.2', 3, 3), exercise('6.3', 1, 1)]),
    result(cem, [exercise('6.2', 3, 3)]),
  ]);
  book.setManual({ student: 'ann', exercise: '6.10', points: 2, time: 't' });
  book.record(RUN, [
    result(ann, [exercise('6.10', 2, 2), exercise('6.2', 3, 3, { rows: rows('pass', 'new') })]),
    result(ben, [exercise('6.2', 3, 3)], { sha256: 'another' }),
  ]);
  const what = { student: ann, notebook: NOTEBOOK, sameFile: true };
  expect(book.difference(1, 2)).toEqual([
    {
      ...what,
      exercise: '6.2',
      before: { points: 1, of: 3, verdict: 'wrong' },
      after: { points: 3, of: 3, verdict: 'pass' },
      tests: [
        { what: 'by hand', before: 'wrong', after: 'pass' },
        { what: 'new', after: 'pass' },
        { what: 'a law', before: 'pass' },
      ],
    },
    {
      ...what,
      exercise: '6.10',
      before: { points: 0, of: 2, verdict: 'wrong' },
      after: { points: 2, of: 2, verdict: 'pass' },
      manualPoints: 2,
      tests: [],
    },
    {
      student: ben,
      notebook: NOTEBOOK,
      exercise: '6.3',
      before: { points: 1, of: 1, verdict: 'pass' },
      sameFile: false,
      tests: [],
    },
  ]);
  expect(book.difference(2, 2)).toEqual([]);
  expect(() => book.difference(1, 3)).toThrow('has no run 3; it has 1, 2');
});

it('takes two results for one notebook as a fault, and then records nothing of the run', () => {
  const one = result(ann, [exercise('6.1', 1, 3)]);
  expect(() => book.record(RUN, [one, one])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: the run has two results of ann for 06-back-propagation.ipynb, from ann/06-back-propagation.ipynb and from ann/06-back-propagation.ipynb; one is wanted]`,
  );
  // More points than there are: the tables refuse it in the middle of the work.
  const broken = result(ben, [exercise('6.1', 4, 3)]);
  expect(() => book.record(RUN, [one, broken])).toThrow('CHECK constraint failed');
  expect(book.runs()).toEqual([]);
  expect(book.marks()).toEqual([]);
  expect(book.record(RUN, [one])).toBe(1);
});

it('1,000 students with 30 exercises of 4 tests come back as they were', {
  timeout: 120_000,
}, async () => {
  const rows = ['a', 'b', 'c', 'd'].map((what) => test(what));
  const results = Array.from({ length: 1000 }, (_, i) =>
    result(
      { id: `s${String(i).padStart(4, '0')}`, name: `Student ${i}` },
      Array.from({ length: 30 }, (_, j) =>
        exercise(`6.${j + 1}`, (i + j) % 4, 3 + (i % 2), { rows }),
      ),
    ),
  ).map((one) => ({
    ...one,
    exercises: one.exercises.map((e) => ({ ...e, points: Math.min(e.points, e.of) })),
  }));
  book.record(RUN, results);
  await again();
  const marks = book.marks();
  expect(marks).toHaveLength(1000);
  expect(marks.flatMap(({ exercises }) => exercises.map(({ points }) => points))).toEqual(
    results.flatMap(({ exercises }) => exercises.map(({ points }) => points)),
  );
  expect(marks[999].exercises[29].tests).toEqual(rows);
});
