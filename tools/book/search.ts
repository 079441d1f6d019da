// Search through all sections of the course. Runs in the reader's browser, without a server.

import MiniSearch, { type SearchResult } from 'minisearch';

/** What is found: a stretch of a page under one heading. */
export interface Section {
  /** `06-back-propagation.html#Equation-2` */
  readonly link: string;
  readonly page: string;
  readonly title: string;
  readonly text: string;
  /** Source of its code cells. */
  readonly code: string;
  /** Numbers of formulas and errata: `F12`, `E5`. */
  readonly numbers: readonly string[];
}

export interface Hit {
  readonly section: Section;
  readonly excerpt: readonly Stretch[];
}

/** Some words of an excerpt; `found` if they were searched for. */
export interface Stretch {
  readonly text: string;
  readonly found: boolean;
}

export type Search = (query: string) => readonly Hit[];

const MOST = 30;

/** The search through the sections. */
export function searchIn(sections: readonly Section[]): Search {
  const index = new MiniSearch<Section & { id: number }>({
    fields: ['title', 'page', 'text', 'code', 'numbers'],
    extractField: (section, field) => {
      const value = section[field as keyof Section];
      return Array.isArray(value) ? value.join(' ') : (value as string);
    },
    tokenize: tokens,
    searchOptions: {
      tokenize: tokens,
      boost: { numbers: 6, title: 4, page: 2, code: 0.7 },
      combineWith: 'AND',
      prefix: (term) => !isNumber(term) && term.length >= 3,
      fuzzy: (term) => (!isNumber(term) && term.length >= 6 ? 0.2 : false),
    },
  });
  index.addAll(sections.map((section, id) => ({ ...section, id })));
  return (query) =>
    index
      .search(query)
      .slice(0, MOST)
      .map((result) => hit(sections[result.id as number], result));
}

/** F12, E5 or S1:62 stands for itself alone: F1 is another formula. */
function isNumber(term: string): boolean {
  return /^[efs]\d+/.test(term);
}

/** The words of a text; of `hiddenError` also its parts. */
export function tokens(text: string): string[] {
  const words = text.match(/S\d:\d+(?:[-–]\d+)?|[\p{L}\p{N}\p{M}_$]+/gu) ?? [];
  return words.flatMap((word) => {
    const parts = word.match(/\p{Lu}?\p{Ll}{2,}/gu) ?? [];
    return parts.length > 1 ? [word, ...parts] : [word];
  });
}

function hit(section: Section, { terms }: SearchResult): Hit {
  const found = new Set(terms);
  const { text, code } = section;
  const inText = firstOf(text, found);
  const inCode = inText < 0 ? firstOf(code, found) : -1;
  const source = inCode >= 0 ? code : text;
  return { section, excerpt: excerpt(source, Math.max(inText, inCode, 0), found) };
}

const WORD = /[\p{L}\p{N}\p{M}_$]+/gu;

function isFound(word: string, terms: ReadonlySet<string>): boolean {
  return tokens(word).some((token) => terms.has(token.toLowerCase()));
}

function firstOf(text: string, terms: ReadonlySet<string>): number {
  for (const match of text.matchAll(WORD)) if (isFound(match[0], terms)) return match.index;
  return -1;
}

const BEFORE = 60;
const LENGTH = 200;

function excerpt(text: string, at: number, terms: ReadonlySet<string>): Stretch[] {
  const start = at <= BEFORE ? 0 : text.indexOf(' ', at - BEFORE) + 1 || at;
  const end = start + LENGTH >= text.length ? text.length : text.lastIndexOf(' ', start + LENGTH);
  const part = text.slice(start, end > start ? end : start + LENGTH);
  const stretches: Stretch[] = start > 0 ? [{ text: '… ', found: false }] : [];
  let from = 0;
  for (const match of part.matchAll(WORD)) {
    if (!isFound(match[0], terms)) continue;
    stretches.push({ text: part.slice(from, match.index), found: false });
    stretches.push({ text: match[0], found: true });
    from = match.index + match[0].length;
  }
  const rest = part.slice(from) + (end < text.length ? ' …' : '');
  return [...stretches, { text: rest, found: false }].filter(({ text }) => text !== '');
}
