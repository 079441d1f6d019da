/** What is wrong, where, and how to mend it. */
export interface Finding {
  readonly file: string;
  /** The id of the cell, where one cell is meant. */
  readonly cell?: string;
  /** The line of the cell's source, from 1. */
  readonly line?: number;
  readonly what: string;
}

/** The finding as a line: `notebooks/04-x.ipynb: cell "step", line 3: …`. */
export function sentence({ file, cell, line, what }: Finding): string {
  const at = line === undefined ? '' : `, line ${line}`;
  return cell === undefined ? `${file}: ${what}` : `${file}: cell "${cell}"${at}: ${what}`;
}
