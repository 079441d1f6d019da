// What of a cell is shown. Removed is gone, hidden is there and collapsed. The tags are those of
// nbconvert, with an underscore, and of Jupyter Book, with a hyphen; JupyterLab has fields of its own.

import { isObject } from '../notebook/fields.ts';
import type { Cell, Json } from '../notebook/notebook.ts';
import type { DeckView, Show } from './document.ts';
import { DocumentError, type Place } from './document-error.ts';

export interface Visibility {
  readonly cell: Show;
  readonly input: Show;
  readonly output: Show;
  /** The output keeps to a box of its own, in which it scrolls. */
  readonly scrolls: boolean;
}

export function visibility({ metadata }: Cell): Visibility {
  const tags = new Set(metadata.tags?.map((tag) => tag.replaceAll('_', '-')));
  const jupyter = isObject(metadata.jupyter) ? metadata.jupyter : {};
  const show = (part: 'cell' | 'input' | 'output', hidden = false): Show => {
    if (tags.has(`remove-${part}`)) return 'removed';
    return hidden || tags.has(`hide-${part}`) ? 'collapsed' : 'shown';
  };
  return {
    cell: show('cell'),
    input: show('input', jupyter.source_hidden === true),
    output: show('output', jupyter.outputs_hidden === true),
    scrolls: tags.has('scroll-output') || metadata.scrolled === true,
  };
}

const words: ReadonlyMap<Json | undefined, Show> = new Map([
  ['hide', 'collapsed'],
  ['remove', 'removed'],
]);

/** `course.deck`, as in `{"input": "hide", "output": "remove"}`; undefined where a cell has none. */
export function deckView({ metadata }: Cell, place: Place): DeckView | undefined {
  if (!isObject(metadata.course) || metadata.course.deck === undefined) return undefined;
  const { deck } = metadata.course;
  const fields = isObject(deck) ? Object.entries(deck) : [];
  const known = fields.every(([key, word]) => /^(?:in|out)put$/.test(key) && words.has(word));
  if (fields.length === 0 || !known) {
    throw new DocumentError(
      place,
      `course.deck is ${JSON.stringify(deck)}; write "hide" or "remove" for "input" or "output", ` +
        'for instance {"input": "hide"}',
    );
  }
  const show = (part: string): Show =>
    words.get(fields.find(([key]) => key === part)?.[1]) ?? 'shown';
  return { input: show('input'), output: show('output') };
}
