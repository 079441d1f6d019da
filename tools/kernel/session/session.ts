// The session: runs cells, one after the other, on the main thread, and tells the server what they
// print, show and give.
import type { MessagePort } from 'node:worker_threads';
import type { Displayed, FromSession, Outcome, ToSession } from '../threads.ts';
import { markInterrupted, stopTimers, watchBackground } from './background.ts';
import { installBroadcast } from './broadcast.ts';
import { type CellRun, currentCell, inCell } from './cells.ts';
import { hidePromiseMarks } from './display.ts';
import { interruptedReport } from './errors.ts';
import { openEvaluator } from './evaluate.ts';
import { installGlobals } from './globals.ts';
import { installInput } from './input.ts';
import { listenForInterrupts } from './interruption.ts';
import { openModules } from './modules.ts';
import { outcomeOf } from './outcome.ts';
import { redirectOutput } from './output.ts';
import { installStackTraces } from './sources.ts';
import { transpiler } from './transpiler.ts';
import { tslabApi } from './tslab-api.ts';
import { reportUncaught } from './uncaught.ts';

/** What connects the session to the other threads. */
export interface Wiring {
  readonly server: MessagePort;
  readonly checker: MessagePort;
  /** Where the server writes the answers to `input`: state, length, UTF-8. */
  readonly answer: SharedArrayBuffer;
  /** What is shared with the thread that watches for interrupts. */
  readonly interrupts: Int32Array;
  /** The notebook's folder. */
  readonly cwd: string;
}

interface Running {
  readonly cell: CellRun;
  finish(outcome: Outcome): void;
}

/** Makes this thread a notebook's: from now on it runs what the server sends. */
export function startSession({ server, checker, answer, interrupts, cwd }: Wiring): void {
  const post = (message: FromSession) => server.postMessage(message);
  const here = () => currentCell().id;
  const show = (shown: Displayed) => post({ kind: 'display', id: here(), ...shown });
  const clear = (wait: boolean) => post({ kind: 'clear', id: here(), wait });
  const modules = openModules(cwd, {
    transpile: transpiler(checker),
    own: { tslab: tslabApi(show) },
  });
  installStackTraces();
  hidePromiseMarks();
  redirectOutput((name, text) => post({ kind: 'stream', id: here(), name, text }));
  installInput((prompt, password) => post({ kind: 'input', id: here(), prompt, password }), answer);
  installBroadcast({ show, clear });
  installGlobals(modules, cwd);
  reportUncaught((id, text) => post({ kind: 'stream', id, name: 'stderr', text }));

  let running: Running | undefined;
  const markRunning = () => {
    if (!running) return;
    markInterrupted(running.cell);
    modules.forgetUnfinished();
    running.finish({ status: 'error', ...interruptedReport() });
  };
  listenForInterrupts({ markRunning, mark: markInterrupted, clear: stopTimers }, interrupts);
  watchBackground(({ id }) => post({ kind: 'stream', id, name: 'stderr', text: GOES_ON }));

  const evaluate = openEvaluator();
  const { setImmediate } = globalThis; // a cell may replace it
  server.on('message', (request: ToSession) => {
    stopTimers(); // an interrupt may not have come to it yet
    const { id, allowStdin } = request;
    const cell = { id, allowStdin, interrupted: false };
    const finish = (outcome: Outcome) => {
      if (running?.cell !== cell) return; // it was interrupted before
      running = undefined;
      post({ kind: 'done', id, outcome });
    };
    running = { cell, finish };
    inCell(cell, () => {
      // A turn later, so that a rejection that nobody handles is shown before the cell is done.
      void outcomeOf(request, evaluate).then((outcome) => setImmediate(finish, outcome));
    });
  });
  post({ kind: 'ready' });
}

const GOES_ON =
  'What this cell has started goes on in the background: its callbacks start ever more. ' +
  'Only a restart of the kernel ends them.\n';
