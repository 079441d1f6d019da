// A time limit on code that runs in this process; the only file here that needs Node.

import vm from 'node:vm';

export type Limited<T> =
  | { readonly finished: true; readonly result: T }
  | { readonly finished: false };

// One context for all calls, since to make one takes longer than most calls.
let context: vm.Context | undefined;
const enter = new vm.Script('act()');

/**
 * What `act` returns, or that it had not finished after so many milliseconds and was ended.
 *
 * Only code that holds the thread is ended; what it has set up to happen later is not.
 *
 * @throws what `act` throws.
 */
export function withinLimit<T>(milliseconds: number, act: () => T): Limited<T> {
  context ??= vm.createContext({});
  try {
    context.act = act;
    return { finished: true, result: enter.runInContext(context, { timeout: milliseconds }) };
  } catch (error) {
    if (isTimeout(error)) return { finished: false };
    throw error;
  } finally {
    context.act = undefined;
  }
}

/** The error is one of the context's, so that it is no instance of this realm's Error. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    Reflect.get(error, 'code') === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
