// What goes on behind a cell: the timers that it has set, the code that it awaits, the callbacks that
// it waits for. When the cell is interrupted they end with it, or the user is told that they do not.
import { createHook } from 'node:async_hooks';
import { type CellRun, causingCell, outsideCells } from './cells.ts';

/** What a cell has set and what may still fire; looked through when it has grown to `limit`. */
interface Timers {
  readonly set: Set<NodeJS.Timeout | NodeJS.Immediate>;
  limit: number;
}
const FEW = 1_000;
const timersOf = new WeakMap<CellRun, Timers>();

/** How often an interrupted cell may start something before it is said to go on. */
const CHANCES = 30;
const startedBy = new WeakMap<CellRun, number>();

/**
 * Keeps account of what cells start; tells `goesOn` of an interrupted cell whose callbacks start ever
 * more.
 */
export function watchBackground(goesOn: (cell: CellRun) => void): void {
  const started = (type: string, resource: object) => {
    const cell = causingCell();
    if (!cell || type === 'PROMISE') return;
    if (isTimer(type, resource)) rememberTimer(cell, resource);
    if (!cell.interrupted) return;
    const count = (startedBy.get(cell) ?? 0) + 1;
    startedBy.set(cell, count);
    if (count === CHANCES) goesOn(cell);
  };
  // Promises need no tracking, and where Node has this option they stay five times as fast.
  const options: object = {
    init: (_id: number, type: string, _trigger: number, resource: object) =>
      started(type, resource),
    trackPromises: false,
  };
  createHook(options).enable();
}

/** Thrown where an interrupted cell would go on after an await. */
export const stopped = new Error('the cell was interrupted');

/** Stands before all that a cell awaits: to an interrupted cell it gives what never comes. */
export function awaited(value: unknown): unknown {
  return causingCell()?.interrupted ? new Promise(() => {}) : value;
}

/**
 * Stands behind all that a cell has awaited.
 *
 * @throws `stopped` in an interrupted cell; if that is caught, the next await ends the cell.
 */
export function resumed(value: unknown): unknown {
  if (causingCell()?.interrupted) throw stopped;
  return value;
}

const marked = new Set<CellRun>();

/** Has the cell end where it awaits something. */
export function markInterrupted(cell: CellRun): void {
  cell.interrupted = true;
  marked.add(cell);
}

/** Ends the timers of interrupted cells; not while Node deals with timers. */
export function stopTimers(): void {
  for (const cell of marked) {
    for (const timer of timersOf.get(cell)?.set ?? []) {
      if ('refresh' in timer) clearTimeout(timer);
      else clearImmediate(timer);
    }
    timersOf.delete(cell);
  }
  marked.clear();
}

// The resource of a timer is the timer itself, also that of node:timers/promises.
function isTimer(type: string, _: object): _ is NodeJS.Timeout | NodeJS.Immediate {
  return type === 'Timeout' || type === 'Immediate';
}

function rememberTimer(cell: CellRun, timer: NodeJS.Timeout | NodeJS.Immediate): void {
  const timers = timersOf.get(cell) ?? { set: new Set(), limit: FEW };
  // It is about to be set.
  if (cell.interrupted && timers.set.size === 0) {
    marked.add(cell);
    outsideCells(() => process.nextTick(stopTimers));
  }
  timersOf.set(cell, timers);
  timers.set.add(timer);
  if (timers.set.size < timers.limit) return;
  for (const each of timers.set) {
    if ('_destroyed' in each && each._destroyed) timers.set.delete(each);
  }
  timers.limit = Math.max(FEW, 2 * timers.set.size);
}
