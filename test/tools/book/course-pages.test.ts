// All pages of the course, from the notebooks as they are, with a stand-in for their outputs: nothing is run.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { curriculum } from '../../../curriculum/index.ts';
import { bookFiles } from '../../../tools/book/book.ts';
import type { Chapter, Course } from '../../../tools/book/chapter.ts';
import { readLibrary } from '../../../tools/book/library.ts';
import type { Section } from '../../../tools/book/search.ts';
import { searchIn } from '../../../tools/book/search.ts';
import { readDocument } from '../../../tools/document/read-document.ts';
import { readNotebook } from '../../../tools/notebook/files.ts';
import type { Notebook, Output } from '../../../tools/notebook/notebook.ts';
import { PROJECT } from '../../../tools/project.ts';
import { deadLinks, doubledIds, tagFaults } from './html-faults.ts';

const folder = join(PROJECT, 'notebooks');
const names = readdirSync(folder).filter((name) => name.endsWith('.ipynb'));
const chapters = await Promise.all(names.sort().map(chapterOf));
const course: Course = { title: 'Course', curriculum, library: readLibrary(PROJECT) };

async function chapterOf(name: string): Promise<Chapter> {
  const notebook = asIfRun(await readNotebook(join(folder, name)));
  const { document } = readDocument(join('notebooks', name), notebook);
  const files = { notebookFile: `notebooks/${name}`, exerciseFile: `exercises/${name}` };
  return { document, covers: ['S1:14-64'], exercises: [], ...files };
}

// Some cells step through the lines that they print, so each prints some.
function asIfRun(notebook: Notebook): Notebook {
  const printed: Output = { output_type: 'stream', name: 'stdout', text: 'a line\n'.repeat(200) };
  const cells = notebook.cells.map((cell) =>
    cell.cell_type === 'code' ? { ...cell, execution_count: 1, outputs: [printed] } : cell,
  );
  return { ...notebook, cells };
}

function made(): Record<string, string> {
  const files = bookFiles(chapters, course, { page: '', index: '' });
  return Object.fromEntries([...files].map(({ file, text }) => [file, text]));
}

const pages = made();

test('every page is well formed, its ids are unique, and every link leads somewhere', () => {
  expect(Object.keys(pages)).toHaveLength(names.length + 1);
  for (const html of Object.values(pages)) {
    expect(tagFaults(html)).toEqual([]);
    expect(doubledIds(html)).toEqual([]);
  }
  expect(deadLinks(pages)).toEqual([]);
});

test('nothing in a page is loaded', () => {
  for (const html of Object.values(pages)) {
    const loads = [...html.matchAll(/<(?:img|script|link|iframe)\b[^>]*?(?:src|href)="([^"]*)"/g)];
    expect(loads.filter(([, address]) => !address.startsWith('data:'))).toEqual([]);
    expect(html).not.toMatch(/url\((?!["']?data:)[^)]*\)(?=[^<]*<\/style>)/);
  }
});

test('every number of a formula that a cell of its page computes leads to the cell', () => {
  for (const { document } of chapters) {
    const computed = new Set(document.pieces.flatMap(({ formulas }) => formulas));
    const tags = document.pieces.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'prose' ? block.tags : [])),
    );
    const links = pages[`${document.name}.html`].match(/class="tag-link"/g) ?? [];
    expect(links, document.name).toHaveLength(tags.filter((tag) => computed.has(tag)).length);
  }
});

test('two books of the same notebooks are the same', () => {
  expect(made()).toEqual(pages);
});

test('the search finds formulas, errata, functions and words in the sections that treat them', () => {
  const data = /id="sections">(.*?)<\/script>/s.exec(pages['index.html'])?.[1] ?? '[]';
  const search = searchIn(JSON.parse(data) as Section[]);
  const first = (query: string) => search(query).map(({ section }) => section.link);
  expect(first('F12')).toContain('06-back-propagation.html#The-same-sum-three-ways-to-write-it');
  expect(first('E5')[0]).toContain('04-nine-derivatives.html#E5');
  expect(first('hiddenError').some((link) => link.endsWith('#fn-hiddenError'))).toBe(true);
  expect(first('back propagation').length).toBeGreaterThan(0);
});
