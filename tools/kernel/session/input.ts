// prompt, confirm and alert, as a browser has them: they wait for the answer. The server asks and
// writes the answer to memory that the two threads share: [state, length, bytes in UTF-8 …].
import { currentCell } from './cells.ts';

const STATE = 0;
const LENGTH = 1;
const HEAD_BYTES = 8;
const ASKED = 0;
const SLICE = 100;

export type Ask = (prompt: string, password: boolean) => void;

/** The size of the shared memory: an answer of up to 64 KiB. */
export const ANSWER_BYTES = HEAD_BYTES + 65_536;

/** Puts prompt, confirm and alert on the global object. */
export function installInput(ask: Ask, answer: SharedArrayBuffer): void {
  const head = new Int32Array(answer, 0, 2);
  const answered = (prompt: string): string => {
    if (!currentCell().allowStdin) {
      throw new Error('prompt: nobody is there to answer; this front end takes no input');
    }
    Atomics.store(head, STATE, ASKED);
    ask(prompt, false);
    while (Atomics.load(head, STATE) === ASKED) Atomics.wait(head, STATE, ASKED, SLICE);
    // Decoders take no shared memory, hence the copy.
    const bytes = Uint8Array.from(new Uint8Array(answer, HEAD_BYTES, Atomics.load(head, LENGTH)));
    return new TextDecoder().decode(bytes);
  };
  const input = {
    prompt: (text: unknown = '', otherwise = '') => answered(String(text)) || otherwise,
    confirm: (text: unknown = '') => /^\s*y/i.test(answered(`${text} [y/N] `)),
    alert: (text: unknown = '') => void answered(`${text} [Enter] `),
  };
  for (const [name, value] of Object.entries(input)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
}
