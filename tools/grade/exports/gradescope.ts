// Gradescope's results.json, one per submission. An exercise is a test case with points, its tests are
// test cases with a status only. As long as any test case is hidden, Gradescope hides the total too.
import type { NotebookGrade } from '../gradebook/grades.ts';
import { type ExerciseMark, pointsOf, type TestMark } from '../gradebook/marks.ts';
import { markLine } from './comment.ts';

/** When students see what came of hidden tests. */
export type HiddenVisibility = 'hidden' | 'after_published';

/** Gradescope takes no larger file. */
const LARGEST = 1_000_000;

interface Results {
  readonly score: number;
  readonly output: string;
  readonly output_format: 'text';
  readonly visibility: 'visible';
  readonly stdout_visibility: 'hidden';
  readonly tests: readonly TestCase[];
}

interface TestCase {
  readonly name: string;
  readonly number: string;
  readonly score?: number;
  readonly max_score?: number;
  readonly status: 'passed' | 'failed';
  readonly output: string;
  readonly output_format: 'text';
  readonly visibility: 'visible' | HiddenVisibility;
}

/** The text of the file; if need be outputs are cut, with a sentence, until it is small enough. */
export function gradescopeResults(
  grade: NotebookGrade,
  hidden: HiddenVisibility = 'after_published',
): string {
  const results = resultsOf(grade, hidden);
  for (const most of [Infinity, 10_000, 2000, 400, 100]) {
    const text = serialised(shortened(results, most));
    if (Buffer.byteLength(text) <= LARGEST) return text;
  }
  return withoutTests(shortened(results, 100));
}

function resultsOf({ marks, after, penalty }: NotebookGrade, hidden: HiddenVisibility): Results {
  // No points here: this text is shown while hidden tests, which they tell of, are not.
  const lines = [
    ...(marks === undefined ? ['Nothing was handed in.'] : []),
    ...(marks?.reason === undefined ? [] : [marks.reason]),
    ...(penalty.says === '' ? [] : [penalty.says]),
  ];
  return {
    score: after,
    output: lines.join('\n'),
    output_format: 'text',
    visibility: 'visible',
    stdout_visibility: 'hidden',
    tests: (marks?.exercises ?? []).flatMap((mark) => testCases(mark, hidden)),
  };
}

function testCases(mark: ExerciseMark, hidden: HiddenVisibility): TestCase[] {
  const { exercise, title, of, reason, tests } = mark;
  const points = pointsOf(mark);
  // The points of an exercise tell what its hidden tests said.
  const hasHidden = tests.some(({ tier }) => tier !== 'visible');
  const whole: TestCase = {
    name: `${exercise} ${title}`,
    number: exercise,
    score: points,
    max_score: of,
    status: points === of ? 'passed' : 'failed',
    output: [markLine(mark), ...(reason === undefined ? [] : [reason])].join('\n'),
    output_format: 'text',
    visibility: hasHidden ? hidden : 'visible',
  };
  return [whole, ...tests.map((test, i) => testCase(test, `${exercise}.${i + 1}`, hidden))];
}

function testCase(test: TestMark, number: string, hidden: HiddenVisibility): TestCase {
  const isVisible = test.tier === 'visible';
  return {
    name: test.what,
    number,
    status: test.verdict === 'pass' ? 'passed' : 'failed',
    output: (isVisible ? told(test) : publicly(test)).join('\n'),
    output_format: 'text',
    visibility: isVisible ? 'visible' : hidden,
  };
}

function publicly({ verdict, explains }: TestMark): string[] {
  return verdict === 'pass' ? [] : [`Verdict: ${verdict}.`, ...explains];
}

function told(test: TestMark): string[] {
  const { says, inputs = [], got, wanted } = test;
  return [
    ...publicly(test),
    ...says,
    ...inputs,
    ...(got === undefined ? [] : [`got: ${got}`]),
    ...(wanted === undefined ? [] : [`wanted: ${wanted}`]),
  ];
}

function shortened(results: Results, most: number): Results {
  return {
    ...results,
    output: cut(results.output, most),
    tests: results.tests.map((test) => ({
      ...test,
      name: cut(test.name, Math.max(most, 100)),
      output: cut(test.output, most),
    })),
  };
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept}\n[Cut here: the whole has ${text.length} characters, and Gradescope takes 1 MB in all.]`;
}

/** Test cases from the end are left out; the score stands above them and stays. */
function withoutTests(results: Results): string {
  for (let kept = results.tests.length; ; kept = Math.floor(kept / 2)) {
    const missing = results.tests.length - kept;
    const sentence = `${missing} test cases are left out here: Gradescope takes 1 MB in all.`;
    const text = serialised({
      ...results,
      output: missing === 0 ? results.output : `${results.output}\n${sentence}`.trimStart(),
      tests: results.tests.slice(0, kept),
    });
    if (kept === 0 || Buffer.byteLength(text) <= LARGEST) return text;
  }
}

function serialised(results: Results): string {
  return `${JSON.stringify(results, undefined, 1)}\n`;
}
