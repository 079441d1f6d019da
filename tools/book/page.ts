// The page of one notebook.

import { plotlyScript } from '../document/assets/plotly-script.ts';
import type { Document } from '../document/document.ts';
import { escaped } from '../document/html.ts';
import type { Chapter, Course } from './chapter.ts';
import { contentsHtml, contentsOf, type Entry } from './contents.ts';
import { exercisesSection } from './exercises-section.ts';
import { minutesText } from './facts.ts';
import { factsBox } from './facts-box.ts';
import { orderedHeadings } from './headings.ts';
import { pageHtml } from './layout.ts';
import { librarySection } from './library-section.ts';
import { usedFunctions } from './library-use.ts';
import { linksFrom, neighbours } from './page-links.ts';
import { piecesHtml } from './pieces.ts';
import { type Places, placesOf } from './places.ts';

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
    withFacts(text, factsBox(book, index), chapter),
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
