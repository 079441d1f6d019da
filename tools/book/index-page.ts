// The first page: what the course is, its notebooks, and the search.

import type { Lecture, PlannedNotebook } from '../../curriculum/index.ts';
import { inlineJson } from '../document/assets/inline.ts';
import type { Document } from '../document/document.ts';
import { escaped } from '../document/html.ts';
import { pageOf } from './chapter.ts';
import { coversHtml, formulasOf, minutesText, nameOf, needsHtml } from './facts.ts';
import { pageHtml } from './layout.ts';
import type { Book } from './page.ts';
import { sectionsOf } from './sections.ts';

export function indexPage(book: Book): string {
  const { course, pages, script } = book;
  const { lectures, planned } = course.curriculum;
  const chapters = pages.map(({ chapter }) => chapter);
  const minutes = chapters.reduce((sum, { document }) => sum + (document.minutes ?? 0), 0);
  const about =
    `<p class="about">${chapters.length === 1 ? '1 notebook' : `${chapters.length} notebooks`}` +
    `${minutes > 0 ? `, ${hours(minutes)} of reading` : ''}. Each formula leads to the code that computes it, ` +
    'and the code to the function and its source. All pages work without a network.</p>';
  const numbers = new Set(chapters.map(({ document }) => document.number));
  const body =
    `<main id="text" tabindex="-1" class="index"><h1>${escaped(course.title)}</h1>${about}${SEARCH}` +
    `<section class="chapters"><h2>Notebooks</h2><ol>${chapters.map((_, k) => card(book, k)).join('')}</ol></section>` +
    toCome(planned.filter(({ number }) => !numbers.has(number))) +
    `${lectureList(lectures)}</main>` +
    `<script type="application/json" id="sections">${inlineJson(sectionsOf(pages, course.library))}</script>`;
  return pageHtml({
    ...{ title: course.title, course: course.title, search: false, body, scripts: [script] },
    description: `${course.title}: the notebooks, their formulas and their code.`,
  });
}

const SEARCH =
  '<form class="search" role="search" action="index.html" method="get">' +
  '<input type="search" name="q" id="query" aria-label="Search the course" ' +
  'placeholder="Search: F12, E5, hiddenError, vanishing …" autocomplete="off"></form>' +
  '<div id="results" class="results" hidden><p id="found" role="status"></p><ol></ol></div>';

function hours(minutes: number): string {
  const whole = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [...(whole > 0 ? [`${whole} h`] : []), ...(rest > 0 ? [`${rest} min`] : [])];
  return parts.join(' ');
}

function card({ course, pages }: Book, index: number): string {
  const { chapter, places } = pages[index];
  const { document, exercises } = chapter;
  const page = escaped(pageOf(document));
  const { lectures, formulas } = course.curriculum;
  const chapters = pages.map((each) => each.chapter);
  const links = formulasOf(chapter, formulas).map(({ number, name }) => {
    const anchor = places.formulaOf(number, 0);
    const target = anchor === undefined ? page : `${page}#${escaped(anchor)}`;
    return `<a href="${target}">${number} ${escaped(name)}</a>`;
  });
  const rows: [string, string][] = [
    ['You need', needsHtml(document.needs, chapters)],
    ['Formulas', links.join(', ')],
    ['Lecture lines', coversHtml(chapter, lectures)],
    ['Exercises', exercises.map(({ id, title }) => `${escaped(id)} ${escaped(title)}`).join(', ')],
  ];
  const shown = rows.filter(([, html]) => html !== '');
  const items = shown.map(([name, html]) => `<div><dt>${name}</dt><dd>${html}</dd></div>`);
  const time = minutesText(document.minutes);
  return (
    `<li class="card"><h3><a href="${page}"><span class="number">${escaped(document.number ?? '')}</span> ` +
    `${escaped(nameOf(chapter))}</a>${time === '' ? '' : ` <span class="minutes">${time}</span>`}</h3>` +
    `${abstractOf(document)}<dl>${items.join('')}</dl></li>`
  );
}

/** The first paragraph that is no list of facts, without the anchors of its formulas. */
function abstractOf({ pieces }: Document): string {
  const prose = pieces[0]?.blocks.find(({ kind }) => kind === 'prose');
  if (prose?.kind !== 'prose') return '';
  const paragraphs = [...prose.html.matchAll(/<p>([\s\S]*?)<\/p>/g)].map(([, inner]) => inner);
  const first = paragraphs.find(
    (inner) => !/^<em>(?:Reading time|Lecture lines)<\/em>/.test(inner),
  );
  if (first === undefined) return '';
  const plain = first.replaceAll(/ id="[^"]*"/g, '').replaceAll(/<\/?a\b[^>]*>/g, '');
  return `<p>${plain}</p>`;
}

function toCome(planned: readonly PlannedNotebook[]): string {
  if (planned.length === 0) return '';
  const items = planned.map(({ number, title }) => `<li>${number} ${escaped(title)}</li>`);
  return `<section class="to-come"><h2>To come</h2><ul>${items.join('')}</ul></section>`;
}

function lectureList(lectures: readonly Lecture[]): string {
  const items = lectures.map(
    ({ tag, title, author, date }) =>
      `<li id="lecture-${tag}"><b>${tag}</b> ${escaped(title)}. ${escaped(author)}, ${date}</li>`,
  );
  return (
    '<section class="lectures"><h2>The lecture texts</h2><p>S1:62 is line 62 of the text S1.</p>' +
    `<ul>${items.join('')}</ul></section>`
  );
}
