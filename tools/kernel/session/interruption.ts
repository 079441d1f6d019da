// Stopping what the main thread runs, from within it: the worker of watch.ts has V8 call `interrupt`
// on top of whatever runs. A running loop is terminated, a waiting cell loses its timers.
import { createHook } from 'node:async_hooks';
import inspector from 'node:inspector';
import { type CellRun, causingCell } from './cells.ts';
import { INTERRUPT } from './watch.ts';

// A member of process that its types do not tell: it treats an error as uncaught.
interface Internals {
  _fatalException?(error: unknown): boolean;
}
const { _fatalException } = process as Internals;

/** Not an error: reported as uncaught only to clear the stack of asynchronous contexts. */
export const clearing = new Error('interrupted');

/** What a cell has set and what may still fire; looked through when it has grown to `limit`. */
interface Timers {
  readonly set: Set<NodeJS.Timeout | NodeJS.Immediate>;
  limit: number;
}
const FEW = 1_000;
const timersOf = new WeakMap<CellRun, Timers>();

/**
 * Has SIGINT call `stop`, which must end the running cell at once and without promises: those that
 * are queued are dropped by V8 when it terminates a loop.
 */
export function listenForInterrupts(stop: () => void, heard: Int32Array): void {
  const session = new inspector.Session();
  session.connect();
  const interrupt = () => {
    Atomics.store(heard, 0, 1);
    Atomics.notify(heard, 0);
    stop();
    // A terminated loop leaves its contexts on Node's stack, and Node aborts when it finds them.
    _fatalException?.call(process, clearing);
    // Ends what runs beneath us; when nothing does, only this call itself.
    session.post('Runtime.terminateExecution');
  };
  Object.defineProperty(globalThis, Symbol.for(INTERRUPT), { value: interrupt });
  // Promises need no tracking, and where Node has this option they stay five times as fast.
  const options: object = { init: rememberTimer, trackPromises: false };
  createHook(options).enable();
}

/** Ends the timers that a cell has set, so that an endless `await` in a loop ends with the cell. */
export function stopTimers(cell: CellRun): void {
  for (const timer of timersOf.get(cell)?.set ?? []) {
    if ('refresh' in timer) clearTimeout(timer);
    else clearImmediate(timer);
  }
  timersOf.delete(cell);
}

// The resource of a timer is the timer itself, also that of node:timers/promises.
function rememberTimer(_id: number, type: string, _trigger: number, resource: object): void {
  if (type !== 'Timeout' && type !== 'Immediate') return;
  const cell = causingCell();
  if (!cell) return;
  const timers = timersOf.get(cell) ?? { set: new Set(), limit: FEW };
  timersOf.set(cell, timers);
  timers.set.add(resource as NodeJS.Timeout | NodeJS.Immediate); // the type says which
  if (timers.set.size < timers.limit) return;
  for (const timer of timers.set) {
    if ('_destroyed' in timer && timer._destroyed) timers.set.delete(timer);
  }
  timers.limit = Math.max(FEW, 2 * timers.set.size);
}
