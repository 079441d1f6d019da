// How far an installation is: a bar on a terminal, elsewhere a line now and then.
import { SingleBar } from 'cli-progress';

export interface InstallProgress {
  /** `done` of `wanted` packages are fetched, or written. */
  at(act: 'fetched' | 'written', done: number, wanted: number): void;
  close(): void;
}

export function installProgressOn(stream: NodeJS.WriteStream = process.stderr): InstallProgress {
  return stream.isTTY ? bar(stream) : lines(stream);
}

function bar(stream: NodeJS.WriteStream): InstallProgress {
  const each = new SingleBar({
    stream,
    format: '{bar} {done} of {wanted} packages {act}, {duration_formatted}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    // The command itself answers signals; the bar would end the process.
    gracefulExit: false,
  });
  each.start(1, 0, { act: 'fetched', done: 0, wanted: '…' });
  return {
    at(act, done, wanted) {
      each.setTotal(2 * wanted);
      each.update(act === 'written' ? wanted + done : done, { act, done, wanted });
    },
    close: () => each.stop(),
  };
}

const EVERY = 25;

function lines(stream: NodeJS.WriteStream): InstallProgress {
  let told = '';
  return {
    at(act, done, wanted) {
      const step = done === wanted ? done : Math.floor(done / EVERY) * EVERY;
      const line = `  ${step} of ${wanted} packages ${act}\n`;
      if (step === 0 || line === told) return;
      told = line;
      stream.write(line);
    },
    close() {},
  };
}
