// What a student sees: the text, the HTML, and the cell that shows them.

import { check, exerciseOf, reportHtml, reportText, runChecks } from 'course-checks';
import { type Matrix, scale } from 'kernel-lib';
import { afterEach, expect, test } from 'vitest';
import { toy } from './support/toy.ts';

const half = {
  times: (A: Matrix, s: number) => scale(A.rows === 2 ? s : -s, A),
};
const report = runChecks({ ...toy, title: 'A < B & "C"' }, toy.visible, half);

test('the report as text', () => {
  expect(reportText(report)).toMatchInlineSnapshot(`
    "9.9 A < B & "C": 1 of 2 checks passed
    ✓ two rows: passed
    ✗ one row: wrong
        times returned -3.5 in row 1, column 1; it should be 3.5.
        M5: The sign is wrong.
        s A, not −s A.
        Inputs:
          A = matrix([[7, 8]])
          s = 0.5
        Came back: matrix([[-3.5, -4]])
        Wanted:    matrix([[3.5, 4]])
    See F1 and F2 in the lecture notebooks."
  `);
});

test('the report as HTML holds the same, escaped, and leaves its colours to the page', () => {
  const html = reportHtml(report);
  expect(html).toContain('9.9 A &lt; B &amp; &quot;C&quot;: 1 of 2 checks passed');
  for (const { what, says, inputs = [] } of report.rows) {
    for (const text of [what, ...says, ...inputs]) expect(html).toContain(text);
  }
  expect(html).toContain('See F1 and F2 in the lecture notebooks.');
  expect(html).not.toMatch(/color: *(#|rgb|black|white)/);
});

test('what nobody has written yet is said once', () => {
  const empty = runChecks(toy, toy.visible, {});
  expect(reportText(empty)).toMatchInlineSnapshot(`
    "9.9 A multiple: not attempted
    times is missing (nothing was given); run the cell that defines it, then check('9.9', { times })."
  `);
  expect(reportHtml(empty)).toMatchInlineSnapshot(
    `"<div><strong>9.9 A multiple: not attempted</strong><br>times is missing (nothing was given); run the cell that defines it, then check('9.9', { times }).</div>"`,
  );
});

const { log } = console;
const broadcast = Symbol.for('Jupyter.broadcast');
afterEach(() => {
  Reflect.deleteProperty(globalThis, broadcast);
  console.log = log;
  delete process.env.NBGRADER_EXECUTION;
});

test('a check cell shows both forms as one output', () => {
  const sent: unknown[][] = [];
  Reflect.set(globalThis, broadcast, (...message: unknown[]) => sent.push(message));
  expect(check('6.2', {})).toBeUndefined();
  const [[kind, content]] = sent as [[string, { data: Record<string, string> }]];
  expect(kind).toBe('display_data');
  expect(content.data['text/plain']).toMatch(/^6\.2 The error of a hidden layer: not attempted/);
  expect(content.data['text/html']).toContain('6.2 The error of a hidden layer: not attempted');
});

test('where no output of two forms can be sent, the text is printed', () => {
  const printed: unknown[] = [];
  console.log = (text) => printed.push(text);
  check('6.2', {});
  expect(printed).toEqual([expect.stringMatching(/^6\.2 The error of a hidden layer/)]);
});

test('under nbgrader, to which silence is a pass, it throws unless all checks pass', () => {
  console.log = () => undefined;
  process.env.NBGRADER_EXECUTION = 'autograde';
  expect(() => check('6.2', {})).toThrowErrorMatchingInlineSnapshot(
    `[Error: 6.2: 0 of 2 checks passed]`,
  );
  const { hiddenError } = exerciseOf('6.2').asked;
  expect(check('6.2', { hiddenError: hiddenError.reference })).toBeUndefined();
});

test('an exercise that does not exist is named', () => {
  expect(() => check('6.99', {})).toThrowError(/^there is no exercise 6\.99; there are 0\.1, /);
});
