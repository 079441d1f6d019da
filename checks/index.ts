// What judges an answer to an exercise: the exercises, the checks, the known mistakes, and the report.

export { type Caller, callerOf, type Outcome } from './calls.ts';
export { check } from './check.ts';
export {
  type Ask,
  finding,
  gradientFinding,
  law,
  same,
  type ValueCheck,
  value,
} from './check-kinds.ts';
export { difference } from './compare.ts';
export { explained } from './diagnosis.ts';
export { drive, driveAsync, type RunOptions, runChecks } from './drive.ts';
export type {
  Answer,
  AnyFunction,
  Asked,
  Call,
  Check,
  Exercise,
  Finding,
  Mistake,
  Tier,
  Tolerance,
} from './exercise.ts';
export { judgement } from './judge.ts';
export { exerciseOf, exercises } from './registry.ts';
export { passed, type Report, type Row, score, type Verdict } from './report.ts';
export { reportHtml } from './report-html.ts';
export { headline, reportText } from './report-text.ts';
