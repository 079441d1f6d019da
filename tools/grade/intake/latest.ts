// Of several files of one student for one notebook the last edited one.
import type { HandedIn } from './handed-in.ts';

export interface Latest {
  readonly used: HandedIn;
  readonly remarks: readonly string[];
}

/** `files` are one or more. */
export function latest(files: readonly HandedIn[]): Latest {
  const sorted = [...files].sort(byTime);
  const used = sorted[sorted.length - 1];
  const others = sorted.slice(0, -1).reverse();
  const remarks = others.slice(0, 5).map((other) => {
    if (other.sha256 === used.sha256) return `${other.origin} is the same file once more.`;
    return `${other.origin}${when(other)} was handed in, too; ${why(other, used)}.`;
  });
  if (others.length > 5) remarks.push(`${others.length - 5} more files answer the same notebook.`);
  return { used, remarks: [...used.remarks, ...remarks] };
}

function why(other: HandedIn, used: HandedIn): string {
  if (compareTimes(other, used) !== 0) return `the last edited is used${when(used)}`;
  const isNumbered = compareUploads(other, used) !== 0;
  return `of the same time the ${isNumbered ? "platform's higher number" : 'last by name'} is used`;
}

/** As in 2026-11-05T10:00:00Z; nothing if the time is not known. */
export function iso(time: Date | undefined): string | undefined {
  if (time === undefined || Number.isNaN(time.getTime())) return undefined;
  return time.toISOString().replace(/\.\d+Z$/, 'Z');
}

function when({ edited }: HandedIn): string {
  const time = iso(edited);
  return time === undefined ? '' : ` (${time})`;
}

function byTime(p: HandedIn, q: HandedIn): number {
  return compareTimes(p, q) || compareUploads(p, q) || (p.origin < q.origin ? -1 : 1);
}

function compareTimes(p: HandedIn, q: HandedIn): number {
  return seconds(p.submitted) - seconds(q.submitted) || seconds(p.edited) - seconds(q.edited);
}

function compareUploads(p: HandedIn, q: HandedIn): number {
  for (const [k, number] of p.placed.uploads.entries()) {
    const difference = compareNumbers(number, q.placed.uploads[k] ?? '0');
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whole seconds, as archives keep them; what has no time came first. */
function seconds(time: Date | undefined): number {
  return time === undefined ? 0 : Math.floor(time.getTime() / 1000);
}

/** Numbers of a platform may have more digits than a number holds. */
function compareNumbers(p: string, q: string): number {
  const [left, right] = [p, q].map((each) => each.replace(/^0+/, ''));
  if (left.length !== right.length) return left.length - right.length;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
