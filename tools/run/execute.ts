// A notebook on a kernel: its code cells in order, up to the first failure that is not expected.
import { setTimeout as delay } from 'node:timers/promises';
import type { KernelClient } from '../client/client.ts';
import type { Cell, CodeCell, Notebook } from '../notebook/notebook.ts';
import { type CellRun, defaultLimits, executeCell, type Limits } from './execute-cell.ts';
import { errorOf, type Failure } from './failure.ts';
import { type NotebookOutputs, noOutputs, outputsOf, reduce, withoutStderr } from './outputs.ts';

export interface ExecuteOptions {
  readonly limits?: Partial<Limits>;
  /** Told after each cell. */
  onCell?(): void;
}

export interface Execution {
  /** The notebook with the outputs of what ran; nothing is left of earlier outputs. */
  readonly notebook: Notebook;
  /** Code cells that ran. */
  readonly cells: number;
  readonly seconds: number;
  readonly failure?: Failure;
}

// tslab refuses what comes within 200 ms of a failed cell.
const RETRY_AFTER = 250;
const RETRIES = 4;

/** The code cells that a run executes: not the empty ones, nor those tagged `skip-execution`. */
export function cellsToRun(notebook: Notebook): CodeCell[] {
  return notebook.cells.filter(isToRun);
}

/**
 * Executes a notebook. A cell tagged `raises-exception` may end with an error, which is recorded and
 * passed over; if it ends without one nothing is said, as in Jupyter. Nothing else is passed over.
 */
export async function executeNotebook(
  notebook: Notebook,
  client: KernelClient,
  options: ExecuteOptions = {},
): Promise<Execution> {
  const started = performance.now();
  const limits = { ...defaultLimits, ...options.limits };
  const runs = new Map<number, CellRun>();
  let outputs = noOutputs(notebook.cells.length);
  let last: CellRun | undefined;
  for (const [index, cell] of notebook.cells.entries()) {
    if (!isToRun(cell)) continue;
    const once = () =>
      executeCell(client, cell.source, limits, (message) => {
        outputs = reduce(outputs, index, message);
      });
    last = last?.failure ? await retried(once) : await once();
    runs.set(index, last);
    outputs = withFailure(outputs, index, last);
    options.onCell?.();
    if (last.failure && !isExpected(last.failure, cell)) {
      const failure = { ...last.failure, cell: { number: index + 1, id: cell.id } };
      return { ...result(notebook, outputs, runs, started), failure };
    }
  }
  return result(notebook, outputs, runs, started);
}

function result(
  notebook: Notebook,
  outputs: NotebookOutputs,
  runs: ReadonlyMap<number, CellRun>,
  started: number,
): Execution {
  return {
    notebook: executed(notebook, outputs, runs),
    cells: runs.size,
    seconds: (performance.now() - started) / 1000,
  };
}

async function retried(once: () => Promise<CellRun>): Promise<CellRun> {
  let run = await once();
  for (let i = 0; i < RETRIES && run.failure?.reason === 'aborted'; i++) {
    await delay(RETRY_AFTER);
    run = await once();
  }
  return run;
}

function withFailure(outputs: NotebookOutputs, index: number, run: CellRun): NotebookOutputs {
  const { failure, told } = run;
  if (!failure || (failure.reason === 'error' && !told)) return outputs;
  const text = told?.text ?? '';
  const rest = outputs.with(index, withoutStderr(outputs[index], text));
  return reduce(rest, index, { kind: 'error', ...(told?.error ?? errorOf(failure)) });
}

function executed(
  notebook: Notebook,
  outputs: NotebookOutputs,
  runs: ReadonlyMap<number, CellRun>,
): Notebook {
  const cells = notebook.cells.map((cell, index): Cell => {
    if (cell.cell_type !== 'code') return cell;
    const { execution: _, ...metadata } = cell.metadata;
    const run = runs.get(index);
    if (!run) return { ...cell, metadata, execution_count: null, outputs: [] };
    return {
      ...cell,
      metadata: { ...metadata, execution: run.timing },
      execution_count: run.executionCount,
      outputs: outputsOf(outputs[index]),
    };
  });
  return { ...notebook, cells };
}

function isToRun(cell: Cell): cell is CodeCell {
  return (
    cell.cell_type === 'code' && cell.source.trim() !== '' && !isTagged(cell, 'skip-execution')
  );
}

function isExpected(failure: Failure, cell: CodeCell): boolean {
  return failure.reason === 'error' && isTagged(cell, 'raises-exception');
}

function isTagged(cell: CodeCell, tag: string): boolean {
  return cell.metadata.tags?.includes(tag) ?? false;
}
