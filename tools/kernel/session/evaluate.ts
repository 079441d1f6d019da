// Running JavaScript in V8's REPL mode, through the inspector: names can be declared again, closures
// see what a later cell assigns, `await` stands at the top level, and what ran before a throw stays.
import inspector from 'node:inspector';
import v8 from 'node:v8';
import type { Emitted } from '../threads.ts';
import { addSource, type Place, truePlace } from './sources.ts';

export type Completion =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'thrown'; readonly error: unknown; readonly place?: Place };

/** Runs a cell; never settles when the cell is interrupted or waits for ever. */
export type Evaluate = (code: Emitted) => Promise<Completion>;

type Remote = inspector.Runtime.RemoteObject;
type Evaluated = inspector.Runtime.EvaluateReturnType;

const OPTIONS = { replMode: true, awaitPromise: true, silent: true, objectGroup: 'cell' };
const { objectGroup } = OPTIONS;

/** Connects to this thread's own inspector. */
export function openEvaluator(): Evaluate {
  const session = new inspector.Session();
  session.connect();
  const take = taker(session);
  // When a cell's promise is collected before it settles, the inspector says so from within the
  // collector, and Node 22 dies of it. So the first promise that a cell makes, its own, is kept.
  const pending = new Set<unknown>();

  return (code) =>
    new Promise((resolve, reject) => {
      addSource(code.name, code.source, code.map);
      const expression = `${code.js}\n//# sourceURL=${code.name}`;
      let promise: unknown;
      const stop = v8.promiseHooks.onInit((first) => {
        stop();
        promise = first;
        pending.add(first);
      });
      session.post('Runtime.evaluate', { ...OPTIONS, expression }, (error, evaluated) => {
        pending.delete(promise);
        if (error) return; // it was terminated, which the session has reported
        try {
          resolve(completion(code, evaluated, take));
        } catch (failure) {
          reject(failure);
        }
        session.post('Runtime.releaseObjectGroup', { objectGroup });
      });
      stop();
    });
}

function completion(
  code: Emitted,
  evaluated: Evaluated,
  take: (remote: Remote) => unknown,
): Completion {
  const { result, exceptionDetails } = evaluated;
  if (!exceptionDetails) return { kind: 'value', value: code.shows ? take(result) : undefined };
  const { exception, text, lineNumber, columnNumber } = exceptionDetails;
  const error = exception ? take(exception) : new Error(text);
  // In REPL mode a cell is a promise, and where it was rejected is often not told: it says 0, 0 then.
  if (lineNumber === 0 && columnNumber === 0) return { kind: 'thrown', error };
  const place = truePlace({ name: code.name, line: lineNumber + 1, column: columnNumber + 1 });
  return { kind: 'thrown', error, place };
}

// The inspector hands out descriptions of values. A function that it calls for us with such a
// description as its argument receives the value itself.
function taker(session: inspector.Session): (remote: Remote) => unknown {
  const slot: { value: unknown } = { value: undefined };
  const key = Symbol.for('course-kernel.slot');
  Object.defineProperty(globalThis, key, { value: slot, configurable: true });
  let objectId = '';
  const expression = "globalThis[Symbol.for('course-kernel.slot')]";
  session.post('Runtime.evaluate', { expression }, (_, evaluated) => {
    objectId = evaluated.result.objectId ?? '';
  });
  Reflect.deleteProperty(globalThis, key);

  return (remote) => {
    session.post('Runtime.callFunctionOn', {
      functionDeclaration: 'function (value) { this.value = value; }',
      objectId,
      arguments: [argument(remote)],
      silent: true,
    });
    const { value } = slot;
    slot.value = undefined;
    return value;
  };
}

function argument(remote: Remote): inspector.Runtime.CallArgument {
  if (remote.objectId !== undefined) return { objectId: remote.objectId };
  const { unserializableValue } = remote; // -0, NaN, 5n
  if (unserializableValue !== undefined) return { unserializableValue };
  return 'value' in remote ? { value: remote.value } : {};
}
