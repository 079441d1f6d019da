// The lecture notebooks of the project.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeCell, Notebook } from '../../tools/notebook/notebook.ts';
import { read } from '../../tools/notebook/read.ts';

export const folder = join(import.meta.dirname, '../../notebooks');

export interface Lecture {
  /** Its file without folder and ending, as in `03-two-nodes`. */
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly notebook: Notebook;
}

export const lectures: readonly Lecture[] = readdirSync(folder)
  .filter((file) => file.endsWith('.ipynb'))
  .sort()
  .map((file) => {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    return { name: file.replace('.ipynb', ''), file: path, text, notebook: read(text, file) };
  });

export function codeCells({ cells }: Notebook): CodeCell[] {
  return cells.filter((cell) => cell.cell_type === 'code');
}
