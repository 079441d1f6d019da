import { expect, test } from 'vitest';
import { toLookAt } from '../../../../tools/grade/feedback/attention.ts';
import { classNumbers, mean, median } from '../../../../tools/grade/feedback/class-numbers.ts';
import { classReport } from '../../../../tools/grade/feedback/class-report.ts';
import { bins, histogram } from '../../../../tools/grade/feedback/histogram.ts';
import { type Marks, plainMarks } from '../../../../tools/grade/feedback/marks.ts';
import { byName, byNumber } from '../../../../tools/grade/feedback/naming.ts';
import type { ExerciseResult, SubmissionResult } from '../../../../tools/grade/result.ts';
import { elements, parseFragment, parsePage, textOf } from './html-tree.ts';
import { exerciseResult, submissionResult, testResult } from './samples.ts';

const M3 = [
  'M3: The examples are summed and not averaged.',
  'C = (1/n) Σ_x C_x, so ∂C/∂W = (1/n) Aᵀ Δ, not Aᵀ Δ.',
];

const first = (changes: Partial<ExerciseResult>) =>
  exerciseResult({ exercise: '6.1', title: 'The error of the output layer', ...changes });
const third = (changes: Partial<ExerciseResult>) =>
  exerciseResult({ exercise: '6.3', title: 'The slopes', of: 4, ...changes });
const summed = {
  verdict: 'wrong',
  points: 1,
  rows: [
    testResult({ verdict: 'wrong', explains: M3 }),
    testResult({ tier: 'hidden-same', verdict: 'wrong', explains: M3 }),
  ],
} as const;

function submission(id: string, changes: Partial<SubmissionResult>): SubmissionResult {
  return submissionResult({
    student: { id, name: `Name of ${id}` },
    origin: `${id}/06.ipynb`,
    sha256: id.repeat(16).slice(0, 64),
    ...changes,
  });
}

const untried = { verdict: 'not-attempted', points: 0, rows: [], source: '' } as const;
const broken = { verdict: 'grader-error', points: 0, rows: [], reason: 'E42' } as const;

const results: readonly SubmissionResult[] = [
  submission('anna', { exercises: [first({}), third({ points: 4 })] }),
  submission('bert', { exercises: [first({}), third(summed)] }),
  submission('carl', { exercises: [first({ ...untried }), third(summed)] }),
  submission('dora', { exercises: [first({ ...broken }), third({ ...untried })] }),
  submission('emil', {
    exercises: [
      first({
        verdict: 'void',
        points: 0,
        rows: [testResult({ verdict: 'void', says: ['Ended.'] })],
      }),
      third({ points: 4 }),
    ],
  }),
  submission('fred', { status: 'unreadable', reason: 'fred.ipynb is not JSON.', exercises: [] }),
  submission('gina', { status: 'quarantined', reason: 'Two deaths.', exercises: [] }),
];
const gradersMarks = (result: SubmissionResult): Marks => plainMarks(result.exercises);

test('the numbers of a class of seven, by hand', () => {
  const [numbers, ...more] = classNumbers(results, gradersMarks);
  expect(more).toEqual([]);
  // Totals 3 + 4, 3 + 1, 0 + 1, 0 + 0, 0 + 4.
  expect(numbers).toMatchObject({ submissions: 7, graded: 5, of: 7, totals: [0, 1, 4, 4, 7] });
  const [one, three] = numbers.exercises;
  // 6.1 without dora, whose grader failed: points 3, 3, 0, 0; carl did not try.
  expect(one).toMatchObject({ finished: 4, attempted: 3, right: 2, mean: 1.5, median: 1.5 });
  // 6.3: points 4, 1, 1, 0, 4; dora did not try.
  expect(three).toMatchObject({ finished: 5, attempted: 4, right: 2, mean: 2, median: 1 });
  expect(one.verdicts).toEqual([
    { verdict: 'pass', count: 2 },
    { verdict: 'grader-error', count: 1 },
    { verdict: 'not-attempted', count: 1 },
    { verdict: 'void', count: 1 },
  ]);
  // Named by two tests of two students: once for each student.
  expect(three.mistakes).toEqual([{ mistake: { sentence: M3[0], algebra: M3[1] }, count: 2 }]);
});

test('manual marks and penalties count in the report', () => {
  const marksOf = (result: SubmissionResult): Marks => ({
    exercises: [{ exercise: '6.1', points: 0, of: 3, manual: 2 }],
    total: result.student.id === 'anna' ? 6.3 : 1,
  });
  const [numbers] = classNumbers(results, marksOf);
  expect(numbers.totals).toEqual([1, 1, 1, 1, 6.3]);
  expect(numbers.exercises[0].mean).toBe(2);
});

test('a notebook is counted by itself', () => {
  const other = submission('anna', { notebook: '03-two-nodes.ipynb', exercises: [] });
  const all = classNumbers([...results, other], gradersMarks);
  expect(all.map(({ notebook, submissions }) => [notebook, submissions])).toEqual([
    ['03-two-nodes.ipynb', 1],
    ['06-back-propagation.ipynb', 7],
  ]);
});

test('mean and median', () => {
  expect([mean([1, 2, 6]), mean([])]).toEqual([3, 0]);
  expect([median([1, 2, 6]), median([1, 2, 4, 6]), median([5]), median([])]).toEqual([2, 3, 5, 0]);
});

test('who needs a person, and why', () => {
  const found = toLookAt(results).map(({ student, what, why }) => [student.id, what, why]);
  expect(found).toEqual([
    ['dora', '6.1 grader-error', 'E42'],
    ['emil', '6.1 void', 'Ended.'],
    ['fred', 'unreadable', 'fred.ipynb is not JSON.'],
    ['gina', 'quarantined', 'Two deaths.'],
  ]);
});

test('totals fall into the bar that begins at or below them; full marks have their own', () => {
  const counts = bins([0, 0.9, 1, 2, 2.5, 3, 3, 4], 3).map(({ from, count }) => [from, count]);
  expect(counts).toEqual([
    [0, 2],
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
  expect(
    bins([1, 49, 50], 50)
      .map(({ from }) => from)
      .slice(-3),
  ).toEqual([40, 45, 50]);
  expect(bins([-1, 0], 0)).toEqual([
    { from: 0, count: 1 },
    { from: 0, count: 1 },
  ]);
});

test('the highest bar reaches its line, and the drawing has a name and titles of its axes', () => {
  const tree = parseFragment(histogram(bins([0, 2, 2, 2, 2], 2), 'h', 'Totals of 5.').text);
  const svg = elements(tree).find(({ name }) => name === 'svg');
  expect(svg?.attributes.get('role')).toBe('img');
  expect(svg?.attributes.get('aria-labelledby')).toBe('h-title');
  const rows = elements(tree).filter(({ name }) => name === 'rect');
  // 4 of 4: the whole height, 270 − 52 − 22 = 196; 1 of 4: a quarter of it.
  expect(rows.map(({ attributes }) => attributes.get('height'))).toEqual(['49', '0', '196']);
  expect(textOf(tree)).toContain('Totals of 5.');
  expect(textOf(tree)).toMatch(/total, in points\s*submissions/);
});

test('the page has every part, and its tables say the numbers', () => {
  const page = parsePage(classReport(results, { given: new Map() }));
  const rows = elements(page)
    .filter(({ name }) => name === 'tr')
    .map((row) => row.children.map((cell) => (typeof cell === 'string' ? cell : textOf(cell))));
  expect(rows).toContainEqual([
    '6.1 The error of the output layer',
    '3 of 4',
    '50 %',
    '1.5',
    '1.5',
    '3',
  ]);
  expect(rows).toContainEqual(['6.3 The slopes', '4 of 5', '40 %', '2', '1', '4']);
  expect(rows).toContainEqual([expect.stringContaining('M3: The examples'), '6.3', '2 of 4']);
  expect(textOf(page)).toContain('7 students, 7 submissions, 5 of them graded.');
  expect(textOf(page)).toContain('Name of gina (gina)');
  const levels = elements(page).flatMap(({ name }) =>
    /^h\d$/.test(name) ? [Number(name[1])] : [],
  );
  levels.forEach((level, k) => {
    expect(level - (levels[k - 1] ?? 0)).toBeLessThanOrEqual(1);
  });
});

test('no two regions of the page have one name', () => {
  const other = submission('anna', { notebook: '03-two-nodes.ipynb', exercises: [third({})] });
  const page = parsePage(classReport([...results, other], { given: new Map() }));
  const names = elements(page).flatMap(({ name, attributes }) =>
    name === 'section' || attributes.get('role') === 'region'
      ? [attributes.get('aria-label') ?? attributes.get('aria-labelledby')]
      : [],
  );
  // A section, its histogram and its exercises for both notebooks, the list to look at with its table, and
  // the answers that are alike, of which there are none.
  expect(names).toHaveLength(9);
  expect(new Set(names).size).toBe(names.length);
});

test('without names nothing tells who is who', () => {
  const html = classReport(results, { given: new Map(), anonymous: true });
  for (const { student } of results) expect(html).not.toContain(student.id);
  expect(html).not.toMatch(/Name of|E42|Two deaths/);
  const naming = byNumber(results);
  const names = results.map(({ student }) => naming(student));
  expect([...names].sort()).toEqual(['S001', 'S002', 'S003', 'S004', 'S005', 'S006', 'S007']);
  expect(names).not.toEqual([...names].sort());
  expect(byNumber([...results].reverse())(results[0].student)).toBe(names[0]);
});

test('a name that is the id stands once', () => {
  expect(
    [
      { id: 'ann', name: 'ann' },
      { id: 'ann', name: 'Ann Berg' },
    ].map(byName),
  ).toEqual(['ann', 'Ann Berg (ann)']);
});

test('the order of the results changes no byte, and no result makes no fault', () => {
  const given = new Map<string, string[]>();
  expect(classReport([...results].reverse(), { given })).toBe(classReport(results, { given }));
  expect(textOf(parsePage(classReport([], { given })))).toContain('No submissions');
});
