// A candidate as the engine of the checks sees it: cells are run, calls give outcomes. The functions among
// the arguments stay here; the candidate has numbers for them and asks for their calls.

import type { Call, Outcome } from 'course-checks';
import type { ToCandidate } from '../candidate/messages.ts';
import { decode, encode, type Stands, type Wire } from '../candidate/values.ts';
import type { Answered, Channel, NoAnswer, Patience } from './channel.ts';

/** What came of a cell; undefined if it ran to its end. */
export type CellFault =
  | { readonly kind: 'threw'; readonly error: string; readonly message: string }
  | ({ readonly kind: 'ended' } & NoAnswer);

export interface Candidate {
  run(js: string): Promise<CellFault | undefined>;
  call(call: Call): Promise<Outcome>;
  close(): void;
}

export interface CandidatePatience {
  readonly cell: Patience;
  readonly call: Patience;
  /** How often the functions among the arguments of one call may be called. */
  readonly callbacks: number;
}

export function openCandidate(channel: Channel, patience: CandidatePatience): Candidate {
  return {
    run: async (js) => {
      const got = await channel.ask({ do: 'cell', js }, patience.cell);
      if (!('answer' in got)) return { kind: 'ended', ...got };
      const { is, error, message } = got.answer;
      if (is === 'ran') return undefined;
      return { kind: 'threw', error: text(error), message: text(message) };
    },
    call: (call) => called(channel, call, patience),
    close: () => channel.close(),
  };
}

type AnyFunction = (...args: unknown[]) => unknown;

async function called(
  channel: Channel,
  { name, args }: Call,
  { call: limits, callbacks }: CandidatePatience,
): Promise<Outcome> {
  const functions: AnyFunction[] = [];
  const wires = args.map((arg) =>
    encode(
      arg,
      (f, _name, owner) => functions.push((...given) => Reflect.apply(f, owner, given)) - 1,
    ),
  );
  const end = performance.now() + 1000 * limits.wall;
  let message: Omit<Extract<ToCandidate, { do: 'call' | 'go on' }>, 'id'> | object = {
    do: 'call',
    name,
    args: wires,
  };
  for (let calledBack = 0; ; calledBack++) {
    const wall = (end - performance.now()) / 1000;
    // Short waits between many callbacks would each end before the clock is looked at.
    if (wall <= 0) {
      channel.close();
      return { kind: 'timeout', seconds: limits.cpu }; // as the channel tells it
    }
    const got: Answered | NoAnswer = await channel.ask(message, { ...limits, wall });
    if (!('answer' in got)) return ended(got, limits.cpu);
    if (got.answer.is !== 'call') return outcomeOf(got.answer, calledBack, channel);
    if (calledBack >= callbacks) return stopped(channel, `it called a function ${callbacks} times`);
    message = answered(functions, got.answer);
  }
}

/** The answer to a call of a function that stayed here, with arguments that may be anything. */
function answered(functions: readonly AnyFunction[], { handle, args }: Answered['answer']): object {
  try {
    const f = functions[Number(handle)];
    if (f === undefined || !Array.isArray(args)) throw new Error('there is no such function');
    const value = f(...args.map((arg) => shaped(decode(arg, inert))));
    return { do: 'go on', value: encode(value, () => -1) };
  } catch (error) {
    return { do: 'go on', threw: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * The value, if what calls itself a matrix in it has as many numbers as it says: our functions make one
 * of that shape, and would take all memory for a shape that is made up.
 */
function shaped(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Float64Array) return value;
  if (!Array.isArray(value) && 'rows' in value && 'cols' in value) {
    const { rows, cols, data } = value as Record<string, unknown>;
    const fits = data instanceof Float64Array && data.length === Number(rows) * Number(cols);
    if (!fits) throw new RangeError('the length of data must be rows × cols');
  }
  for (const entry of Object.values(value)) shaped(entry);
  return value;
}

function outcomeOf(answer: Answered['answer'], calledBack: number, channel: Channel): Outcome {
  try {
    switch (answer.is) {
      case 'returned':
        return {
          kind: 'returned',
          value: decode(answer.value as Wire, inert),
          argsAfter: (answer.args as Wire[]).map((arg) => decode(arg, inert)),
          calledBack,
        };
      case 'threw':
        return thrown(text(answer.error), text(answer.message));
      case 'promise':
      case 'unreadable':
        return { kind: answer.is };
      case 'missing':
        return { kind: 'missing' };
      case 'no function':
        return { kind: 'no function', given: decode(answer.value as Wire, inert) };
    }
  } catch {
    return stopped(channel, 'its answer cannot be read');
  }
  return stopped(channel, 'its answer is of no known kind');
}

/** Where the bound on memory holds the system back, the runtime throws instead of being ended. */
function thrown(error: string, message: string): Outcome {
  if (error === 'RangeError' && message === 'Array buffer allocation failed') {
    return { kind: 'stopped', verdict: 'memory', sentence: 'It took too much memory.' };
  }
  return { kind: 'threw', error, message };
}

function stopped(channel: Channel, what: string): Outcome {
  channel.close();
  return { kind: 'stopped', verdict: 'void', sentence: `The answer is void: ${what}.` };
}

function ended({ verdict, sentence, seconds }: NoAnswer, cpu: number): Outcome {
  // What is left of the time is no number to tell.
  if (verdict === 'timeout') return { kind: 'timeout', seconds: Math.ceil(seconds || cpu) };
  return { kind: 'stopped', verdict, sentence };
}

/** A function that came from the candidate is never called here; only that it is one counts. */
const inert: Stands = (_handle, name) =>
  Object.defineProperty(() => undefined, 'name', { value: name });

function text(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 1000) : '';
}
