// The stock tslab sends no `error` message: a failed cell is text on stderr and the status error.
// Here that text is read back as the error it tells.
import { stripVTControlCharacters } from 'node:util';
import type { ToldError } from './told-error.ts';
import { cellLine, type Position } from './tslab-lines.ts';

const DIAGNOSTIC = /^(?:(\S+) )?(\d+):\d+ - (.*)$/s; // 1:7 - Type 'number' is not …
const UNHANDLED = /^(?:UnhandledPromiseRejection|UncaughtException): /;
const FRAME = /^\s+at /;
const NAME = /^(?:Uncaught )?([\w$.]*(?:Error|Exception)[\w$]*)(?: \[\w+\])?(?:: |$)/;

/**
 * The error of a cell whose reply has the status error, from the pieces that it wrote to stderr: the
 * closing run of diagnostics, or else the last piece, for what is thrown is written last and at once.
 */
export function toldError(stderr: readonly string[], source: string): ToldError | undefined {
  let first = stderr.length;
  while (first > 0 && DIAGNOSTIC.test(stderr[first - 1])) first--;
  if (first < stderr.length) return diagnosticError(stderr.slice(first));
  const text = stderr.at(-1);
  return text === undefined ? undefined : thrownError(text, source);
}

/** The error in a piece of stderr by which tslab tells of a promise that nobody awaited. */
export function unhandledError(stderr: string, source: string): ToldError | undefined {
  const [prefix] = UNHANDLED.exec(stderr) ?? [];
  if (prefix === undefined) return undefined;
  return { ...thrownError(stderr.slice(prefix.length), source), text: stderr };
}

function diagnosticError(pieces: readonly string[]): ToldError {
  const plain = pieces.map((piece) => stripVTControlCharacters(piece).trimEnd());
  const [, file, line, message] = DIAGNOSTIC.exec(plain[0]) ?? [];
  const evalue = file === undefined ? message : plain[0];
  return {
    text: pieces.join(''),
    error: { ename: 'TypeScriptError', evalue, traceback: plain },
    ...(file === undefined ? { line: Number(line) } : {}),
  };
}

function thrownError(text: string, source: string): ToldError {
  const lines = stripVTControlCharacters(text).trimEnd().split('\n');
  const caret = lines.findIndex((line) => /^\s*\^+$/.test(line));
  const told = lines.slice(caret + 1).filter((line, i) => i > 0 || line !== '');
  const stack = told.findIndex((line) => FRAME.test(line));
  const message = (stack < 0 ? told : told.slice(0, stack)).join('\n');
  const [prefix = '', ename = 'Error'] = NAME.exec(message) ?? [];
  const line = lineOf(told, source);
  return {
    text,
    error: { ename, evalue: message.slice(prefix.length), traceback: withoutKernel(told) },
    ...(line === undefined ? {} : { line }),
  };
}

// The top level of the cell is the frame before tslab's own; deeper frames may belong to functions of
// earlier cells, whose lines look the same. A stack of ten frames may not reach that far.
function lineOf(told: readonly string[], source: string): number | undefined {
  const frames = told.filter((line) => FRAME.test(line));
  const kernel = frames.findIndex(isKernelFrame);
  if (kernel < 1) return undefined;
  if (frames[kernel].includes(' at async ')) return lineAt(frames[kernel - 1], source);
  const end = position(frames[kernel - 1]); // where the whole text of the cell is called
  return kernel < 2 || !end ? undefined : lineAt(frames[kernel - 2], source, end.line - 1);
}

function lineAt(frame: string, source: string, end?: number): number | undefined {
  const place = position(frame);
  return place && cellLine(source, place, end);
}

function position(frame: string): Position | undefined {
  const [, line, column] = /evalmachine\.<anonymous>:(\d+):(\d+)\)?$/.exec(frame) ?? [];
  return line === undefined ? undefined : { line: Number(line), column: Number(column) };
}

function isKernelFrame(line: string): boolean {
  return /^\s+at (sigintHandlersWrap |async Object\.execute \(.*executor\.js)/.test(line);
}

// From tslab's own frames on a traceback tells nothing about the notebook.
function withoutKernel(told: readonly string[]): string[] {
  const kernel = told.findIndex(isKernelFrame);
  if (kernel < 0) return [...told];
  const isCall = !told[kernel].includes(' at async ');
  return told.slice(0, isCall ? kernel - 1 : kernel);
}
