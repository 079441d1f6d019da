// A call of a student's function that ends well whatever the function does.

import type { Call } from './exercise.ts';
import { withinLimit } from './limits.ts';
import { copy, isObject, isPromise } from './values.ts';

/** How a call went. */
export type Outcome =
  | {
      readonly kind: 'returned';
      readonly value: unknown;
      /** The arguments as the function left them. */
      readonly argsAfter: readonly unknown[];
      /** How often the functions among the arguments were called. */
      readonly calledBack: number;
    }
  | { readonly kind: 'threw'; readonly error: string; readonly message: string }
  | { readonly kind: 'timeout'; readonly seconds: number }
  | { readonly kind: 'promise' }
  /** Ended from outside: it took too much memory, or what it said was no answer. */
  | {
      readonly kind: 'stopped';
      readonly verdict: 'memory' | 'void';
      readonly sentence: string;
    }
  /** Nested too deep to be read, or holding itself. */
  | { readonly kind: 'unreadable' }
  /** There is no such function among the answers; these there are, where answers are given by name. */
  | { readonly kind: 'missing'; readonly given?: readonly string[] }
  | { readonly kind: 'no function'; readonly given: unknown };

export type Caller = (call: Call) => Outcome;

/** A caller of functions in this process, each call with a time limit. */
export function callerOf(
  answers: Readonly<Record<string, unknown>>,
  { milliseconds = 2000 }: { readonly milliseconds?: number } = {},
): Caller {
  return ({ name, args }) => {
    const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
    if (answer === undefined) return { kind: 'missing', given: Object.keys(answers) };
    if (typeof answer !== 'function') return { kind: 'no function', given: answer };
    try {
      const limited = withinLimit(milliseconds, () => called(answer, args));
      return limited.finished ? limited.result : { kind: 'timeout', seconds: milliseconds / 1000 };
    } catch (thrown) {
      return { kind: 'threw', ...namesOf(thrown) };
    }
  };
}

// biome-ignore lint/complexity/noBannedTypes: all that is known of a student's function.
function called(answer: Function, args: readonly unknown[]): Outcome {
  let calledBack = 0;
  const counting = () => {
    calledBack += 1;
  };
  // Copies, so that a function that changes its arguments spoils nobody else's.
  const handed = args.map((arg) => handedOver(copy(arg), counting));
  const value: unknown = answer(...handed);
  if (isPromise(value)) {
    value.then(undefined, () => undefined); // what it may throw later concerns nobody
    return { kind: 'promise' };
  }
  try {
    return {
      kind: 'returned',
      value: copy(value),
      argsAfter: handed.map((arg) => copy(arg)),
      calledBack,
    };
  } catch {
    return { kind: 'unreadable' };
  }
}

/** A value whose functions count their calls. */
function handedOver(value: unknown, count: () => void): unknown {
  if (typeof value === 'function') {
    const counted = function (this: unknown, ...args: unknown[]): unknown {
      count();
      return Reflect.apply(value, this, args);
    };
    return Object.defineProperty(counted, 'name', { value: value.name });
  }
  if (Array.isArray(value)) return value.map((entry) => handedOver(entry, count));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, handedOver(entry, count)]),
  );
}

/** The name and the message of whatever was thrown. */
function namesOf(thrown: unknown): { error: string; message: string } {
  try {
    if (isObject(thrown) && typeof thrown.message === 'string') {
      return { error: String(thrown.name ?? 'Error'), message: thrown.message };
    }
    return { error: '', message: String(thrown) };
  } catch {
    return { error: '', message: 'something that cannot be printed' };
  }
}
