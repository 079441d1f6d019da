// The candidate: runs a student's cells and calls the functions they define, in a process that is not
// trusted with anything. It says what comes of each call; it knows no wanted value.

import type { FromCandidate, ToCandidate } from './messages.ts';
import { EndOfInput, openPipe, type Pipe } from './pipe.ts';
import { decode, encode, type Stands, UnreadableValue, type Wire } from './values.ts';

/** What cells may import, by its name. */
export type Modules = Readonly<Record<string, object>>;

type Said = FromCandidate extends infer M
  ? M extends { id: string }
    ? Omit<M, 'id'>
    : never
  : never;
type AnyFunction = (...args: unknown[]) => unknown;

// Called by another name it evaluates in the global scope.
// biome-ignore lint/security/noGlobalEval: this process is there to run what a student wrote.
const evaluate = eval;

export async function serve(modules: Modules): Promise<void> {
  const pipe = await openPipe();
  silence();
  Object.defineProperty(globalThis, '__course_import__', { value: importer(modules) });
  const before = new Set(Object.getOwnPropertyNames(globalThis));
  try {
    for (;;) {
      const request = heard(pipe);
      const said = request.do === 'cell' ? await ran(request.js) : called(pipe, request, before);
      pipe.write({ id: latest, ...said });
    }
  } catch (error) {
    if (!(error instanceof EndOfInput)) throw error;
  }
}

/** The id of the latest message, which is the one that an answer belongs to. */
let latest = '';

function heard(pipe: Pipe): ToCandidate {
  const message = pipe.read() as ToCandidate;
  latest = message.id;
  return message;
}

async function ran(js: string): Promise<Said> {
  try {
    await evaluate(js);
    return { is: 'ran' };
  } catch (thrown) {
    return threw(thrown);
  }
}

function called(pipe: Pipe, request: ToCandidate, before: ReadonlySet<string>): Said {
  if (request.do !== 'call') return { is: 'missing' };
  const { name } = request;
  const f: unknown = before.has(name) ? undefined : Reflect.get(globalThis, name);
  if (f === undefined) return { is: 'missing' };
  if (typeof f !== 'function') return { is: 'no function', value: shown(f) };
  const numbers = new Map<unknown, number>();
  const stands: Stands = (handle, label) => {
    const remote: AnyFunction = (...args) => asked(pipe, handle, args);
    numbers.set(remote, handle);
    return Object.defineProperty(remote, 'name', { value: label });
  };
  const ours = (g: AnyFunction) => numbers.get(g) ?? -1;
  try {
    const args = request.args.map((arg) => decode(arg, stands));
    const value: unknown = f(...args);
    if (isPromise(value)) return { is: 'promise' };
    return {
      is: 'returned',
      value: encode(value, ours),
      args: args.map((arg) => encode(arg, ours)),
    };
  } catch (thrown) {
    return thrown instanceof UnreadableValue ? { is: 'unreadable' } : threw(thrown);
  }
}

/** Has the examiner call one of the functions it handed in. */
function asked(pipe: Pipe, handle: number, args: readonly unknown[]): unknown {
  const wires = args.map((arg) => encode(arg, () => -1));
  pipe.write({ id: latest, is: 'call', handle, args: wires });
  const answer = heard(pipe);
  if (answer.do === 'go on' && 'value' in answer) {
    return decode(answer.value, () => () => undefined);
  }
  throw new Error(answer.do === 'go on' && 'threw' in answer ? answer.threw : 'no answer');
}

function isPromise(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('then' in value)) return false;
  if (typeof value.then !== 'function') return false;
  if (value instanceof Promise) value.catch(() => undefined); // what it may throw later concerns nobody
  return true;
}

function shown(value: unknown): Wire {
  try {
    return encode(value, () => -1);
  } catch {
    return { other: typeof value };
  }
}

const LONGEST_MESSAGE = 1000;

function threw(thrown: unknown): Said {
  try {
    if (typeof thrown === 'object' && thrown !== null && 'message' in thrown) {
      const { name = 'Error', message } = thrown as { name?: unknown; message: unknown };
      return { is: 'threw', error: cut(name), message: cut(message) };
    }
    return { is: 'threw', error: '', message: cut(thrown) };
  } catch {
    return { is: 'threw', error: '', message: 'something that cannot be printed' };
  }
}

function cut(text: unknown): string {
  return String(text).slice(0, LONGEST_MESSAGE);
}

function importer(modules: Modules): (name: string) => object {
  return (name) => {
    if (Object.hasOwn(modules, name)) return modules[name];
    const known = Object.keys(modules).join(', ');
    throw new Error(`import of ${name}: where answers are graded there are ${known}`);
  };
}

// Deno makes its `process` when it is first asked for, which takes longer than its own start.
function silenceProcess(): void {
  const descriptor = Object.getOwnPropertyDescriptor(globalThis, 'process');
  const get = descriptor?.get;
  const silent = () => {
    const process: { stdout?: object } | undefined = get ? get.call(globalThis) : descriptor?.value;
    if (process?.stdout) Reflect.set(process.stdout, 'write', () => true);
    return process;
  };
  if (get === undefined) silent();
  else Object.defineProperty(globalThis, 'process', { ...descriptor, get: silent });
}

/** What is printed has no place to go: the standard output is the pipe. */
function silence(): void {
  for (const method of Object.keys(console)) Reflect.set(console, method, () => undefined);
  silenceProcess();
  // Deno keeps these on the disk, where the next candidate would find them.
  for (const store of ['localStorage', 'sessionStorage', 'caches']) {
    Reflect.deleteProperty(globalThis, store);
  }
}
