// Who makes the calls that a judgement yields: at once in this process, or some time later elsewhere.

import { type Random, random } from 'kernel-lib';
import { type Caller, callerOf, type Outcome } from './calls.ts';
import type { Call, Check, Exercise } from './exercise.ts';
import { judgement } from './judge.ts';
import type { Report } from './report.ts';

export interface RunOptions {
  /** Where the checks draw their inputs from; random(1) if left out. */
  readonly random?: Random;
  /** How long one call may take; 2000 if left out. */
  readonly milliseconds?: number;
}

/** The report on a student's functions, called in this process. */
export function runChecks(
  exercise: Exercise,
  checks: readonly Check[],
  answers: Readonly<Record<string, unknown>>,
  { random: r = random(1), milliseconds = 2000 }: RunOptions = {},
): Report {
  return drive(judgement(exercise, checks, r), callerOf(answers, { milliseconds }));
}

/** What the generator returns when `caller` makes its calls. */
export function drive<R>(steps: Generator<Call, R, Outcome>, caller: Caller): R {
  let step = steps.next();
  while (!step.done) step = steps.next(caller(step.value));
  return step.value;
}

/**
 * The same for a caller that takes its time, such as one across a pipe. That one hands the student's
 * process a handle for each function among the arguments and answers the calls that come back.
 */
export async function driveAsync<R>(
  steps: Generator<Call, R, Outcome>,
  caller: (call: Call) => Promise<Outcome>,
): Promise<R> {
  let step = steps.next();
  while (!step.done) step = steps.next(await caller(step.value));
  return step.value;
}
