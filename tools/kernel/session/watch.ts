// Interrupts from another thread. The main thread may be deep in an endless loop, so a small worker
// waits for SIGINT and breaks in through the inspector, whose messages V8 takes in between any two
// turns of a loop. Between two waits a signal would end the process: hence a wait within a wait.
import inspector from 'node:inspector';
import vm from 'node:vm';

/** Where the main thread keeps what an interrupt calls, by `Symbol.for`. */
export const INTERRUPT = 'course-kernel.interrupt';

const TURN = Symbol.for('course-kernel.turn');
const turn = new vm.Script("globalThis[Symbol.for('course-kernel.turn')]()");

// A signal that comes just before the wait does not end it: so it is not one wait, but one after
// the other.
const SLICE = 500;

/**
 * Waits for SIGINT for ever and interrupts the main thread at each; `heard[0]` becomes 1 when the
 * main thread has taken notice. Calls `ready` when it listens. To be called in a worker of its own.
 */
export function watchForInterrupts(heard: Int32Array, ready: () => void): never {
  const never = new Int32Array(new SharedArrayBuffer(4));
  let due = false;
  let listening = false;
  const wait = () => {
    if (!listening) ready();
    listening = true;
    for (;;) Atomics.wait(never, 0, 0, SLICE);
  };
  for (;;) {
    untilInterrupt(() => {
      for (;;) {
        if (!due) untilInterrupt(wait);
        due = false;
        Atomics.store(heard, 0, 0);
        const hangUp = interruptMain();
        Atomics.wait(heard, 0, 0);
        hangUp();
      }
    });
    due = true; // it came while the one before was dealt with
  }
}

/** Interrupts the main thread from a worker, whatever it does; returns what ends the connection. */
export function interruptMain(): () => void {
  const session = new inspector.Session();
  session.connectToMainThread();
  session.post('Runtime.evaluate', { expression: `globalThis[Symbol.for('${INTERRUPT}')]()` });
  return () => session.disconnect();
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
