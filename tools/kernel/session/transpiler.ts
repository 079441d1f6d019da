// Asking the checker to transpile a local file.
import type { MessagePort } from 'node:worker_threads';
import type { Transpile, Transpiled } from './local-modules.ts';

type Answer = { readonly id: number } & (
  | { readonly value: Transpiled }
  | { readonly error: string }
);

/** `transpile` of the checker at the other end of the port. */
export function transpiler(checker: MessagePort): Transpile {
  let last = 0;
  const waiting = new Map<number, (answer: Answer) => void>();
  checker.on('message', (answer: Answer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  return (file, text) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, (answer) => {
        if ('error' in answer) reject(new Error(`${file}: ${answer.error}`));
        else resolve(answer.value);
      });
      checker.postMessage({ id, call: 'transpile', args: [file, text] });
    });
}
