// What came of a table for a platform.

export interface Filled {
  /** The text of the file. */
  readonly text: string;
  /** How many rows have got a mark. */
  readonly filled: number;
  /** What the lecturer is to know, a sentence each. */
  readonly notes: readonly string[];
}

/** `a, b and 3 more`. */
export function several(words: readonly string[], most = 5): string {
  const rest = words.length - most;
  return rest > 0 ? `${words.slice(0, most).join(', ')} and ${rest} more` : words.join(', ');
}
