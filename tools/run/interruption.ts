// Ctrl-C and its kin: the work is told to stop and to clean up; asked twice, the process just ends.
import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** An exit code: that of the work, or 128 + the number of the signal that interrupted it. */
export async function interruptible(
  work: (signal: AbortSignal) => Promise<number>,
): Promise<number> {
  const controller = new AbortController();
  let interruption: number | undefined;
  const stop = (name: NodeJS.Signals) => {
    // Kernels and their files are removed on exit, see client/last-resort.ts.
    if (interruption !== undefined) process.exit(interruption);
    interruption = 128 + constants.signals[name];
    controller.abort();
  };
  for (const name of SIGNALS) process.on(name, stop);
  try {
    const code = await work(controller.signal);
    return interruption ?? code;
  } finally {
    for (const name of SIGNALS) process.off(name, stop);
  }
}
