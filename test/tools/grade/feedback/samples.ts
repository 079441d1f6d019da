// Results to make pages of: a good student, one of each verdict, and builders for single cases.

import { readFileSync } from 'node:fs';
import type { Manifest } from '../../../../tools/exercises/manifest.ts';
import { type Hints, hintsOf } from '../../../../tools/grade/feedback/hints.ts';
import type { Marks } from '../../../../tools/grade/feedback/marks.ts';
import type {
  ExerciseResult,
  SubmissionResult,
  TestResult,
} from '../../../../tools/grade/result.ts';
import { read } from '../../../../tools/notebook/read.ts';

export function testResult(changes: Partial<TestResult> = {}): TestResult {
  const usual = { what: 'a network 2-3-2', tier: 'visible', verdict: 'pass' } as const;
  return { ...usual, mistakes: [], explains: [], says: [], ...changes };
}

export function exerciseResult(changes: Partial<ExerciseResult> = {}): ExerciseResult {
  const usual = { exercise: '6.2', title: 'The error of a hidden layer', verdict: 'pass' } as const;
  return { ...usual, points: 3, of: 3, rows: [testResult()], source: 'return 1;', ...changes };
}

export function submissionResult(changes: Partial<SubmissionResult> = {}): SubmissionResult {
  const usual = {
    student: { id: 'ann', name: 'Ann Berg' },
    notebook: '06-back-propagation.ipynb',
    origin: 'ann/06-back-propagation.ipynb',
    sha256: 'ab'.repeat(32),
    tier: 'hardened',
    status: 'graded',
    remarks: [],
  } as const;
  return { ...usual, exercises: [exerciseResult()], ...changes };
}

/** The hints of the released notebook 06. */
export function releasedHints(file = '06-back-propagation.ipynb'): Hints {
  const at = (name: string) => new URL(`../../../../exercises/${name}`, import.meta.url);
  const manifest: Manifest = JSON.parse(readFileSync(at('manifest.json'), 'utf8'));
  const released = manifest.notebooks.find((notebook) => notebook.file === file);
  if (released === undefined) throw new Error(`the manifest has no ${file}`);
  return hintsOf(read(readFileSync(at(file)), file), released);
}

/** All of notebook 06 by one student: right, partly right, wrong, too slow, not attempted. */
export const mixed: SubmissionResult = submissionResult({
  student: { id: 'ann.berg', name: 'Ann Berg', number: '604311' },
  submitted: '2026-11-20T23:50:12+01:00',
  late: true,
  remarks: ['The check of exercise 6.2 was edited; the released one was used.'],
  exercises: [
    exerciseResult({
      exercise: '6.1',
      title: 'The error of the output layer',
      rows: [
        testResult({ what: 'two examples of the network 2-3-2 in the text' }),
        testResult({ what: 'tanh instead of the sigmoid', tier: 'hidden-same' }),
        testResult({ what: 'the error is the derivative of C by z', tier: 'hidden-law' }),
      ],
      source: 'const a = sigma.apply(z);\nreturn sigma.pullBack(subtract(a, y), z, a);',
    }),
    exerciseResult({
      exercise: '6.3',
      title: 'The slopes of weights and biases',
      verdict: 'wrong',
      points: 0,
      of: 4,
      rows: [
        testResult({
          what: 'layer 2 of the network in the text',
          verdict: 'wrong',
          mistakes: ['M3'],
          explains: [
            'M3: The examples are summed and not averaged.',
            'C = (1/n) Σ_x C_x, so ∂C/∂W = (1/n) Aᵀ Δ, not Aᵀ Δ.',
          ],
          says: [
            'weightGradient returned 0.062941 in row 1, column 2; it should be 0.0314705.',
            'M3: The examples are summed and not averaged.',
            'C = (1/n) Σ_x C_x, so ∂C/∂W = (1/n) Aᵀ Δ, not Aᵀ Δ.',
          ],
          inputs: [
            'trace = [{ z: matrix([[1, 0.5], [0, 1]]), a: matrix([[1, 0.5], [0, 1]]) }]',
            'delta = [undefined, matrix([[0.1, 0.2], [0.3, -0.1]])]',
            'l = 1',
          ],
          got: 'matrix([[0.1, 0.062941], [0.35, 0]])',
          wanted: 'matrix([[0.05, 0.0314705], [0.175, 0]])',
        }),
        testResult({
          what: 'a batch of five examples',
          tier: 'hidden-same',
          verdict: 'wrong',
          mistakes: ['M3'],
          explains: [
            'M3: The examples are summed and not averaged.',
            'C = (1/n) Σ_x C_x, so ∂C/∂W = (1/n) Aᵀ Δ, not Aᵀ Δ.',
          ],
          says: ['weightGradient returned 4.75, which is wrong.'],
          inputs: ['trace = [{ z: matrix([[0.77]]) }]'],
          got: '4.75',
        }),
        testResult({ what: 'twice the errors give twice the slopes', tier: 'hidden-law' }),
      ],
      source:
        'function weightGradient(trace: Trace, delta: readonly Matrix[], l: number): Matrix {\n  return transposeTimes(trace[l - 1].a, delta[l]);\n}',
    }),
    exerciseResult({
      exercise: '6.4',
      title: 'A whole step',
      verdict: 'timeout',
      points: 0,
      of: 5,
      rows: [
        testResult({ what: 'three layers of weights', tier: 'hidden-same', verdict: 'timeout' }),
      ],
      source: 'while (true) {}',
    }),
    exerciseResult({
      exercise: '6.5',
      title: 'Mazur’s step-by-step example',
      verdict: 'not-attempted',
      points: 0,
      of: 4,
      reason: 'The cell of this exercise still holds what was released.',
      rows: [],
      source: '',
    }),
  ],
});

export const mixedMarks: Marks = {
  exercises: [
    { exercise: '6.1', points: 3, of: 3 },
    {
      exercise: '6.3',
      points: 0,
      of: 4,
      manual: 2,
      comment:
        'You have the right matrices, $(A^{l-1})^T\\Delta^l$; only the mean over the $n$ examples is missing.\n\nLook at `scale` again.',
    },
    { exercise: '6.4', points: 0, of: 5 },
    { exercise: '6.5', points: 0, of: 4 },
  ],
  penalty: 'Handed in 1 day late: 10 % of 5 points are taken off.',
  total: 4.5,
};
