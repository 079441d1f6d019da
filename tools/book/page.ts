// The page of one notebook.

import { plotlyScript } from '../document/assets/plotly-script.ts';
import type { Document } from '../document/document.ts';
import { escaped } from '../document/html.ts';
import { type Chapter, type Course, pageOf } from './chapter.ts';
import { contentsHtml, contentsOf, type Entry } from './contents.ts';
import { exercisesSection } from './exercises-section.ts';
import { coversHtml, formulasOf, minutesText, nameOf, needsHtml } from './facts.ts';
import { orderedHeadings } from './headings.ts';
import { pageHtml } from './layout.ts';
import { librarySection } from './library-section.ts';
import { usedFunctions } from './library-use.ts';
import { piecesHtml } from './pieces.ts';
import { type Places, placesOf } from './places.ts';
import type { TextLinks } from './text-links.ts';

/** A chapter with where everything stands on its page. */
export interface LaidOut {
  readonly chapter: Chapter;
  readonly places: Places;
  /** The functions of kernel-lib that it uses, with the anchors of their sources. */
  readonly functions: ReadonlyMap<string, string>;
  readonly exerciseAnchors: ReadonlyMap<string, string>;
  readonly headings: { readonly exercises: string; readonly library: string };
}

export function laidOut(chapter: Chapter, { library }: Course): LaidOut {
  const places = placesOf(chapter.document);
  const { unique } = places.anchors;
  const used = usedFunctions(chapter.document, library);
  return {
    chapter,
    places,
    functions: new Map(used.map((name) => [name, unique(`fn-${name}`)])),
    exerciseAnchors: new Map(chapter.exercises.map(({ id }) => [id, unique(`exercise-${id}`)])),
    headings: { exercises: unique('exercises'), library: unique('kernel-lib') },
  };
}

export interface Book {
  readonly course: Course;
  readonly pages: readonly LaidOut[];
  /** The script of a notebook's page. */
  readonly script: string;
}

/** The page of the notebook at `index`. */
export function notebookPage(book: Book, index: number): string {
  const { course, pages, script } = book;
  const page = pages[index];
  const { document } = page.chapter;
  const traces = [...new Set(document.pieces.flatMap(tracesOf))].sort();
  const plotly = plotlyScript(traces);
  return pageHtml({
    title: `${document.title} · ${course.title}`,
    description: `${document.title}. ${minutesText(document.minutes)}`.trim(),
    course: course.title,
    search: true,
    body: `<div class="layout">${contentsNav(page)}${main(book, index)}</div>`,
    scripts: [...(plotly === '' ? [] : [plotly]), script],
  });
}

function tracesOf({ blocks }: Document['pieces'][number]): readonly string[] {
  return blocks.flatMap((block) => (block.kind === 'plot' ? block.traces : []));
}

function contentsNav({ chapter, functions, headings }: LaidOut): string {
  const end: Entry[] = [
    ...(chapter.exercises.length === 0 ? [] : [entry('Exercises', headings.exercises)]),
    ...(functions.size === 0 ? [] : [entry('kernel-lib in this notebook', headings.library)]),
  ];
  const entries = [...contentsOf(chapter.document), ...end];
  return (
    '<nav class="contents" aria-label="On this page"><details><summary>On this page</summary>' +
    `${contentsHtml(entries)}</details></nav>`
  );
}

function entry(text: string, anchor: string): Entry {
  return { text, anchor, below: [] };
}

function main(book: Book, index: number): string {
  const { course, pages } = book;
  const page = pages[index];
  const { chapter, places, functions, headings, exerciseAnchors } = page;
  const { formulas } = course.curriculum;
  const links = linksFrom(book, index);
  const text = piecesHtml(chapter.document, { course, chapter, places, functions, links });
  const parts = [
    withFacts(text, facts(book, index), chapter),
    exercisesSection(chapter, headings.exercises, (id) => exerciseAnchors.get(id) ?? ''),
    librarySection({
      ...{ library: course.library, formulas, places, functions },
      heading: headings.library,
    }),
    neighbours(pages, index),
  ];
  return `<main id="text" tabindex="-1">${orderedHeadings(parts.join('\n'))}</main>`;
}

// The notebook says the same in its first lines, which this stands in place of.
const SAID = /<p><em>(?:Reading time|Lecture lines)<\/em>[\s\S]*?<\/p>\s*/g;

/** The text with the facts under its title; a text without a title gets one. */
function withFacts(text: string, box: string, chapter: Chapter): string {
  const end = text.indexOf('</h1>') + '</h1>'.length;
  if (end < '</h1>'.length) return `<h1>${escaped(chapter.document.title)}</h1>${box}${text}`;
  return `${text.slice(0, end)}${box}${text.slice(end).replace(SAID, '')}`;
}

function facts({ course, pages }: Book, index: number): string {
  const { chapter, places } = pages[index];
  const { curriculum } = course;
  const { document, notebookFile, exerciseFile } = chapter;
  const chapters = pages.map((page) => page.chapter);
  const formulas = formulasOf(chapter, curriculum.formulas).map(({ number, name }) => {
    const anchor = places.formulaOf(number, 0);
    if (anchor === undefined) return number;
    return `<a href="#${escaped(anchor)}" title="${escaped(name)}">${number}</a>`;
  });
  const files = [
    ...(notebookFile === null ? [] : [download(notebookFile, 'this page as a notebook')]),
    ...(exerciseFile === null ? [] : [download(exerciseFile, 'exercises')]),
  ];
  const rows: [string, string][] = [
    ['Reading time', minutesText(document.minutes)],
    ['You need', needsHtml(document.needs, chapters)],
    ['Lecture lines', coversHtml(chapter, curriculum.lectures)],
    ['Formulas', formulas.join(', ')],
    ['Files', files.join(', ')],
  ];
  const shown = rows.filter(([, html]) => html !== '');
  if (shown.length === 0) return '';
  const items = shown.map(([name, html]) => `<div><dt>${name}</dt><dd>${html}</dd></div>`);
  return `<dl class="facts">${items.join('')}</dl>`;
}

function download(file: string, text: string): string {
  return `<a href="${escaped(file)}" download>${text}</a>`;
}

/** Where the words of a page lead. */
function linksFrom({ pages }: Book, index: number): TextLinks {
  const own = pages[index].places;
  const elsewhere = (anchorIn: (places: Places) => string | undefined) => {
    const here = anchorIn(own);
    if (here !== undefined) return `#${here}`;
    for (const { chapter, places } of pages) {
      const anchor = anchorIn(places);
      if (anchor !== undefined) return `${pageOf(chapter.document)}#${anchor}`;
    }
    return undefined;
  };
  return {
    notebook: (number) => {
      const at = pages.findIndex(({ chapter }) => chapter.document.number === number);
      return at < 0 || at === index ? undefined : pageOf(pages[at].chapter.document);
    },
    formula: (tag) => elsewhere((places) => places.formulaOf(tag, 0)),
    erratum: (id) => elsewhere((places) => places.erratumOf(id)),
  };
}

function neighbours(pages: readonly LaidOut[], index: number): string {
  const previous = pages[index - 1]?.chapter;
  const next = pages[index + 1]?.chapter;
  const link = (chapter: Chapter, rel: string, word: string) =>
    `<a rel="${rel}" href="${escaped(pageOf(chapter.document))}"><span>${word}</span> ` +
    `${escaped([chapter.document.number, nameOf(chapter)].filter(Boolean).join(' '))}</a>`;
  const parts = [
    previous === undefined ? '' : link(previous, 'prev', 'Previous'),
    next === undefined ? '' : link(next, 'next', 'Next'),
  ];
  return `<nav class="neighbours" aria-label="Neighbouring notebooks">${parts.join('')}</nav>`;
}
