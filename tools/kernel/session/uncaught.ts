// Errors that no cell waits for any more - thrown in a timer, or a promise that nobody awaited - are
// shown on standard error of the cell that caused them, and never end the kernel.
import { stopped } from './background.ts';
import { currentCell } from './cells.ts';
import { errorReport } from './errors.ts';

/** Tells every such error to `say`, with the id of its cell. */
export function reportUncaught(say: (id: string, text: string) => void): void {
  const report = (title: string, error: unknown) => {
    if (error === stopped) return;
    say(currentCell().id, `${title} ${errorReport(error).traceback.join('\n')}\n`);
  };
  process.on('uncaughtException', (error) => report('Uncaught', error));
  process.on('unhandledRejection', (error) => report('Uncaught (in promise)', error));
}
