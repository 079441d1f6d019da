import { expect, test } from 'vitest';
import { lecturerFeedback, studentFeedback } from '../../../../tools/grade/feedback/feedback.ts';
import { plainMarks } from '../../../../tools/grade/feedback/marks.ts';
import { type Element, elements, parsePage, textOf } from './html-tree.ts';
import {
  exerciseResult,
  mixed,
  mixedMarks,
  releasedHints,
  submissionResult,
  testResult,
} from './samples.ts';

const hints = releasedHints();
const student = studentFeedback(mixed, mixedMarks, hints);
const lecturer = lecturerFeedback(mixed, mixedMarks, hints);
const tree = parsePage(student.html);

function all(root: Element, name: string): Element[] {
  return elements(root).filter((element) => element.name === name);
}

function section(heading: string): Element {
  const found = all(tree, 'section').find((each) => textOf(all(each, 'h2')[0]) === heading);
  if (found === undefined) throw new Error(`no section ${heading}`);
  return found;
}

test('the table has each exercise, the sum, the penalty and the total', () => {
  // 3 + 2 by hand + 0 + 0 = 5, of 3 + 4 + 5 + 4 = 16; 5 − 4.5 = 0.5 taken off.
  const rows = all(section('Points'), 'tr').map((row) =>
    all(row, 'th').concat(all(row, 'td')).map(textOf),
  );
  expect(rows).toEqual([
    ['Exercise', 'Result', 'Points'],
    ['6.1 The error of the output layer', '✓passed, 3 of 3 tests passed', '3 of 3'],
    ['6.3 The slopes of weights and biases', '✗wrong, 1 of 3 tests passed', '2 of 4'],
    ['6.4 A whole step', '✗took too long, 0 of 1 test passed', '0 of 5'],
    ['6.5 Mazur’s step-by-step example', '–not attempted', '0 of 4'],
    ['Sum', '5'],
    ['Handed in 1 day late: 10 % of 5 points are taken off.', '−0.5'],
    ['Total', '4.5 of 16'],
  ]);
});

test('a total without manual marks and rules is that of the tests', () => {
  const { html, markdown } = studentFeedback(
    submissionResult(),
    plainMarks(submissionResult().exercises),
    hints,
  );
  expect(textOf(parsePage(html))).toContain('3 of 3 points');
  expect(html).not.toContain('Sum');
  expect(markdown).toContain('**3 of 3 points**');
});

test('a named mistake stands with its line of algebra, subscripts and all', () => {
  const [mistake] = elements(section('6.3 The slopes of weights and biases')).filter(
    ({ attributes }) => attributes.get('class') === 'mistake',
  );
  expect(textOf(mistake)).toBe(
    'M3: The examples are summed and not averaged.C = (1/n) Σx Cx, so ∂C/∂W = (1/n) Aᵀ Δ, not Aᵀ Δ.',
  );
  expect(all(mistake, 'sub').map(textOf)).toEqual(['x', 'x']);
});

test('the first two hints are offered, folded, where an exercise is not right', () => {
  const summaries = (heading: string) => all(section(heading), 'summary').map(textOf);
  expect(summaries('6.1 The error of the output layer')).toEqual([]);
  for (const heading of ['6.3 The slopes of weights and biases', '6.4 A whole step']) {
    expect(summaries(heading)).toEqual(['Hint 1: a question', 'Hint 2: a pointer']);
    expect(all(section(heading), 'details').map(({ attributes }) => attributes.size)).toEqual([
      0, 0,
    ]);
  }
  expect(student.html).not.toContain('nearly the answer');
});

test('formulas of hints and comments are MathML, without fonts and scripts', () => {
  const comment = all(section('6.3 The slopes of weights and biases'), 'blockquote')[0];
  expect(all(comment, 'math')).toHaveLength(2);
  expect(textOf(all(comment, 'code')[0])).toBe('scale');
  const left = all(tree, 'section').flatMap((each) => all(each, 'p').map(textOf));
  expect(left.filter((text) => text.includes('$'))).toEqual([]);
});

test('the reason for a 0 is told', () => {
  expect(textOf(section('6.5 Mazur’s step-by-step example'))).toContain(
    'The cell of this exercise still holds what was released.',
  );
  expect(textOf(section('6.4 A whole step'))).toContain('A call had not returned in time');
});

test('a file that could not be read says why', () => {
  const unreadable = submissionResult({ status: 'unreadable', reason: 'Line 3 ends in a string.' });
  const { html, markdown } = studentFeedback(unreadable, plainMarks([]), hints);
  expect(textOf(parsePage(html))).toContain('The file could not be read. Line 3 ends in a string.');
  expect(markdown).toContain('Line 3 ends in a string.');
});

test('a grader that failed offers no hint and says whose fault it is', () => {
  const failed = submissionResult({
    exercises: [exerciseResult({ verdict: 'grader-error', points: 0, rows: [], reason: 'E42' })],
  });
  const { html } = studentFeedback(failed, plainMarks(failed.exercises), hints);
  expect(html).toContain('This is not your fault');
  expect(html).not.toContain('<details>');
});

test('the lecturer sees source, origin, sandbox, remarks and hidden numbers', () => {
  const text = textOf(parsePage(lecturer.html));
  for (const shown of [
    'return transposeTimes(trace[l - 1].a, delta[l]);',
    'ann/06-back-propagation.ipynb',
    'ann.berg, number 604311',
    'hardened',
    'The check of exercise 6.2 was edited; the released one was used.',
    'trace = [{ z: matrix([[0.77]]) }]',
    '4.75',
  ]) {
    expect(text).toContain(shown);
    expect(lecturer.html).not.toBe(student.html);
  }
  expect(textOf(tree)).not.toContain('return transposeTimes');
});

test('a verdict is never a colour alone: a word follows each sign', () => {
  const verdicts = elements(tree).filter(({ attributes }) =>
    attributes.get('class')?.startsWith('verdict '),
  );
  expect(verdicts).toHaveLength(4 + 4 + 3 + 3 + 1);
  for (const verdict of verdicts) {
    expect(verdict.children).toHaveLength(2);
    expect(verdict.children[1]).toMatch(/^[a-z ]+$/);
    expect(elements(verdict)[1].attributes.get('aria-hidden')).toBe('true');
  }
});

test.each([
  ['the student’s page', student.html],
  ['the lecturer’s page', lecturer.html],
])('%s is whole, asks for nothing and can be read by a machine', (_, html) => {
  const page = parsePage(html);
  expect(page.attributes.get('lang')).toBe('en');
  expect(textOf(all(page, 'title')[0])).toContain('06-back-propagation, Ann Berg');
  const [policy] = all(page, 'meta').filter(({ attributes }) => attributes.has('http-equiv'));
  expect(policy.attributes.get('content')).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
  );
  const names = new Set(elements(page).map(({ name }) => name));
  for (const name of ['script', 'link', 'img', 'iframe', 'object', 'form', 'base']) {
    expect(names).not.toContain(name);
  }
  expect(html).not.toMatch(/url\(|@import|src=/);
  const ids = elements(page).flatMap(({ attributes }) => attributes.get('id') ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { attributes } of elements(page)) {
    const target = attributes.get('href') ?? `#${attributes.get('aria-labelledby') ?? ids[0]}`;
    expect(ids).toContain(target.slice(1));
  }
});

test('headings go down one step at a time and begin with one h1', () => {
  const levels = elements(parsePage(lecturer.html))
    .filter(({ name }) => /^h\d$/.test(name))
    .map(({ name }) => Number(name[1]));
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  levels.forEach((level, k) => {
    expect(level - (levels[k - 1] ?? 0)).toBeLessThanOrEqual(1);
  });
});

test('every table has headers with a scope', () => {
  for (const table of all(parsePage(lecturer.html), 'table')) {
    const headers = all(table, 'th');
    expect(headers.length).toBeGreaterThan(0);
    for (const { attributes } of headers) expect(attributes.get('scope')).toMatch(/^(row|col)$/);
  }
});

test('the same result gives the same bytes', () => {
  expect(studentFeedback(structuredClone(mixed), mixedMarks, releasedHints())).toEqual(student);
  expect(lecturerFeedback(structuredClone(mixed), mixedMarks, releasedHints())).toEqual(lecturer);
});

test('the Markdown of one exercise', () => {
  const result = submissionResult({
    exercises: [
      exerciseResult({
        verdict: 'wrong',
        points: 0,
        rows: [
          testResult({
            verdict: 'wrong',
            says: ['f returned 1; it should be 2.'],
            got: '1',
            wanted: '2',
          }),
          testResult({ what: 'five', tier: 'hidden-law', verdict: 'threw', says: ['x'] }),
        ],
      }),
    ],
  });
  const { markdown } = studentFeedback(result, plainMarks(result.exercises), new Map());
  expect(markdown).toMatchInlineSnapshot(`
    "# Feedback: 06-back-propagation

    Ann Berg

    **0 of 3 points**

    | Exercise | Result | Points |
    | --- | --- | ---: |
    | 6.2 The error of a hidden layer | ✗ wrong, 0 of 2 tests passed | 0 of 3 |

    ## 6.2 The error of a hidden layer

    ✗ wrong, 0 of 2 tests passed; 0 of 3 points.

    - ✗ wrong: a network 2-3-2

      f returned 1; it should be 2.

      Came back:

      \`\`\`
      1
      \`\`\`

      Wanted:

      \`\`\`
      2
      \`\`\`
    - ✗ threw an error: five (hidden test)

    The graded file has the SHA-256 abababababababababababababababababababababababababababababababab.
    "
  `);
});
