// What a supervisor and its worker say to each other, a line of JSON each:
//   worker      {"ready":1}                                  once, when it can grade
//   supervisor  {"id":7,"submission":{…},"seed":"…"}         one at a time
//   worker      {"id":7,"result":{…}} or {"id":7,"error":"…"}
// When its input ends, the worker is to end too.
import type { SubmissionResult } from '../result.ts';
import type { Submission } from '../submission.ts';
import type { Job } from './job.ts';

/** The number that a worker says when it is ready: of this protocol. */
export const PROTOCOL = 1;

/** The longest line that is read, in bytes. */
export const LONGEST_LINE = 32 << 20;

export interface JobLine extends Job {
  readonly id: number;
}

export type Reply = { readonly result: SubmissionResult } | { readonly fault: string };

/** The start of a text on one line, for a sentence. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 200 ? line : `${line.slice(0, 200)}…`;
}

/** Whether the line says that the worker is ready. */
export function isReady(line: Buffer): boolean {
  const said = parsed(line);
  return isRecord(said) && said.ready === PROTOCOL;
}

/** What the worker answers to a job. A line that is no answer to it is a fault of the worker. */
export function replyIn(line: Buffer, { id, submission }: JobLine): Reply {
  const said = parsed(line);
  if (!isRecord(said) || said.id !== id) {
    return { fault: `wrote what is no answer: ${quoted(line.toString('utf8', 0, 1000))}` };
  }
  if (typeof said.error === 'string') return { fault: `failed: ${quoted(said.error)}` };
  const fault = faultOf(said.result, submission);
  // Checked by faultOf; the rest of its form is the worker's, which is ours.
  return fault ? { fault } : { result: said.result as SubmissionResult };
}

const STATUSES: ReadonlySet<unknown> = new Set(['graded', 'unreadable', 'quarantined']);

// A mark that went to somebody else, or that is no number, must not pass.
function faultOf(result: unknown, { student, sha256 }: Submission): string | undefined {
  if (!isRecord(result)) return 'gave no result';
  if (!isRecord(result.student) || result.student.id !== student.id || result.sha256 !== sha256) {
    return 'gave the result of another submission';
  }
  const { status, exercises, remarks } = result;
  if (!STATUSES.has(status) || !Array.isArray(remarks) || !Array.isArray(exercises)) {
    return 'gave a result without status, remarks or exercises';
  }
  const isMarked = ({ points, of }: { points?: unknown; of?: unknown }) =>
    Number.isFinite(points) && Number.isFinite(of);
  return exercises.every((each) => isRecord(each) && isMarked(each))
    ? undefined
    : 'gave an exercise without points';
}

function parsed(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString());
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
