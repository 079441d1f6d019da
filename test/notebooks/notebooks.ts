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
  /** The file as `course check` calls it. */
  readonly path: string;
  readonly text: string;
  readonly notebook: Notebook;
}

export const lectures: readonly Lecture[] = readdirSync(folder)
  .filter((file) => file.endsWith('.ipynb'))
  .sort()
  .map((file) => {
    const whole = join(folder, file);
    const text = readFileSync(whole, 'utf8');
    const name = file.replace('.ipynb', '');
    return { name, file: whole, path: `notebooks/${file}`, text, notebook: read(text, file) };
  });

export function codeCells({ cells }: Notebook): CodeCell[] {
  return cells.filter((cell) => cell.cell_type === 'code');
}
