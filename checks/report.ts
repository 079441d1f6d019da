// What came of the checks, as plain data. What it looks like is in report-text.ts and report-html.ts.

import type { Tier } from './exercise.ts';

/** Those of `memory` and `void` come of answers in another process; see `Outcome`. */
export type Verdict = 'pass' | 'wrong' | 'threw' | 'timeout' | 'memory' | 'void' | 'not-attempted';

export interface Report {
  /** `6.2`. */
  readonly exercise: string;
  readonly title: string;
  readonly points: number;
  /** The formulas it is about, by their numbers in the lecture notebooks. */
  readonly formulas: readonly string[];
  readonly rows: readonly Row[];
}

/** What came of one check. */
export interface Row {
  readonly what: string;
  readonly tier: Tier;
  readonly verdict: Verdict;
  /** Why it failed, a sentence each; empty if it passed. */
  readonly says: readonly string[];
  /** The arguments of the call that went wrong, one each: `z = matrix([[0.5, 1]])`. */
  readonly inputs?: readonly string[];
  /** What came back; on a hidden check only the number that is wrong. */
  readonly got?: string;
  /** What was wanted; never on a hidden check. */
  readonly wanted?: string;
  /** Ids of the mistakes that give these numbers. */
  readonly mistakes?: readonly string[];
}

/** How many of the checks passed. */
export function passed({ rows }: Report): number {
  return rows.filter(({ verdict }) => verdict === 'pass').length;
}

/** The points earned: the exercise's, shared equally among the checks. No check, no points. */
export function score(report: Report): number {
  return report.rows.length === 0 ? 0 : (report.points * passed(report)) / report.rows.length;
}
