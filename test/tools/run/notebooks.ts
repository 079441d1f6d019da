// Notebooks and displays for tests, from the sources of their cells.
import type { CodeCell, Notebook } from '../../../tools/notebook/notebook.ts';

/** A code cell with the id c1, c2, …, not yet run. */
export function cell(number: number, source: string, ...tags: readonly string[]): CodeCell {
  return {
    cell_type: 'code',
    id: `c${number}`,
    metadata: tags.length > 0 ? { tags } : {},
    source,
    execution_count: null,
    outputs: [],
  };
}

/** A notebook of code cells; a cell is its source, or its source and its tags. */
export function notebook(
  ...sources: readonly (string | readonly [string, ...string[]])[]
): Notebook {
  const cells = sources.map((each, i) => {
    const [source, ...tags] = typeof each === 'string' ? [each] : each;
    return cell(i + 1, source, ...tags);
  });
  return { nbformat: 4, nbformat_minor: 5, metadata: {}, cells };
}
