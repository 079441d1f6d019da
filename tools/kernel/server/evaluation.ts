// One cell from its text to its outcome: checked and compiled, run, and perhaps interrupted.

import type { Emitted, ErrorReport, Outcome } from '../threads.ts';
import type { Session } from './cell-outputs.ts';
import type { CallChecker } from './checker-link.ts';
import { compileError } from './diagnostics.ts';

export interface Cell {
  /** The msg_id of its request. */
  readonly id: string;
  /** Its name in stack traces. */
  readonly name: string;
  readonly code: string;
  /** Expressions to be evaluated when it has run, by the names under which they are reported. */
  readonly expressions: Readonly<Record<string, string>>;
  readonly allowStdin: boolean;
}

export interface Evaluator {
  evaluate(cell: Cell): Promise<Outcome>;
  /** Stops the cell that is evaluated; without one it does nothing. */
  interrupt(): void;
}

export interface Means {
  readonly check: CallChecker;
  readonly session: Session;
  /** Sends SIGINT to the process. */
  signal(): void;
  /** Ends the process, when a cell cannot be stopped. */
  giveUp(): void;
}

/** Milliseconds in which an interrupted cell must have ended. */
const PATIENCE = 3_000;
/** How often it is asked meanwhile: the main thread may have been about to begin it. */
const AGAIN = 500;

/** An evaluator of one cell at a time. */
export function createEvaluator({ check, session, signal, giveUp }: Means): Evaluator {
  let stop: (() => void) | undefined;

  const compiled = async (name: string, code: string): Promise<Emitted | ErrorReport> => {
    const checked = await check('check', name, code);
    if ('emitted' in checked) return checked.emitted;
    return compileError(name, code, checked.diagnostics);
  };

  const run = async (cell: Cell, starts: () => boolean): Promise<Outcome> => {
    const code = await compiled(cell.name, cell.code);
    if (isError(code)) return { status: 'error', ...code };
    // Already now the names of the cell are visible: to its expressions, which are compiled before it
    // runs, and to completion while it runs. A failure of the checker shows at its next call.
    check('settle', cell.name).catch(() => {});
    const expressions: Record<string, Emitted | ErrorReport> = {};
    for (const [i, [key, text]] of Object.entries(cell.expressions).entries()) {
      expressions[key] = await compiled(cell.name.replace('.ts', `-expression-${i + 1}.ts`), text);
    }
    if (!starts()) return NOT_STARTED;
    const { id, allowStdin } = cell;
    return session.run({ kind: 'run', id, code, expressions, allowStdin });
  };

  return {
    evaluate: async (cell) => {
      let state: 'waits' | 'runs' | 'stopped' = 'waits';
      let timers: NodeJS.Timeout[] | undefined;
      const stopped = new Promise<Outcome>((resolve) => {
        stop = () => {
          if (state === 'waits') {
            state = 'stopped';
            resolve(NOT_STARTED);
          }
          if (state !== 'runs') return;
          signal();
          timers ??= [
            setInterval(signal, AGAIN),
            setTimeout(() => {
              resolve(UNSTOPPABLE);
              giveUp();
            }, PATIENCE),
          ];
        };
      });
      const starts = () => {
        if (state === 'waits') state = 'runs';
        return state === 'runs';
      };
      try {
        return await Promise.race([run(cell, starts), stopped]);
      } finally {
        stop = undefined;
        for (const timer of timers ?? []) clearTimeout(timer);
      }
    },
    interrupt: () => stop?.(),
  };
}

const NOT_STARTED = interrupted('the cell was interrupted before it ran');
const UNSTOPPABLE = interrupted(
  'this loop can only be stopped by a restart: the kernel ends now, and its variables are lost',
);

function interrupted(evalue: string): Outcome {
  return { status: 'error', ename: 'Interrupted', evalue, traceback: [`Interrupted: ${evalue}`] };
}

function isError(code: Emitted | ErrorReport): code is ErrorReport {
  return 'ename' in code;
}
