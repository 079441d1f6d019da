// Input for a cell: its thread stands still until the answer lies in memory that both threads share.
import type { Message } from '../../client/wire.ts';
import type { Outbox } from './outbox.ts';

export interface Prompts {
  /** Asks the client that sent the cell. */
  ask(cell: Message, prompt: string, password: boolean): void;
  /** Hands an input_reply to the cell that waits; from anybody but the client asked it is ignored. */
  answer(reply: Message): void;
  /** Nobody waits any more. */
  forget(): void;
}

const HEAD = 2 * Int32Array.BYTES_PER_ELEMENT;
const ANSWERED = 1;

/** Prompts that answer through `[state, byteLength, …UTF-8]`; a longer answer is cut. */
export function createPrompts(outbox: Pick<Outbox, 'ask'>, shared: SharedArrayBuffer): Prompts {
  const head = new Int32Array(shared, 0, 2);
  const bytes = new Uint8Array(shared, HEAD);
  let asked: Message | undefined;
  return {
    ask: (cell, prompt, password) => {
      asked = cell;
      outbox.ask(cell, { prompt, password });
    },
    answer: ({ identities, content: { value } }) => {
      if (!asked || !same(identities, asked.identities)) return;
      asked = undefined;
      const text = new TextEncoder().encode(typeof value === 'string' ? value : '');
      const kept = cut(text, bytes.length);
      bytes.set(kept);
      head[1] = kept.length;
      Atomics.store(head, 0, ANSWERED);
      Atomics.notify(head, 0);
    },
    forget: () => {
      asked = undefined;
    },
  };
}

// At most `length` bytes, not ending within a character.
function cut(text: Uint8Array, length: number): Uint8Array {
  let end = Math.min(text.length, length);
  while (end < text.length && end > 0 && (text[end] & 0xc0) === 0x80) end--;
  return text.subarray(0, end);
}

function same(a: readonly Uint8Array[], b: readonly Uint8Array[]): boolean {
  return a.length === b.length && a.every((frame, i) => Buffer.from(frame).equals(b[i]));
}
