// What a cell did: its reply and what it published, by kind.
import type { Json, JsonObject } from '../../../../tools/notebook/notebook.ts';
import { type Answer, replyOf } from './answer.ts';

export interface Bundle {
  /** Its text/plain without the colours of a terminal. */
  readonly data: JsonObject;
  readonly metadata: JsonObject;
  readonly displayId?: string;
}

export interface CellError {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: string;
}

export interface Cell {
  readonly answer: Answer;
  readonly reply: JsonObject;
  readonly status: Json;
  readonly stdout: string;
  readonly stderr: string;
  readonly results: readonly Bundle[];
  readonly displays: readonly Bundle[];
  readonly updates: readonly Bundle[];
  /** Its error messages; the traceback as one text, without colours. */
  readonly errors: readonly CellError[];
}

/** What the cell whose request is answered did so far. */
export function cellOf(answer: Answer): Cell {
  const contents = (type: string) =>
    answer.heard.filter((heard) => heard.type === type).map(({ content }) => content);
  const stream = (name: string) =>
    contents('stream')
      .filter((content) => content.name === name)
      .map(({ text }) => text)
      .join('');
  const reply = replyOf(answer);
  return {
    answer,
    reply,
    status: reply.status,
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    results: contents('execute_result').map(bundle),
    displays: contents('display_data').map(bundle),
    updates: contents('update_display_data').map(bundle),
    errors: contents('error').map(cellError),
  };
}

/** All that a failed cell told its user, wherever it did. */
export function told({ stderr, errors }: Cell): string {
  return (
    errors.map((error) => `${error.ename}: ${error.evalue}\n${error.traceback}`).join() + stderr
  );
}

/** The object, or an empty one for anything else. */
export function object(value: Json | undefined): JsonObject {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as JsonObject) : {}; // Json that is neither primitive nor array
}

/** The array, or an empty one for anything else. */
export function array(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function bundle({ data, metadata, transient }: JsonObject): Bundle {
  const { display_id: id } = object(transient);
  const name = typeof id === 'string' ? { displayId: id } : {};
  return { data: withoutColours(object(data)), metadata: object(metadata), ...name };
}

function withoutColours(data: JsonObject): JsonObject {
  const text = data['text/plain'];
  return typeof text === 'string' ? { ...data, 'text/plain': plain(text) } : data;
}

function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's colours begin with one
  return text.replaceAll(/\x1b\[[\d;]*m/g, '');
}

function cellError({ ename, evalue, traceback }: JsonObject): CellError {
  const lines = array(traceback).map(String).join('\n');
  return { ename: String(ename), evalue: String(evalue), traceback: plain(lines) };
}
