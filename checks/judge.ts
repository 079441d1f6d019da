// From checks to a report. It is a generator: it yields every call of a student's function and is
// handed how the call went, so that it neither knows nor cares in which process the function lives.

import { type Random, random, uniform } from 'kernel-lib';
import type { Outcome } from './calls.ts';
import { type Diagnosis, diagnose, explained, firstWrong, type Recorded } from './diagnosis.ts';
import type { Call, Check, Exercise, Finding } from './exercise.ts';
import { refusal } from './refusal.ts';
import type { Report, Row, Verdict } from './report.ts';

/** The report on all checks; each draws from a generator of its own. */
export function* judgement(
  exercise: Exercise,
  checks: readonly Check[],
  r: Random,
): Generator<Call, Report, Outcome> {
  const { id, title, points, formulas } = exercise;
  const rows: Row[] = [];
  for (const check of checks) {
    const own = random(Math.floor(uniform(r) * 2 ** 32));
    rows.push(yield* row(exercise, check, own));
  }
  return { exercise: id, title, points, formulas, rows };
}

function* row(exercise: Exercise, check: Check, r: Random): Generator<Call, Row, Outcome> {
  const calls: Recorded[] = [];
  const steps = check.run(exercise, r);
  let step = steps.next();
  while (!step.done) {
    const call = step.value;
    const outcome = yield call;
    calls.push({ call, outcome });
    const refused = refusal(exercise, call, outcome);
    if (refused !== undefined || outcome.kind !== 'returned') {
      const { verdict = 'wrong', sentence = '' } = refused ?? {};
      return failed(exercise, check, calls, verdict, { says: [sentence], mistakes: [] });
    }
    step = steps.next({ value: outcome.value, calledBack: outcome.calledBack });
  }
  const { what, tier } = check;
  if (step.value === undefined) return { what, tier, verdict: 'pass', says: [] };
  return failed(exercise, check, calls, 'wrong', step.value);
}

function failed(
  exercise: Exercise,
  { what, tier }: Check,
  calls: readonly Recorded[],
  verdict: Verdict,
  finding: Finding,
): Row {
  const wrong = verdict === 'not-attempted' ? undefined : firstWrong(exercise, calls);
  const diagnosis: Diagnosis = wrong === undefined ? { says: [] } : diagnose(exercise, wrong, tier);
  const known = exercise.mistakes.filter(({ id }) => finding.mistakes.includes(id));
  const mistakes = [...new Set([...finding.mistakes, ...(diagnosis.mistakes ?? [])])];
  const says = [...finding.says, ...known.flatMap(explained), ...diagnosis.says];
  return { ...diagnosis, what, tier, verdict, says, ...(mistakes.length > 0 ? { mistakes } : {}) };
}
