// What the project's own kernel tells of an error. Its tracebacks name the cell by its execution count:
//   cell-3.ts:2:7 - error TS2322: …       what the compiler says, before anything ran
//       at f (cell-3.ts:2:7)              a frame of something thrown
import { stripVTControlCharacters } from 'node:util';
import type { ErrorContent } from '../client/messages.ts';
import type { ToldError } from './told-error.ts';

const DIAGNOSTIC = /^cell-(\d+)\.ts:(\d+):\d+ - error (TS\d+: .*)$/s;
const FRAME = /^ {4}at (?:.*[ (])?cell-(\d+)\.ts:(\d+):\d+\)?$/;
const CAUSE = /^(?:Caused by|Error \d+ of \d+): /;
const UNCAUGHT = /^Uncaught (?:\(in promise\) )?(?=[\w$.]+(?:: |$))/m;
const EXCERPT_OR_FRAME = /^ +\d+ \| |^ {4}at /;

/** The line of the cell with that count, from 1: what the compiler names, or what was being run. */
export function ownLine({ evalue, traceback }: ErrorContent, count: number): number | undefined {
  const [, cell, line] = DIAGNOSTIC.exec(evalue) ?? [];
  if (cell !== undefined) return Number(cell) === count ? Number(line) : undefined;
  const lines = stripVTControlCharacters(traceback.join('\n')).split('\n');
  const cause = lines.findIndex((each) => CAUSE.test(each));
  const frames = (cause < 0 ? lines : lines.slice(0, cause)).flatMap((each) => {
    const found = FRAME.exec(each);
    return found && Number(found[1]) === count ? [Number(found[2])] : [];
  });
  return frames.at(-1); // the outermost: the cell's own statement, not a function that it calls
}

/** The error in one sentence, without the place that is told beside it. */
export function ownMessage({ ename, evalue }: ErrorContent): string | undefined {
  const [, , , message] = DIAGNOSTIC.exec(evalue) ?? [];
  return message === undefined ? undefined : `${ename} ${message}`;
}

/**
 * The error of a promise that nobody awaited, or of a timer. The kernel tells it on stderr, in the
 * words of a browser, and by nothing else; so a cell that prints such words itself fails as well.
 */
export function uncaughtError(stderr: readonly string[]): ToldError | undefined {
  const all = stderr.join('');
  const found = UNCAUGHT.exec(all);
  if (!found) return undefined;
  const traceback = all
    .slice(found.index + found[0].length)
    .trimEnd()
    .split('\n');
  const end = traceback.findIndex((line) => EXCERPT_OR_FRAME.test(line));
  const [ename, ...evalue] = traceback
    .slice(0, end < 0 ? 1 : end)
    .join('\n')
    .split(': ');
  return { text: all.slice(found.index), error: { ename, evalue: evalue.join(': '), traceback } };
}
