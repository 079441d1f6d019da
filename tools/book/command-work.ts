// What `course book` does.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import type { Browser } from 'playwright-core';
import writeFileAtomic from 'write-file-atomic';
import { curriculum } from '../../curriculum/index.ts';
import type { Document } from '../document/document.ts';
import { placeName } from '../document/document-error.ts';
import { documents, type Made } from '../document/documents.ts';
import type { Manifest } from '../exercises/manifest.ts';
import { browserFor, type Looking } from '../gate/browser-for.ts';
import { findingSentence } from '../gate/finding.ts';
import { checkPage } from '../gate/gate.ts';
import { print } from '../gate/print.ts';
import { isObject, isStrings } from '../notebook/fields.ts';
import { readNotebook } from '../notebook/files.ts';
import { fromHere, PROJECT } from '../project.ts';
import { UsageError } from '../usage-error.ts';
import { bookFiles, bookScripts } from './book.ts';
import type { Chapter, Course } from './chapter.ts';
import { exercisesIn } from './exercises.ts';
import { readLibrary } from './library.ts';
import { type BookPart, writeBook } from './write.ts';

const TITLE = 'Neural networks in TypeScript';

export interface Options extends Looking {
  readonly out?: string;
}

/** Makes the book of the notebooks; returns the exit code. */
export async function book(
  files: readonly string[],
  options: Options,
  signal: AbortSignal,
): Promise<number> {
  const folder = options.out ?? fromHere(join(PROJECT, 'build/book'));
  const browser = await browserFor(options);
  try {
    const read = await documents(files, signal);
    if (signal.aborted) return 1;
    const code = await makeBook(read, folder, signal);
    if (code !== 0 || browser === undefined) return code;
    const pages = read.flatMap((each) => ('document' in each ? [each.document.name] : []));
    let faults = 0;
    for (const page of [...pages, 'index']) {
      if (signal.aborted) return 1;
      faults += await looked(browser, join(folder, `${page}.html`), options);
    }
    return faults === 0 ? 0 : 1;
  } finally {
    await browser?.close();
  }
}

/** Looks at a page and prints it, as the options say; tells what is wrong and returns how much. */
async function looked(browser: Browser, path: string, { check, pdf }: Options): Promise<number> {
  const findings = check ? await checkPage(browser, path) : [];
  if (check) console.error(`${path}: looked at`);
  for (const finding of findings) console.error(`error: ${findingSentence(finding)}`);
  if (!pdf || findings.length > 0) return findings.length;
  const printed = await print(browser, path, 'page');
  for (const complaint of printed.complaints) console.error(`error: ${path}: ${complaint}`);
  const paper = path.replace(/\.html$/, '.pdf');
  await writeFileAtomic(paper, printed.pdf);
  console.log(`${paper}: ${printed.pages} pages`);
  return printed.complaints.length;
}

/** Writes the book and says so, with what is doubtful; returns the exit code. */
export async function makeBook(
  read: readonly Made[],
  folder: string,
  signal: AbortSignal,
): Promise<number> {
  const failures = read.flatMap((each) => ('failure' in each ? [each.failure] : []));
  for (const failure of failures) console.error(failure);
  if (failures.length > 0) return 1; // a book with a notebook missing would have links that lead nowhere
  const ready = read.flatMap((each) => ('document' in each ? [each] : []));
  for (const { place, sentence } of ready.flatMap(({ warnings }) => warnings)) {
    console.error(`warning: ${placeName(place)}: ${sentence}`);
  }
  checkNames(ready.map(({ document }) => document.name));
  const sources = await Promise.all(ready.map(({ file, document }) => sourceOf(file, document)));
  const course: Course = { title: TITLE, curriculum, library: readLibrary(PROJECT) };
  const pages = bookFiles(
    sources.map(({ chapter }) => chapter),
    course,
    await bookScripts(),
  );
  const gone = await writeBook(folder, files(folder, pages, sources, signal));
  if (signal.aborted) return 1;
  for (const file of gone) console.log(`removed ${join(folder, file)}: its notebook is gone`);
  console.log(`Open ${join(folder, 'index.html')} in a browser.`);
  return 0;
}

// A name is a page: no two may have one, and `index` is taken.
function checkNames(names: readonly string[]): void {
  const taken = new Set(['index']);
  for (const name of names) {
    if (taken.has(name)) {
      throw new UsageError(
        `${name}.ipynb: the book has a page ${name}.html already; rename the notebook`,
      );
    }
    taken.add(name);
  }
}

interface Source {
  readonly chapter: Chapter;
  readonly file: string;
  /** The files that stand beside the page, with where they come from. */
  readonly copies: readonly { readonly file: string; readonly path: string; content: Uint8Array }[];
}

async function sourceOf(file: string, document: Document): Promise<Source> {
  const { metadata } = await readNotebook(file);
  const course = isObject(metadata.course) ? metadata.course : {};
  const name = basename(file);
  const exercisePath = join(PROJECT, 'exercises', name);
  const hasExercises = existsSync(exercisePath);
  const link = (to: string) => `${to}/${encodeURIComponent(name)}`;
  const chapter: Chapter = {
    document,
    notebookFile: link('notebooks'),
    exerciseFile: hasExercises ? link('exercises') : null,
    covers: isStrings(course.covers) ? course.covers : [],
    exercises: hasExercises
      ? exercisesIn(await readNotebook(exercisePath), exercisePath, await pointsIn(name))
      : [],
  };
  const copy = async (to: string, path: string) => ({
    file: to,
    path,
    content: await readFile(path),
  });
  const copies = await Promise.all([
    copy(`notebooks/${name}`, file),
    ...(hasExercises ? [copy(`exercises/${name}`, exercisePath)] : []),
  ]);
  return { chapter, file, copies };
}

async function pointsIn(name: string): Promise<(id: string) => number | undefined> {
  const text = await readFile(join(PROJECT, 'exercises', 'manifest.json'), 'utf8');
  const manifest = JSON.parse(text) as Manifest; // generated, and compared by `course exercises --check`
  const notebook = manifest.notebooks.find(({ file }) => file === name);
  return (id) => notebook?.exercises.find((each) => each.id === id)?.points;
}

/** All files of the book, one after the other, each told when it is made. */
function* files(
  folder: string,
  pages: ReturnType<typeof bookFiles>,
  sources: readonly Source[],
  signal: AbortSignal,
): Generator<BookPart> {
  for (const { file, text, name } of pages) {
    if (signal.aborted) return;
    const source = sources.find(({ chapter }) => chapter.document.name === name);
    console.error(`${join(folder, file)}: ${(text.length / 1e6).toFixed(1)} MB`);
    yield { file, content: text, from: source ? relative(folder, source.file) : null };
    for (const copy of source?.copies ?? []) {
      yield { file: copy.file, content: copy.content, from: relative(folder, copy.path) };
    }
  }
}
