// The hints of the released exercises, so that a page can offer them again.

import type { ManifestNotebook } from '../../exercises/manifest.ts';
import type { Notebook } from '../../notebook/notebook.ts';

export interface Hint {
  /** `Hint 1: a question`. */
  readonly title: string;
  /** Markdown with $formulas$. */
  readonly text: string;
}

/** Exercise → its hints in order. */
export type Hints = ReadonlyMap<string, readonly Hint[]>;

/** The hints of a released notebook; the manifest says which cells they are. */
export function hintsOf({ cells }: Notebook, released: ManifestNotebook): Hints {
  const sources = new Map(cells.map(({ id, source }) => [id, source]));
  return new Map(
    released.exercises.map(({ id, cells: parts }) => {
      const hints = parts.filter(({ role }) => role === 'hint');
      return [id, hints.flatMap((part, k) => hint(sources.get(part.id), k + 1))];
    }),
  );
}

// <details><summary>Hint 1: a question</summary> … </details>: the page folds hints by itself.
function hint(source: string | undefined, count: number): Hint[] {
  if (source === undefined) return [];
  const folded = /^\s*<details>\s*<summary>([^<]*)<\/summary>([\s\S]*)<\/details>\s*$/.exec(source);
  if (folded === null) return [{ title: `Hint ${count}`, text: source.trim() }];
  return [{ title: folded[1].trim(), text: folded[2].trim() }];
}
