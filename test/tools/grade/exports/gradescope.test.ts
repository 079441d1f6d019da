import { expect, it } from 'vitest';
import { gradescopeResults } from '../../../../tools/grade/exports/gradescope.ts';
import { grades } from '../../../../tools/grade/gradebook/grades.ts';
import { NO_RULE } from '../../../../tools/grade/gradebook/grading-rule.ts';
import { ann, exercise, test } from '../gradebook/fixture.ts';
import { mark, marks, one } from './fixture.ts';

const [annGrade, benGrade] = one.students.map(({ notebooks }) => notebooks[0]);

interface Case {
  readonly name: string;
  readonly score?: number;
  readonly max_score?: number;
  readonly output: string;
  readonly visibility: string;
}

function parsed(text: string): { score: number; output: string; tests: Case[] } {
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_000_000);
  return JSON.parse(text);
}

it('has the points per exercise, a status per test, and hidden ones hidden', () => {
  expect(gradescopeResults(annGrade)).toMatchInlineSnapshot(`
    "{
     "score": 4.5,
     "output": "",
     "output_format": "text",
     "visibility": "visible",
     "stdout_visibility": "hidden",
     "tests": [
      {
       "name": "6.1 Exercise 6.1",
       "number": "6.1",
       "score": 3,
       "max_score": 3,
       "status": "passed",
       "output": "6.1: 3 of 3 points (pass).",
       "output_format": "text",
       "visibility": "visible"
      },
      {
       "name": "by hand",
       "number": "6.1.1",
       "status": "passed",
       "output": "",
       "output_format": "text",
       "visibility": "visible"
      },
      {
       "name": "6.2 Exercise 6.2",
       "number": "6.2",
       "score": 1.5,
       "max_score": 2,
       "status": "failed",
       "output": "6.2: 1.5 of 2 points (set by hand). The factor σ′ is missing. nearly <right>.",
       "output_format": "text",
       "visibility": "after_published"
      },
      {
       "name": "the example, by hand",
       "number": "6.2.1",
       "status": "failed",
       "output": "Verdict: wrong.\\nrow 1 differs\\nz = [0.5]\\ngot: 1 <b>\\nwanted: 2",
       "output_format": "text",
       "visibility": "visible"
      },
      {
       "name": "a network of 3 layers",
       "number": "6.2.2",
       "status": "failed",
       "output": "Verdict: wrong.\\nThe factor σ′ is missing.",
       "output_format": "text",
       "visibility": "after_published"
      }
     ]
    }
    "
  `);
});

it('has the score after the penalty, and why', () => {
  const { score, output, tests } = parsed(gradescopeResults(benGrade));
  expect(score).toBe(2.7);
  expect(output).toMatchInlineSnapshot(
    `"Handed in 1 min after 2026-11-20T23:59:00+01:00: 10 % is taken."`,
  );
  expect(tests.map(({ score, max_score }) => [score, max_score])).toEqual([
    [3, 3],
    [0, 2],
  ]);
});

it('nothing of a hidden test but its words and the public explanation', () => {
  for (const hidden of ['hidden', 'after_published'] as const) {
    const text = gradescopeResults(annGrade, hidden);
    expect(text).not.toContain('SECRET');
    const open = parsed(text).tests.filter(({ visibility }) => visibility === 'visible');
    // What the hidden test said can be told from the exercise's points: they are as hidden.
    expect(open.map(({ name }) => name)).toEqual([
      '6.1 Exercise 6.1',
      'by hand',
      'the example, by hand',
    ]);
    expect(parsed(text).tests.filter(({ visibility }) => visibility === hidden)).toHaveLength(2);
  }
});

/** A submission whose visible tests say much. */
function long(tests: number, characters: number, name = 'test') {
  const rows = Array.from({ length: tests }, (_, i) =>
    test(`${name} ${i}`, 'wrong', { says: ['🎓'.repeat(characters / 2)] }),
  );
  const all = grades([marks(ann, [mark(exercise('6.1', 1, 3, { rows }))])], [], NO_RULE);
  return all.students[0].notebooks[0];
}

it('is at most 1 MB: outputs are cut with a sentence, between characters', () => {
  const { tests, score } = parsed(gradescopeResults(long(50, 60_002)));
  expect(score).toBe(1);
  expect(tests).toHaveLength(51);
  expect(tests[1].output).toMatch(
    /^Verdict: wrong\.\n(?:🎓)+\n\[Cut here: the whole has 60018 characters, and Gradescope takes 1 MB in all\.\]$/u,
  );
  expect(tests[1].output).not.toMatch(/\p{Surrogate}/u);
});

it('is not cut where it fits', () => {
  expect(parsed(gradescopeResults(long(10, 20_000))).tests[1].output).toHaveLength(20_016);
});

it('is at most 1 MB with any number of tests: the last ones are left out, the score stays', () => {
  const { tests, score, output } = parsed(gradescopeResults(long(9000, 200)));
  expect(score).toBe(1);
  expect(tests.length).toBeGreaterThan(1000);
  expect(output).toBe(
    `${9001 - tests.length} test cases are left out here: Gradescope takes 1 MB in all.`,
  );
});
