// Whether a notebook is stored as the project keeps notebooks: clean, and in the one form.

import { leftovers } from '../notebook/clean.ts';
import type { Notebook } from '../notebook/notebook.ts';
import { write } from '../notebook/write.ts';
import type { Finding } from './finding.ts';

/** What a run or a reader left in the notebook, or the first line that Jupyter would write otherwise. */
export function checkStored(file: string, text: string, notebook: Notebook): Finding[] {
  const left = leftovers(notebook);
  if (left.length > 0) {
    const what =
      `is not clean (${left.join('; ')}); ` +
      'clear all outputs and save, and delete the metadata named';
    return [{ file, what }];
  }
  const canonical = write(notebook);
  if (text === canonical) return [];
  const [stored, wanted] = [text.split('\n'), canonical.split('\n')];
  const line = stored.findIndex((each, i) => each !== wanted[i]);
  const at = line < 0 ? stored.length : line;
  const what =
    `is not stored as Jupyter stores notebooks: line ${at + 1} is ${shown(stored[at])}, ` +
    `but must be ${shown(wanted[at])}; open it in Jupyter and save it`;
  return [{ file, what }];
}

function shown(line: string | undefined): string {
  if (line === undefined) return 'missing';
  return JSON.stringify(line.length > 60 ? `${line.slice(0, 60)}…` : line);
}
