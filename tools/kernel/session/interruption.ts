// Stopping what the main thread runs, from within it: the worker of watch.ts has V8 call `interrupt`
// on top of whatever runs. The cell is marked as interrupted, so that it ends at its next await; a
// loop that awaits nothing is terminated.
import { performance } from 'node:perf_hooks';
import { type CellRun, causingCell } from './cells.ts';
import { fileOf, isKernels } from './sources.ts';
import { INTERRUPT, SAYS, saying } from './watch.ts';

/** What the session does at an interrupt; none may need promises, whose queue V8 may drop. */
export interface Stopping {
  /** Marks the cell that it runs as interrupted, and reports that, at any moment. */
  markRunning(): void;
  /** Marks another. */
  mark(cell: CellRun): void;
  /** Ends the timers of the marked cells, when Node is not just dealing with timers. */
  clear(): void;
}

/** How often code must be found at work in one turn of the event loop until it is taken for a loop. */
const STUCK = 8;
/** How often a cell that is not running must be found at work until it is taken for a loop. */
const ENOUGH = 50;
/** How often to look while callbacks come and go. */
const MOST = 300;

/** Has SIGINT stop the running cell; `said` is where the watching thread hears of it. */
export function listenForInterrupts(
  { markRunning, mark, clear }: Stopping,
  said: Int32Array,
): void {
  let suspect: CellRun | undefined;
  let turn = 0;
  let sightings = 0;
  const verdict = (tries: number): number => {
    const cell = causingCell();
    if (tries === 1) {
      suspect = cell;
      markRunning();
    }
    sightings = tries > 1 && turns() === turn ? sightings + 1 : 0;
    turn = turns();
    const beneath = filesBeneath(interrupt);
    if (beneath.some((file) => DELICATE.test(file))) return SAYS.again;
    clear();
    if (beneath.length === 0) return cell ? SAYS.again : SAYS.done; // V8 itself is at work, or nothing
    if (cell && !cell.interrupted && cell !== suspect) return SAYS.done;
    if (sightings < STUCK) return tries < MOST ? SAYS.again : SAYS.done;
    if (!cell || cell.interrupted) return SAYS.terminate;
    if (tries > ENOUGH) mark(cell); // the timer of an earlier cell, which could have ended soon
    return SAYS.again;
  };
  const interrupt = (number: number, tries: number): void => {
    // One that was broken off, because another came, may have left a message on its way.
    const nothing = saying(number, SAYS.nothing);
    if (Atomics.load(said, 0) !== nothing) return;
    const answer = saying(number, verdict(tries));
    const isHeard = Atomics.compareExchange(said, 0, nothing, answer) === nothing;
    Atomics.notify(said, 0);
    if (!isHeard || answer !== saying(number, SAYS.terminate)) return;
    clearContexts();
    // Until the next message to the inspector is there, which it takes up before it returns to the
    // loop; not by Atomics.wait, which the cell may be in.
    while (Atomics.load(said, 0) === answer) {}
  };
  Object.defineProperty(globalThis, Symbol.for(INTERRUPT), { value: interrupt });
}

// A member of process that its types do not tell: it treats an error as uncaught.
interface Internals {
  _fatalException?(error: unknown): boolean;
}

// A terminated loop leaves its contexts on Node's stack, and Node aborts when it finds them. It clears
// that stack only where an error is uncaught; so one is, which nobody is told of.
function clearContexts(): void {
  const isFree = !process.hasUncaughtExceptionCaptureCallback();
  if (isFree) process.setUncaughtExceptionCaptureCallback(() => {});
  (process as Internals)._fatalException?.(new Error('interrupted'));
  if (isFree) process.setUncaughtExceptionCaptureCallback(null);
}

// How often the event loop has turned. What runs for long within one turn does not end by itself.
function turns(): number {
  return performance.nodeTiming.uvMetricsInfo.loopCount;
}

// Where Node changes its stack of asynchronous contexts or its queues of ticks and timers: to terminate
// it in the midst of that would break it for good.
const DELICATE =
  /^node:(async_hooks|timers|internal\/(async_hooks|promise_hooks|timers|process\/(task_queues|promises)))$/;

// The files of what runs beneath, down to the user's.
function filesBeneath(interrupt: (number: number, tries: number) => void): string[] {
  const { stackTraceLimit, prepareStackTrace } = Error;
  const asked: { stack?: unknown } = {};
  Error.stackTraceLimit = 20;
  Error.prepareStackTrace = (_, sites) => {
    const files = sites.map(fileOf).filter((file) => file !== '');
    const users = files.findIndex((file) => !isKernels(file) && !isNodes(file));
    return users === -1 ? files : files.slice(0, users + 1);
  };
  Error.captureStackTrace(asked, interrupt);
  const files = asked.stack;
  Object.assign(Error, { stackTraceLimit, prepareStackTrace });
  return Array.isArray(files) ? files : [];
}

function isNodes(file: string): boolean {
  return file.startsWith('node:');
}
