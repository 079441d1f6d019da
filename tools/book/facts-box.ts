// The box under the title of a page.

import { escaped } from '../document/html.ts';
import { coversHtml, formulasOf, minutesText, needsHtml } from './facts.ts';
import type { Book } from './page.ts';

/** Time, prerequisites, lecture lines, formulas and files of the notebook at `index`. */
export function factsBox({ course, pages }: Book, index: number): string {
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
