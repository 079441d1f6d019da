// The code of cells, as text in these files.

/** One line each. */
export function lines(...rows: readonly string[]): string {
  return rows.join('\n');
}

/** The code without its `|`, and where that stood, in code points as the protocol counts. */
export function atCursor(marked: string): { readonly code: string; readonly cursor_pos: number } {
  const [before, after = ''] = marked.split('|');
  return { code: before + after, cursor_pos: [...before].length };
}
