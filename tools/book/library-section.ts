// The end of a page: every function of kernel-lib that its cells use, with its comment and its source.

import type { Formula } from '../../curriculum/index.ts';
import { highlight } from '../document/highlight.ts';
import { escaped } from '../document/html.ts';
import type { Doc, Library, LibraryEntry } from './library.ts';
import type { Places } from './places.ts';

const rendered = new Map<LibraryEntry, string>();

export interface LibrarySection {
  readonly library: Library;
  readonly formulas: readonly Formula[];
  readonly places: Places;
  /** Names with the anchors that their sources have in the page. */
  readonly functions: ReadonlyMap<string, string>;
  readonly heading: string;
}

export function librarySection(section: LibrarySection): string {
  const { library, functions, heading } = section;
  if (functions.size === 0) return '';
  const entries = [...functions].flatMap(([name, anchor]) => {
    const entry = library.get(name);
    return entry === undefined ? [] : [entryHtml(entry, anchor, section)];
  });
  return (
    `<section class="library"><h2 id="${escaped(heading)}">kernel-lib in this notebook</h2>` +
    '<p>The functions that the cells above call, as they stand in the library.</p>' +
    `${entries.join('\n')}</section>`
  );
}

function entryHtml(
  entry: LibraryEntry,
  anchor: string,
  { formulas, places }: LibrarySection,
): string {
  const computed = formulas
    .filter((formula) => formula.functions.includes(entry.name))
    .flatMap(({ number }) => {
      const at = places.formulaOf(number, places.pieces.length);
      return at === undefined ? [] : [`<a href="#${escaped(at)}">${number}</a>`];
    });
  const where = `${escaped(entry.file)}, line ${entry.line}`;
  const tags = computed.length > 0 ? `, computes ${computed.join(', ')}` : '';
  return (
    `<details class="function"><summary><code>${escaped(entry.name)}</code></summary>` +
    `<div id="${escaped(anchor)}"><p class="where">${where}${tags}</p>${shared(entry)}</div></details>`
  );
}

// The same on every page that shows it.
function shared(entry: LibraryEntry): string {
  const known = rendered.get(entry);
  if (known !== undefined) return known;
  const label = `Source of ${entry.name}`;
  const source =
    `<div class="source scrolls" role="group" aria-label="${escaped(label)}" tabindex="0">` +
    `${highlight(entry.source)}</div>`;
  const html = `${docHtml(entry.doc)}${source}`;
  rendered.set(entry, html);
  return html;
}

function docHtml({ paragraphs, parameters, throws, examples }: Doc): string {
  const [first = '', ...others] = paragraphs;
  const parts = [
    ...(first === '' ? [] : [`<p class="equation">${inline(first)}</p>`]),
    ...others.map((paragraph) => `<p>${inline(paragraph)}</p>`),
    ...parameters.map(({ name, text }) => `<p><code>${escaped(name)}</code>: ${inline(text)}</p>`),
    ...throws.map((text) => `<p>Throws ${inline(text)}</p>`),
    ...examples.map(exampleHtml),
  ];
  return parts.join('');
}

function exampleHtml(example: string): string {
  return (
    '<div class="source scrolls" role="group" aria-label="Example" tabindex="0">' +
    `${highlight(example)}</div>`
  );
}

/** A comment's text: `code` in back-quotes. */
function inline(text: string): string {
  return escaped(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}
