// The examiner's end of the pipe. What comes in may be anything: it is bounded before it is read, and
// whatever was not asked for ends the process.

import { randomUUID } from 'node:crypto';
import { HEAD, LONGEST_FRAME } from '../candidate/messages.ts';
import { bounds } from '../candidate/values.ts';
import type { End, Sandbox } from '../sandbox/process.ts';

/** Why there is no answer, and never will be one: the process is gone. */
export interface NoAnswer {
  readonly verdict: 'timeout' | 'memory' | 'void';
  readonly sentence: string;
  /** How long was waited, in seconds. */
  readonly seconds: number;
}

export interface Patience {
  /** Seconds on the clock. */
  readonly wall: number;
  /** Seconds of processor time, where the system tells it. */
  readonly cpu: number;
}

export interface Channel {
  /** The answer to a request, or why there is none. One is under way at a time. */
  ask(message: object, patience: Patience): Promise<Answered | NoAnswer>;
  /** Ends the process. */
  close(): void;
}

/** A message of the candidate, of which nothing is known but that it is an object. */
export type Answered = { readonly answer: Readonly<Record<string, unknown>> };

export function openChannel(sandbox: Sandbox): Channel {
  // Kept in pieces: many small ones joined again and again would take a long time.
  let pieces: Buffer[] = [];
  let [got, wanted] = [0, HEAD];
  let waiting: ((got: Answered | NoAnswer) => void) | undefined;
  let over: NoAnswer | undefined;

  const settle = (got: Answered | NoAnswer) => {
    const resolve = waiting;
    waiting = undefined;
    resolve?.(got);
  };
  const stop = (why: NoAnswer) => {
    over ??= why;
    sandbox.kill();
    settle(over);
  };
  const violation = (what: string) => stop(voided(what));

  sandbox.stdout.on('data', (more: Buffer) => {
    if (over) return;
    if (!waiting) return violation('it sent bytes that nobody had asked for');
    pieces.push(more);
    got += more.length;
    if (got < wanted) return;
    const bytes = Buffer.concat(pieces);
    const length = bytes.readUInt32BE(0);
    if (length > LONGEST_FRAME) return violation('its answer is longer than 1 MB');
    pieces = [bytes];
    wanted = HEAD + length;
    if (got < wanted) return;
    if (got > wanted) return violation('it sent more than one answer');
    pieces = [];
    [got, wanted] = [0, HEAD];
    const answer = readAnswer(bytes.subarray(HEAD));
    if (typeof answer === 'string') return violation(answer);
    settle({ answer });
  });
  void sandbox.ended.then((end) => {
    over ??= endOf(end);
    settle(over);
  });

  return {
    ask: async (message, { wall, cpu }) => {
      if (over) return over;
      const id = randomUUID();
      const began = { wall: performance.now(), cpu: sandbox.cpu() };
      const late = setInterval(() => {
        const seconds = (performance.now() - began.wall) / 1000;
        // The same is told of both, or a busy machine would change what a student reads.
        if (seconds > wall || sandbox.cpu() - began.cpu > cpu) stop(tooLong(cpu));
      }, 50);
      try {
        const got = await new Promise<Answered | NoAnswer>((resolve) => {
          waiting = resolve;
          sandbox.stdin.write(framed({ ...message, id }));
        });
        if ('answer' in got && got.answer.id !== id) {
          violation('it answered another request');
          return over ?? got;
        }
        return got;
      } finally {
        clearInterval(late);
      }
    },
    close: () => sandbox.kill(),
  };
}

function framed(message: object): Buffer {
  const body = Buffer.from(JSON.stringify(message));
  const head = Buffer.alloc(HEAD);
  head.writeUInt32BE(body.length);
  return Buffer.concat([head, body]);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
// A value may stand 32 deep, each level with a tag and a list around it, in a message.
const DEEPEST = 3 * bounds.depth + 8;

/** The object in a frame, or what is wrong with it. */
function readAnswer(body: Buffer): Readonly<Record<string, unknown>> | string {
  try {
    const text = utf8.decode(body);
    if (depthOf(text) > DEEPEST) return 'its answer is nested too deep';
    const answer: unknown = JSON.parse(text);
    if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) {
      return 'its answer is no object';
    }
    return answer as Readonly<Record<string, unknown>>;
  } catch {
    return 'its answer is no JSON in UTF-8';
  }
}

/** How deep brackets stand in a JSON text, found without reading it as JSON. */
function depthOf(text: string): number {
  let [depth, deepest, quoted] = [0, 0, false];
  for (let k = 0; k < text.length; k++) {
    const character = text[k];
    if (quoted) {
      if (character === '\\') k += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth);
    else if (character === ']' || character === '}') depth -= 1;
  }
  return deepest;
}

function tooLong(seconds: number): NoAnswer {
  return { verdict: 'timeout', sentence: `It took more than ${seconds} s.`, seconds };
}

function voided(what: string): NoAnswer {
  return { verdict: 'void', sentence: `The answer is void: ${what}.`, seconds: 0 };
}

function endOf(end: End): NoAnswer {
  switch (end.why) {
    case 'memory':
      return { verdict: 'memory', sentence: 'It was ended: it took too much memory.', seconds: 0 };
    case 'cpu':
      return { verdict: 'timeout', sentence: 'It was ended: it took too long.', seconds: 0 };
    case 'killed':
      return voided('its process was ended');
    case 'exited':
      return voided(`its process ended by itself (${end.how})`);
  }
}
