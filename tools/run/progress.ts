// How far a run is: a bar on a terminal, elsewhere a line for each finished notebook.
import { SingleBar } from 'cli-progress';
import { sentence } from './failure.ts';
import type { NotebookRun } from './run.ts';

export interface Progress {
  begin(notebooks: number, cells: number): void;
  /** A cell ran. */
  cell(): void;
  end(run: NotebookRun): void;
  close(): void;
}

/** Says nothing. */
export const silent: Progress = { begin() {}, cell() {}, end() {}, close() {} };

/** The progress for a stream: by default the error output, so that the table alone is the output. */
export function progressOn(stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? bar(stream) : lines(stream);
}

function bar(stream: NodeJS.WriteStream): Progress {
  const each = new SingleBar({
    stream,
    format: '{bar} {value}/{total} cells, {done}/{notebooks} notebooks, {duration_formatted}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    // The run itself answers signals; the bar would end the process.
    gracefulExit: false,
  });
  let done = 0;
  return {
    begin: (notebooks, cells) => each.start(cells, 0, { done, notebooks }),
    cell: () => each.increment(),
    end: () => each.increment(0, { done: ++done }),
    close: () => each.stop(),
  };
}

function lines(stream: NodeJS.WriteStream): Progress {
  return {
    ...silent,
    end: ({ file, cells, seconds, failure }) => {
      const told = failure
        ? `failed: ${sentence(file, failure).split('\n')[0]}`
        : `${file}: ${cells} cells in ${seconds.toFixed(1)} s`;
      stream.write(`${told}\n`);
    },
  };
}
