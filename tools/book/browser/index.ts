// The script of the first page: the search.

import { type Hit, type Search, type Section, searchIn } from '../search.ts';
import { startKeys } from './keys.ts';
import { stopWhereItScrolls } from './reading.ts';
import { startTheme } from './theme.ts';

startTheme();
startKeys();
stopWhereItScrolls();
startSearch();

function startSearch(): void {
  const input = document.querySelector<HTMLInputElement>('#query');
  const results = document.querySelector<HTMLElement>('#results');
  const data = document.querySelector('#sections')?.textContent;
  if (!input || !results || !data) return;
  let search: Search | undefined;
  const run = () => {
    search ??= searchIn(JSON.parse(data) as Section[]); // written by `indexPage`
    const query = input.value.trim();
    show(results, query, query === '' ? [] : search(query));
  };
  input.addEventListener('input', run);
  input.form?.addEventListener('submit', (event) => {
    event.preventDefault();
    run();
    results.querySelector('a')?.focus();
  });
  moveWithArrows(input, results);
  input.value = new URLSearchParams(location.search).get('q') ?? '';
  if (input.value !== '') {
    run();
    input.focus();
  }
}

function show(results: HTMLElement, query: string, hits: readonly Hit[]): void {
  results.hidden = query === '';
  const found = results.querySelector('#found');
  const list = results.querySelector('ol');
  if (found === null || list === null) return;
  const places = hits.length === 1 ? '1 place' : `${hits.length} places`;
  found.textContent =
    hits.length === 0 ? `Nothing found for “${query}”.` : `${places} for “${query}”`;
  list.replaceChildren(...hits.map(item));
}

function item({ section, excerpt }: Hit): HTMLElement {
  const link = element('a', section.title);
  link.href = section.link;
  const text = element('p');
  text.append(...excerpt.map(({ text, found }) => (found ? element('mark', text) : text)));
  const entry = element('li');
  entry.append(link, ' ', element('small', section.page), text);
  return entry;
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  text = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/** Arrows go from the field to the results and from one to the next. */
function moveWithArrows(input: HTMLInputElement, results: HTMLElement): void {
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    const stops = [input, ...results.querySelectorAll<HTMLElement>('a')];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const next = stops[at + step];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    next.focus();
  };
  input.addEventListener('keydown', move);
  results.addEventListener('keydown', move);
}
