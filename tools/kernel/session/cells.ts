// Which cell a piece of running code belongs to. Everything that a cell starts - timers, promises,
// callbacks - carries the cell along, so that what it prints much later still goes to that cell.
import { AsyncLocalStorage } from 'node:async_hooks';

/** One run of a cell. */
export interface CellRun {
  /** The msg_id of the request that runs it. */
  readonly id: string;
  /** Whether the front end answers questions. */
  readonly allowStdin: boolean;
  /** Whether the user has stopped it. */
  interrupted: boolean;
}

const storage = new AsyncLocalStorage<CellRun | undefined>();
let latest: CellRun = { id: '', allowStdin: false, interrupted: false };

/** Runs `f` as part of the cell, with all that it starts. */
export function inCell<T>(cell: CellRun, f: () => T): T {
  latest = cell;
  return storage.run(cell, f);
}

/** Runs `f` as part of no cell, so that it goes on when the cell that asked for it is stopped. */
export function outsideCells<T>(f: () => T): T {
  return storage.run(undefined, f);
}

/** The cell that caused what runs now; the latest one where that cannot be told. */
export function currentCell(): CellRun {
  return storage.getStore() ?? latest;
}

/** The cell that caused what runs now, if it can be told. */
export function causingCell(): CellRun | undefined {
  return storage.getStore();
}
