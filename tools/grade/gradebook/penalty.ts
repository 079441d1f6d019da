// What lateness costs. Nothing is guessed: where the time is not known, nothing is taken and it is said.
import type { GradingRule } from './grading-rule.ts';
import { durationText, instant } from './instant.ts';
import { tidy } from './marks.ts';

/** A submission, as far as its lateness goes. */
export interface HandedIn {
  readonly student: string;
  readonly notebook: string;
  /** ISO 8601 with its offset. */
  readonly submitted?: string;
  /** Whether the platform calls it late. */
  readonly late?: boolean;
}

export interface Penalty {
  readonly kind: 'none' | 'late' | 'unclear';
  /** In percent. */
  readonly take: number;
  /** One sentence, for everyone; empty if there is nothing to say. */
  readonly says: string;
}

const NONE: Penalty = { kind: 'none', take: 0, says: '' };

export function penalty(rule: GradingRule, handedIn: HandedIn): Penalty {
  const { student, notebook, submitted, late } = handedIn;
  const deadline = rule.deadlines.get(notebook);
  if (deadline === undefined) return NONE;
  if (rule.excused.has(student)) {
    return { ...NONE, says: `${student} is excused: lateness does not count.` };
  }
  const time = submitted === undefined ? undefined : instant(submitted);
  if (time === undefined) return unclear(submitted, late);
  const lateness = time - deadline.time;
  if (lateness <= rule.grace) return inTime(lateness, late, `${submitted}`, deadline.text);
  const take = rule.late.find(({ upTo }) => lateness <= upTo)?.take ?? 0;
  const says = `Handed in ${durationText(lateness)} after ${deadline.text}: ${take} % is taken.`;
  return { kind: 'late', take, says };
}

function unclear(submitted: string | undefined, late: boolean | undefined): Penalty {
  const time =
    submitted === undefined
      ? 'the time of submission is not known'
      : `the time of submission, ${JSON.stringify(submitted)}, has no offset or is no time`;
  const flag = late === true ? 'The platform calls it late, but ' : '';
  const says = `${flag}${time}, so nothing is taken.`;
  return { kind: 'unclear', take: 0, says: says[0].toUpperCase() + says.slice(1) };
}

/** In time by its time; if the platform says otherwise, a person has to look. */
function inTime(
  lateness: number,
  late: boolean | undefined,
  submitted: string,
  deadline: string,
): Penalty {
  if (late === true && lateness <= 0) {
    const says = `The platform calls it late, but ${submitted} is not after ${deadline}; nothing is taken.`;
    return { kind: 'unclear', take: 0, says };
  }
  if (lateness <= 0) return NONE;
  return { ...NONE, says: `Handed in ${durationText(lateness)} late, within the grace.` };
}

/** What is left of the points. Points of which nothing is taken are not rounded. */
export function afterPenalty(points: number, { take }: Penalty, round?: number): number {
  if (take === 0) return points;
  const left = (points * (100 - take)) / 100;
  if (round === undefined) return tidy(left);
  // 4.5 / 0.5 may come out as 8.999…, and a tie must be seen as one.
  const nearest = tidy(Math.floor(tidy(left / round) + 0.5) * round);
  // Rounding never gives back more than was there: 0.9 of 1 in steps of 2.5 stays under 1.
  return Math.min(nearest, points);
}
