// A book: from documents to the files of a folder, all of them text.

import { join } from 'node:path';
import { browserScript } from '../document/assets/browser-script.ts';
import type { Chapter, Course } from './chapter.ts';
import { indexPage } from './index-page.ts';
import { type Book, laidOut, notebookPage } from './page.ts';

/** Scripts of the pages; the same for every book. */
export interface Scripts {
  readonly page: string;
  readonly index: string;
}

export async function bookScripts(): Promise<Scripts> {
  const entry = (name: string) => browserScript(join(import.meta.dirname, 'browser', name));
  const [page, index] = await Promise.all([entry('page.ts'), entry('index.ts')]);
  return { page, index };
}

export interface BookFile {
  readonly file: string;
  readonly text: string;
  /** The document whose page it is; null for the index. */
  readonly name: string | null;
}

/** The pages of the chapters, in their order, and the index last. */
export function* bookFiles(
  chapters: readonly Chapter[],
  course: Course,
  scripts: Scripts,
): Generator<BookFile> {
  const pages = chapters.map((chapter) => laidOut(chapter, course));
  const book: Book = { course, pages, script: scripts.page };
  for (const [k, { document }] of chapters.entries()) {
    const file = `${document.name}.html`;
    yield { file, text: notebookPage(book, k), name: document.name };
  }
  yield { file: 'index.html', text: indexPage({ ...book, script: scripts.index }), name: null };
}
