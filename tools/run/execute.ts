// A notebook on a kernel: its code cells in order, up to the first failure that is not expected.
import { setTimeout as delay } from 'node:timers/promises';
import type { KernelClient } from '../client/client.ts';
import type { Iopub } from '../client/messages.ts';
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
  const result = (failure: Failure | undefined): Execution => ({
    notebook: executed(notebook, withFailures(outputs, runs), runs),
    cells: runs.size,
    seconds: (performance.now() - started) / 1000,
    ...(failure ? { failure } : {}),
  });
  const next = async (source: string, publish: (message: Iopub) => void) => {
    const once = () => executeCell(client, source, limits, publish);
    last = last?.verdict().failure ? await retried(once) : await once();
    return last;
  };
  for (const [index, cell] of notebook.cells.entries()) {
    if (!isToRun(cell)) continue;
    const run = await next(cell.source, (message) => {
      outputs = reduce(outputs, index, message);
    });
    runs.set(index, run);
    options.onCell?.();
    const failure = unexpected(notebook, runs);
    if (failure) return result(failure);
  }
  // One more, empty: what the last cells left behind has its turn while it runs.
  const { failure } = (await next('', () => {})).verdict();
  return result(unexpected(notebook, runs) ?? (failure && afterwards(failure)));
}

function afterwards({ reason, message }: Failure): Failure {
  return { reason, message: `after the last cell: ${message}` };
}

// Of all cells that ran, for a timer may throw when later cells have long run.
function unexpected(notebook: Notebook, runs: ReadonlyMap<number, CellRun>): Failure | undefined {
  for (const [index, run] of runs) {
    const { failure } = run.verdict();
    const cell = notebook.cells[index];
    if (failure && !isExpected(failure, cell)) {
      return { ...failure, cell: { number: index + 1, id: cell.id } };
    }
  }
  return undefined;
}

async function retried(once: () => Promise<CellRun>): Promise<CellRun> {
  let run = await once();
  for (let i = 0; i < RETRIES && run.verdict().failure?.reason === 'aborted'; i++) {
    await delay(RETRY_AFTER);
    run = await once();
  }
  return run;
}

function withFailures(
  outputs: NotebookOutputs,
  runs: ReadonlyMap<number, CellRun>,
): NotebookOutputs {
  let all = outputs;
  for (const [index, run] of runs) {
    const { failure, told } = run.verdict();
    if (!failure || (failure.reason === 'error' && !told)) continue;
    const rest = all.with(index, withoutStderr(all[index], told?.text ?? ''));
    all = reduce(rest, index, { kind: 'error', ...(told?.error ?? errorOf(failure)) });
  }
  return all;
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

function isExpected(failure: Failure, cell: Cell): boolean {
  return failure.reason === 'error' && isTagged(cell, 'raises-exception');
}

function isTagged(cell: Cell, tag: string): boolean {
  return cell.metadata.tags?.includes(tag) ?? false;
}
