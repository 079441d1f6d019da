// Text with changes: pieces of it replaced, and pieces moved to the front.

export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Edit extends Range {
  readonly text: string;
}

/** Text taken over unchanged. */
export interface Run {
  /** Where it stands in the result. */
  readonly js: number;
  /** Where it stood. */
  readonly text: number;
  readonly length: number;
}

export interface Edited {
  readonly js: string;
  readonly runs: readonly Run[];
}

/** What is to be done with a text. */
export interface Plan {
  readonly edits: Edit[];
  /** New text and pieces of the old one, all before the rest. */
  readonly front: (string | Range)[];
}

/** Does it. An edit within one that replaces more has an effect only in pieces moved to the front. */
export function apply(text: string, { edits, front }: Plan): Edited {
  // What is put before a place comes before what replaces text there; of two, the longer.
  const isInsertion = ({ start, end }: Range) => start === end;
  const ordered = edits.toSorted(
    (a, b) => a.start - b.start || Number(isInsertion(b)) - Number(isInsertion(a)) || b.end - a.end,
  );
  const runs: Run[] = [];
  let js = '';
  const copy = (start: number, end: number): void => {
    if (end > start) runs.push({ js: js.length, text: start, length: end - start });
    js += text.slice(start, end);
  };
  const render = ({ start, end }: Range): void => {
    let at = start;
    for (const edit of ordered) {
      if (edit.start < at || edit.end > end) continue;
      copy(at, edit.start);
      js += edit.text;
      at = edit.end;
    }
    copy(at, end);
  };
  for (const piece of [...front, { start: 0, end: text.length }]) {
    if (typeof piece === 'string') js += piece;
    else render(piece);
  }
  return { js, runs };
}

/** The line breaks of a range: what is left of it where it must take its lines, but no room. */
export function lines(text: string, { start, end }: Range): string {
  return text.slice(start, end).replace(/[^\n]/g, '');
}
