// The table at the end of a run.
import { sentence } from './failure.ts';
import type { NotebookRun } from './run.ts';

const HEAD = ['notebook', 'cells', 'seconds', 'executed'] as const;
const RIGHT = [false, true, true, false];

/** The runs as a table, and below it what went wrong, in full. */
export function report(runs: readonly NotebookRun[]): string {
  const rows = [HEAD, ...runs.map(row)];
  const widths = HEAD.map((_, i) => Math.max(...rows.map((cells) => cells[i].length)));
  const table = rows.map((cells) =>
    cells
      .map((cell, i) => (RIGHT[i] ? cell.padStart(widths[i]) : cell.padEnd(widths[i])))
      .join('  ')
      .trimEnd(),
  );
  return [...table, ...failures(runs)].join('\n');
}

function row({ file, cells, total, seconds, executed, failure }: NotebookRun): string[] {
  const count = cells === total ? `${cells}` : `${cells} of ${total}`;
  const where = failure ? `failed${executed ? `, up to there: ${executed}` : ''}` : `${executed}`;
  return [file, count, seconds.toFixed(1), where];
}

function failures(runs: readonly NotebookRun[]): string[] {
  const failed = runs.flatMap(({ file, failure }) => (failure ? [sentence(file, failure)] : []));
  if (failed.length === 0) return [];
  const notebooks = runs.length === 1 ? 'notebook' : 'notebooks';
  return ['', `${failed.length} of ${runs.length} ${notebooks} failed:`, ...failed];
}
