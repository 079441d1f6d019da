// Where two threads wait for each other. Each counts the meetings it has come to in a cell of shared
// memory, and waits there while the count of the other is one behind its own.

/** One thread's side of the meetings. */
export interface Meeting {
  /**
   * Comes to the next meeting, and returns when the other has come: what it wrote before can then be read.
   *
   * @throws Error in the first thread if the other failed or has not come for too long, in the second if
   *   the training has ended.
   */
  meet(): void;
  /** Comes for the last time; the other leaves when it sees this. */
  end(): void;
  /** The same for the second thread: in place of its next meeting the first gets to know the reason. */
  fail(reason: string): void;
}

// The counts stand 128 bytes apart, so that a write to one does not take the other from a cache.
const ARRIVED = [0, 32] as const;
const ENDED = 64;
const FAILURE = 65; // the length of the reason, and its characters
const longestReason = 500;

/** How many cells a meeting takes. */
export const cellCount: number = FAILURE + 1 + longestReason;

/** Thrown in the second thread when the first has ended the training. */
export const ended: Error = new Error('the training has ended');

/** For how many seconds a thread waits, and what it throws then. */
export interface Patience {
  readonly seconds: number;
  over(): Error;
}

/** The side of thread 0 or 1. */
export function meetingOf(
  cells: Int32Array,
  thread: 0 | 1,
  { seconds, over }: Patience = { seconds: Infinity, over: () => ended },
): Meeting {
  const [mine, others] = [ARRIVED[thread], ARRIVED[1 - thread]];
  const changedFrom = waiter(cells, others, seconds);
  let count = 0;
  const come = () => {
    count = (count + 1) | 0;
    // what was written before this store is seen by whoever loads the count
    Atomics.store(cells, mine, count);
    Atomics.notify(cells, mine);
  };
  return {
    meet: () => {
      come();
      if (!changedFrom((count - 1) | 0)) throw over();
      if (cells[ENDED] === 1) throw ended;
      // not before the meeting that it could not come to: what this thread does till then may fail alike
      const failed = cells[FAILURE] !== 0 && Atomics.load(cells, others) === count;
      if (failed) throw new Error(`train: the helper failed: ${reasonIn(cells)}`);
    },
    end: () => {
      cells[ENDED] = 1;
      come();
    },
    fail: (reason) => {
      const text = (reason || 'it did not say why').slice(0, longestReason);
      for (let k = 0; k < text.length; k++) cells[FAILURE + 1 + k] = text.charCodeAt(k);
      cells[FAILURE] = text.length;
      come();
    },
  };
}

function reasonIn(cells: Int32Array): string {
  return String.fromCharCode(...cells.subarray(FAILURE + 1, FAILURE + 1 + cells[FAILURE]));
}

// The other thread is usually there within microseconds, while to be woken takes it up to a hundred, after
// which it comes late to the next meeting, too. So a thread looks for some milliseconds before it sleeps: as long
// as the system takes to see that both share a core, and to move one. On a busy machine, where the other gets no
// core meanwhile, that is in vain; so then a thread looks briefly at the next 15 meetings, and at twice as many
// whenever the long look was in vain again, until the other comes while it looks. With one of two cores taken by
// another program work B of the bench takes 55 to 90 ms in the place of 25, and without brief looks 170.
const longLook = 1_000_000;
const briefLook = 5_000;
const fewestBrief = 15;
const mostBrief = 960;

/** Where a thread may not sleep there is no clock either: so many looks take about a second. */
const looksPerSecond = 1e8;

/**
 * A function that waits while a cell holds a value; it returns false if the cell still does after so many
 * seconds.
 */
function waiter(cells: Int32Array, index: number, seconds: number): (value: number) => boolean {
  const changed = (value: number, times: number) => {
    for (let k = 0; k < times; k++) if (Atomics.load(cells, index) !== value) return true;
    return false;
  };
  if (!maySleep(cells)) return (value) => changed(value, seconds * looksPerSecond);
  let brief = 0;
  let next = fewestBrief;
  const came = (value: number) => {
    if (changed(value, brief > 0 ? briefLook : longLook)) {
      brief = 0;
      next = fewestBrief;
      return true;
    }
    if (brief > 0) brief--;
    else {
      brief = next;
      next = Math.min(2 * next, mostBrief);
    }
    return false;
  };
  return (value) => {
    if (Atomics.load(cells, index) !== value) return true; // it was there first
    return came(value) || Atomics.wait(cells, index, value, 1000 * seconds) !== 'timed-out';
  };
}

/** Whether this thread may sleep; the first thread of a browser's page may not. */
function maySleep(cells: Int32Array): boolean {
  try {
    Atomics.wait(cells, ENDED, 0, 0);
    return true;
  } catch {
    return false;
  }
}
