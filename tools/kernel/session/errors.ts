// What Jupyter is told of an error: its name, its message, the line it comes from with a caret, and
// the frames of the user's cells and files, then the same of what caused it.
import { isAbsolute, relative } from 'node:path';
import { inspect, types } from 'node:util';
import type { ErrorReport } from '../threads.ts';
import { isSource, type Place, sourceLine } from './sources.ts';

const MOST_FRAMES = 20;

/** The report of anything thrown; `place` is where, for an error that has no frames of its own. */
export function errorReport(thrown: unknown, place?: Place): ErrorReport {
  const { ename, evalue } = nameAndMessage(thrown);
  return { ename, evalue, traceback: traceback(thrown, place, new Set()) };
}

/** The report of a cell that the user has stopped. */
export function interruptedReport(): ErrorReport {
  const evalue = 'the cell was stopped; variables keep the values they had';
  return { ename: 'Interrupted', evalue, traceback: [`Interrupted: ${evalue}`] };
}

/** A short text for any value, also for one that throws when looked at. */
export function safeInspect(value: unknown, depth = 4): string {
  try {
    return inspect(value, { depth, colors: false });
  } catch (error) {
    return `[a value that cannot be shown: ${nameAndMessage(error).evalue}]`;
  }
}

function nameAndMessage(thrown: unknown): { ename: string; evalue: string } {
  if (!isError(thrown)) return { ename: 'Uncaught', evalue: safeInspect(thrown) };
  const name = textOf(thrown, 'name') ?? 'Error';
  // A subclass that sets no name is better told by its class.
  const ename = name === 'Error' ? (classOf(thrown) ?? name) : name;
  return { ename, evalue: textOf(thrown, 'message') ?? '' };
}

function traceback(thrown: unknown, place: Place | undefined, told: Set<unknown>): string[] {
  told.add(thrown);
  const { ename, evalue } = nameAndMessage(thrown);
  const head = evalue === '' ? ename : `${ename}: ${evalue}`;
  if (!isError(thrown)) return [head, ...excerpt(place), ...at(place)];
  const frames = framesOf(thrown);
  const lines = [head, ...excerpt(frames[0]?.place ?? place)];
  for (const frame of frames.slice(0, MOST_FRAMES)) lines.push(`    at ${frame.text}`);
  if (frames.length === 0) lines.push(...at(place));
  if (frames.length > MOST_FRAMES) lines.push(`    … ${frames.length - MOST_FRAMES} more`);
  for (const [title, reason] of reasonsOf(thrown)) {
    if (told.has(reason)) continue;
    const [first, ...rest] = traceback(reason, undefined, told);
    lines.push(`${title}: ${first}`, ...rest);
  }
  return lines;
}

function reasonsOf(error: Error): [string, unknown][] {
  const reasons: [string, unknown][] = [];
  const errors = read(error, 'errors');
  if (error instanceof AggregateError && Array.isArray(errors)) {
    const all = errors.slice(0, MOST_FRAMES);
    all.forEach((each, i) => {
      reasons.push([`Error ${i + 1} of ${errors.length}`, each]);
    });
  }
  const cause = read(error, 'cause');
  if (cause !== undefined) reasons.push(['Caused by', cause]);
  return reasons;
}

interface Frame {
  readonly text: string;
  readonly place: Place;
}

// The frames that the user wrote: `at f (cell-3.ts:2:5)`, `at async /home/me/lib.ts:1:1`.
const FRAME = /^ {4}at (?:(.*) \()?(.+?):(\d+):(\d+)\)?$/;

function framesOf(error: Error): Frame[] {
  const stack = textOf(error, 'stack') ?? '';
  return stack.split('\n').flatMap((line) => {
    const found = FRAME.exec(line);
    if (!found) return [];
    const [, caller, where, row, column] = found;
    const isAsync = where.startsWith('async ');
    const name = isAsync ? where.slice('async '.length) : where;
    const place = { name, line: Number(row), column: Number(column) };
    if (!isUsers(place.name)) return [];
    const text = caller ? `${caller} (${placeText(place)})` : placeText(place);
    return [{ text: isAsync ? `async ${text}` : text, place }];
  });
}

function isUsers(name: string): boolean {
  if (isSource(name)) return true;
  return isAbsolute(name) && !/[\\/]node_modules[\\/]/.test(name);
}

function at(place: Place | undefined): string[] {
  return place ? [`    at ${placeText(place)}`] : [];
}

function placeText({ name, line, column }: Place): string {
  const near = isAbsolute(name) ? relative(process.cwd(), name) : name;
  return `${near.length < name.length ? near : name}:${line}:${column}`;
}

function excerpt(place: Place | undefined): string[] {
  const line = place && sourceLine(place);
  if (!place || line === undefined || line.length > 500) return [];
  const number = `${place.line}`;
  const blank = line.slice(0, place.column - 1).replace(/[^\t]/g, ' ');
  return [`  ${number} | ${line}`, `  ${' '.repeat(number.length)} | ${blank}^`];
}

function isError(value: unknown): value is Error {
  try {
    return types.isNativeError(value) || value instanceof Error;
  } catch {
    return false; // a Proxy may throw when asked for its prototype
  }
}

function classOf(error: Error): string | undefined {
  const made = read(error, 'constructor');
  return typeof made === 'function' ? textOf(made, 'name') || undefined : undefined;
}

function textOf(value: object, field: string): string | undefined {
  const found = read(value, field);
  return typeof found === 'string' ? found : undefined;
}

// A field of something thrown; its getter may throw as well.
function read(value: object, field: string): unknown {
  try {
    return Reflect.get(value, field);
  } catch {
    return undefined;
  }
}
