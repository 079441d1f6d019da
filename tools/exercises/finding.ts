// What keeps a solutions notebook from being released, and where.
import type { Notebook } from '../notebook/notebook.ts';

/** Why a notebook is refused, and what mends it. */
export interface Finding {
  /** The position in `cells`, from 0; absent where the whole notebook is meant. */
  readonly cell?: number;
  /** The line of the cell's source, from 1. */
  readonly line?: number;
  readonly sentence: string;
}

/** `solutions/06.ipynb: cell 7 (id "ex-6-2"), line 3: …` */
export function told(file: string, notebook: Notebook, finding: Finding): string {
  const { cell, line, sentence } = finding;
  if (cell === undefined) return `${file}: ${sentence}`;
  const place = `cell ${cell + 1} (id "${notebook.cells[cell].id}")`;
  return `${file}: ${place}${line === undefined ? '' : `, line ${line}`}: ${sentence}`;
}

/** The findings in the order of the cells, those about the whole notebook first. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const position = ({ cell = -1, line = 0 }: Finding) => [cell, line];
  return [...findings].sort((p, q) => {
    const [a, b] = [position(p), position(q)];
    return a[0] - b[0] || a[1] - b[1];
  });
}
