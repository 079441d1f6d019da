// No hidden input, expected value or sentence reaches a student, however it got into a result.

import { describe, expect, test } from 'vitest';
import { lecturerFeedback, studentFeedback } from '../../../../tools/grade/feedback/feedback.ts';
import {
  forStudent,
  type HiddenTest,
  type StudentResult,
} from '../../../../tools/grade/feedback/student-result.ts';
import type { GradeVerdict, TestResult } from '../../../../tools/grade/result.ts';
import {
  exerciseResult,
  mixedMarks,
  releasedHints,
  submissionResult,
  testResult,
} from './samples.ts';

const secrets = {
  says: 'CANARY-SAYS',
  inputs: 'CANARY-INPUT',
  got: 'CANARY-GOT',
  wanted: 'CANARY-WANTED',
  explains: 'CANARY-EXPLAINS',
  reason: 'CANARY-REASON',
  source: 'CANARY-SOURCE',
  origin: 'CANARY-ORIGIN',
  remark: 'CANARY-REMARK',
  mistake: 'CANARY-MISTAKE',
};

const named = [
  'M3: The examples are summed and not averaged.',
  'C = (1/n) Σ_x C_x, so ∂C/∂W = (1/n) Aᵀ Δ, not Aᵀ Δ.',
];

function hiddenRow(tier: TestResult['tier'], verdict: GradeVerdict): TestResult {
  return testResult({
    what: 'a batch of five',
    tier,
    verdict,
    mistakes: [secrets.mistake],
    explains: [...named, secrets.explains],
    says: [secrets.says, ...named],
    inputs: [secrets.inputs],
    got: secrets.got,
    wanted: secrets.wanted,
  });
}

const verdicts: GradeVerdict[] = [
  'pass',
  'wrong',
  'threw',
  'timeout',
  'memory',
  'void',
  'not-attempted',
  'grader-error',
];

function canary(tier: TestResult['tier'], verdict: GradeVerdict) {
  return submissionResult({
    origin: secrets.origin,
    remarks: [secrets.remark],
    exercises: [
      exerciseResult({
        exercise: '6.3',
        verdict,
        rows: [hiddenRow(tier, verdict)],
        source: secrets.source,
      }),
      exerciseResult({
        exercise: '6.4',
        verdict: 'grader-error',
        reason: secrets.reason,
        rows: [],
      }),
    ],
  });
}

const hints = releasedHints();
const tiers = ['hidden-same', 'hidden-law'] as const;

describe.each(tiers)('a hidden test of tier %s', (tier) => {
  test.each(verdicts)('shows nothing of itself to the student if its verdict is %s', (verdict) => {
    const result = canary(tier, verdict);
    const { html, markdown } = studentFeedback(result, mixedMarks, hints);
    expect(texts(forStudent(result)).filter((text) => text.includes('CANARY'))).toEqual([]);
    for (const page of [html, markdown]) {
      expect(page).not.toMatch(/CANARY/i);
      expect(page).toContain('a batch of five');
      expect(page).toContain('The examples are summed and not averaged.');
    }
  });

  test('shows all of itself to the lecturer', () => {
    const { html, markdown } = lecturerFeedback(canary(tier, 'wrong'), mixedMarks, hints);
    const { mistake, ...shown } = secrets;
    for (const secret of Object.values(shown)) {
      expect(html).toContain(secret);
      expect(markdown).toContain(secret);
    }
  });
});

test('a tier that is not known is taken for hidden', () => {
  const row = { ...hiddenRow('hidden-same', 'wrong'), tier: 'hidden-new' as 'hidden-same' };
  const result = submissionResult({
    exercises: [exerciseResult({ exercise: '6.3', rows: [row] })],
  });
  expect(studentFeedback(result, mixedMarks, hints).html).not.toContain('CANARY');
});

test('why the grader died twice is not for the student', () => {
  const result = submissionResult({ status: 'quarantined', reason: secrets.reason, exercises: [] });
  const { html, markdown } = studentFeedback(result, mixedMarks, hints);
  expect(html + markdown).not.toContain('CANARY');
  expect(html).toContain('This is not your fault; a person will look at it.');
});

test('a visible test shows its sentences, inputs and numbers, and each mistake once', () => {
  const result = submissionResult({
    exercises: [exerciseResult({ exercise: '6.3', rows: [hiddenRow('visible', 'wrong')] })],
  });
  const { html } = studentFeedback(result, mixedMarks, hints);
  for (const shown of [secrets.says, secrets.inputs, secrets.got, secrets.wanted]) {
    expect(html.split(shown).length).toBe(2);
  }
  expect(html.split('The examples are summed and not averaged.').length).toBe(2);
});

test('the type of a hidden test has no place for what is hidden', () => {
  const test: HiddenTest = { hidden: true, what: '', verdict: 'wrong', mistakes: [] };
  // @ts-expect-error sentences
  const says: HiddenTest = { ...test, says: ['x'] };
  // @ts-expect-error inputs
  const inputs: HiddenTest = { ...test, inputs: ['x'] };
  // @ts-expect-error what came back
  const got: HiddenTest = { ...test, got: 'x' };
  // @ts-expect-error what was wanted
  const wanted: HiddenTest = { ...test, wanted: 'x' };
  const student = forStudent(submissionResult());
  // @ts-expect-error remarks, origin and sandbox
  const lecturer: StudentResult = { ...student, lecturer: { id: 'x' } };
  expect([says, inputs, got, wanted, lecturer]).toHaveLength(5);
  expect(Object.keys(forStudent(canary('hidden-law', 'wrong')).exercises[0].tests[0])).toEqual([
    'hidden',
    'what',
    'verdict',
    'mistakes',
  ]);
});

/** Every string in a value, keys included. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => [key, ...texts(entry)]);
}
