// What a cell publishes, message by message, becomes the outputs of its cell in the notebook.
import type { Display, Iopub } from '../client/messages.ts';
import type { Output } from '../notebook/notebook.ts';

/** An output, and the name under which later messages may change it. */
export interface Entry {
  readonly output: Output;
  readonly displayId?: string;
}

export interface CellOutputs {
  readonly entries: readonly Entry[];
  /** clear_output was told to wait: the next output takes the place of all before. */
  readonly clearing: boolean;
}

/** The outputs of all cells of a notebook, by the index of the cell. */
export type NotebookOutputs = readonly CellOutputs[];

const EMPTY: CellOutputs = { entries: [], clearing: false };

/** No outputs yet, for so many cells. */
export function noOutputs(cells: number): NotebookOutputs {
  return Array.from({ length: cells }, () => EMPTY);
}

/** The outputs of a cell as nbformat has them. */
export function outputsOf(cell: CellOutputs): Output[] {
  return cell.entries.map(({ output }) => output);
}

/** The outputs after a message of the cell with that index. Other cells change by their displays. */
export function reduce(outputs: NotebookOutputs, cell: number, message: Iopub): NotebookOutputs {
  switch (message.kind) {
    case 'status':
    case 'execute_input':
      return outputs;
    case 'clear_output':
      return outputs.with(cell, message.wait ? { ...outputs[cell], clearing: true } : EMPTY);
    case 'update_display_data':
      return outputs.map((each) => withDisplay(each, message));
    case 'stream':
      return outputs.with(cell, withStream(outputs[cell], message));
    case 'error': {
      const { ename, evalue, traceback } = message;
      return outputs.with(
        cell,
        withEntry(outputs[cell], { output: { output_type: 'error', ename, evalue, traceback } }),
      );
    }
    case 'display_data': {
      const { data, metadata } = message;
      const output = { output_type: 'display_data', data, metadata } as const;
      const shown = outputs.map((each) => withDisplay(each, message));
      return shown.with(cell, withEntry(shown[cell], named(output, message)));
    }
    case 'execute_result': {
      const { data, metadata, executionCount: execution_count } = message;
      const output = { output_type: 'execute_result', execution_count, data, metadata } as const;
      return outputs.with(cell, withEntry(outputs[cell], named(output, message)));
    }
  }
}

/** The cell without the text at the end of its last stderr; unchanged if that does not end so. */
export function withoutStderr(cell: CellOutputs, text: string): CellOutputs {
  const at = cell.entries.findLastIndex(({ output }) => isStream(output, 'stderr'));
  const output = cell.entries[at]?.output;
  if (output?.output_type !== 'stream' || !output.text.endsWith(text)) return cell;
  const rest = output.text.slice(0, output.text.length - text.length);
  const kept = rest === '' ? [] : [{ output: { ...output, text: rest } }];
  return { ...cell, entries: cell.entries.toSpliced(at, 1, ...kept) };
}

function withStream(
  cell: CellOutputs,
  { name, text }: { readonly name: 'stdout' | 'stderr'; readonly text: string },
): CellOutputs {
  const last = cell.entries.at(-1)?.output;
  if (text === '') return cell;
  if (cell.clearing || last?.output_type !== 'stream' || last.name !== name) {
    return withEntry(cell, { output: { output_type: 'stream', name, text } });
  }
  const output = { ...last, text: last.text + text };
  return { ...cell, entries: cell.entries.with(-1, { output }) };
}

function withEntry({ entries, clearing }: CellOutputs, entry: Entry): CellOutputs {
  return { entries: clearing ? [entry] : [...entries, entry], clearing: false };
}

function withDisplay(cell: CellOutputs, { displayId, data, metadata }: Display): CellOutputs {
  if (displayId === undefined || !cell.entries.some((entry) => entry.displayId === displayId)) {
    return cell;
  }
  const entries = cell.entries.map((entry) =>
    entry.displayId === displayId && 'data' in entry.output
      ? { ...entry, output: { ...entry.output, data, metadata } }
      : entry,
  );
  return { ...cell, entries };
}

function named(output: Output, { displayId }: Display): Entry {
  return displayId === undefined ? { output } : { output, displayId };
}

function isStream(output: Output, name: string): boolean {
  return output.output_type === 'stream' && output.name === name;
}
