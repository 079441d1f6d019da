// Interrupts from another thread. The main thread may be deep in an endless loop, so a small worker
// waits for SIGINT and breaks in through the inspector, whose messages V8 takes in between any two
// turns of a loop. Between two waits a signal would end the process: hence a wait within a wait.
import inspector from 'node:inspector';
import vm from 'node:vm';

/** Where the main thread keeps what an interrupt calls, by `Symbol.for`. */
export const INTERRUPT = 'course-kernel.interrupt';

/** What the main thread says: that nothing is left to do, that it wants another try, or to be terminated. */
export const SAYS = { nothing: 0, done: 1, again: 2, terminate: 3 } as const;

/** What is said to the interrupt with this number, as one number in memory that the threads share. */
export function saying(number: number, what: number): number {
  return 4 * number + what;
}

const TURN = Symbol.for('course-kernel.turn');
const turn = new vm.Script("globalThis[Symbol.for('course-kernel.turn')]()");

// A signal that comes just before the wait does not end it: so it is not one wait, but one after
// the other.
const SLICE = 500;
// The milliseconds in which a cell may end by itself, or because it was terminated; and between tries.
const GRACE = 10;
const PAUSE = 1;

/**
 * Waits for SIGINT for ever and interrupts the main thread at each, which answers in `said[0]`. Calls
 * `ready` when it listens. To be called in a worker of its own.
 */
export function watchForInterrupts(said: Int32Array, ready: () => void): never {
  const never = new Int32Array(new SharedArrayBuffer(4));
  const pause = (milliseconds: number) => void Atomics.wait(never, 0, 0, milliseconds);
  let number = 0;
  let due = false;
  let listening = false;
  const wait = () => {
    if (!listening) ready();
    listening = true;
    for (;;) pause(SLICE);
  };
  for (;;) {
    untilInterrupt(() => {
      for (;;) {
        if (!due) untilInterrupt(wait);
        due = false;
        breakIn(said, ++number, pause);
      }
    });
    due = true; // it came while the one before was dealt with
  }
}

// The first try only tells the main thread, which is given time to end by itself.
function breakIn(said: Int32Array, number: number, pause: (milliseconds: number) => void): void {
  const nothing = saying(number, SAYS.nothing);
  const session = new inspector.Session();
  session.connectToMainThread();
  for (let tries = 1; Atomics.load(said, 0) !== saying(number, SAYS.done); tries++) {
    Atomics.store(said, 0, nothing);
    const expression = `globalThis[Symbol.for('${INTERRUPT}')](${number}, ${tries})`;
    session.post('Runtime.evaluate', { expression });
    Atomics.wait(said, 0, nothing, SLICE);
    const mustTerminate = Atomics.load(said, 0) === saying(number, SAYS.terminate);
    if (mustTerminate) {
      // Not from within that evaluation: V8 would then, at times, end it alone.
      session.post('Runtime.terminateExecution');
      Atomics.store(said, 0, nothing);
    }
    pause(tries === 1 || mustTerminate ? GRACE : PAUSE);
  }
  session.disconnect();
}

function untilInterrupt(f: () => void): void {
  Object.defineProperty(globalThis, TURN, { value: f, configurable: true });
  try {
    turn.runInThisContext({ breakOnSigint: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ERR_SCRIPT_EXECUTION_INTERRUPTED') throw error;
  }
}
