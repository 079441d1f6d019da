// The words and signs of verdicts, numbers and times, the same on every page.

import type { GradeVerdict } from '../result.ts';
import type { ShownExercise } from './shown.ts';

export const verdictWords: Readonly<Record<GradeVerdict, string>> = {
  pass: 'passed',
  wrong: 'wrong',
  threw: 'threw an error',
  timeout: 'took too long',
  memory: 'used too much memory',
  void: 'void',
  'not-attempted': 'not attempted',
  'grader-error': 'not graded yet',
};

const signs: Readonly<Record<GradeVerdict, string>> = {
  pass: '✓',
  wrong: '✗',
  threw: '✗',
  timeout: '✗',
  memory: '✗',
  void: '✗',
  'not-attempted': '–',
  'grader-error': '?',
};

/** Never alone: a word stands beside it. */
export function sign(verdict: GradeVerdict): string {
  return signs[verdict];
}

/** How a verdict looks: three colours for eight words. */
export function tone(verdict: GradeVerdict): 'good' | 'bad' | 'open' {
  if (verdict === 'pass') return 'good';
  return verdict === 'not-attempted' || verdict === 'grader-error' ? 'open' : 'bad';
}

/** What a verdict means where the word alone does not say it. */
export function meaning(verdict: GradeVerdict): string | undefined {
  switch (verdict) {
    case 'timeout':
      return 'A call had not returned in time and was ended; the tests after it were not run.';
    case 'memory':
      return 'The process needed more memory than it is given and was ended.';
    case 'void':
      return 'What came back was no answer of your functions: the process ended by itself or wrote what nobody had asked for.';
    default:
      return undefined;
  }
}

/** `4 of 6 tests passed`; nothing if there were none. */
export function testsPassed({ tests }: Pick<ShownExercise, 'tests'>): string | undefined {
  if (tests.length === 0) return undefined;
  const passed = tests.filter(({ verdict }) => verdict === 'pass').length;
  return `${passed} of ${tests.length} ${tests.length === 1 ? 'test' : 'tests'} passed`;
}

/** At most two decimals: `2`, `2.5`, `0.33`. */
export function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** `1 point`, `2.5 points`. */
export function points(value: number): string {
  return `${number(value)} ${value === 1 ? 'point' : 'points'}`;
}

/** `06-back-propagation` of `06-back-propagation.ipynb`, as the students know it. */
export function notebookName(file: string): string {
  return file.replace(/\.ipynb$/, '');
}

/** `2026-11-20 23:50 +01:00` of an ISO time; other text as it is. */
export function time(iso: string): string {
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/.exec(iso);
  if (parts === null) return iso;
  const [, day, clock, offset = ''] = parts;
  return `${day} ${clock} ${offset === 'Z' ? 'UTC' : offset}`.trim();
}

const collator = new Intl.Collator('en', { numeric: true });

/** 6.9 before 6.10. */
export function byExerciseNumber(p: string, q: string): number {
  return collator.compare(p, q);
}
