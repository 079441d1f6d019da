// What a reader wants to know before the first line: how long, what is needed, where it comes from.

import type { Formula, Lecture } from '../../curriculum/index.ts';
import { escaped } from '../document/html.ts';
import { type Chapter, pageOf } from './chapter.ts';
import { lineLink } from './errata-box.ts';

/** `35 minutes` */
export function minutesText(minutes: number | null): string {
  if (minutes === null) return '';
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

/** What the reader should know, with links to the notebooks that are named. */
export function needsHtml(needs: readonly string[], chapters: readonly Chapter[]): string {
  return needs.map((need) => needHtml(need, chapters)).join('; ');
}

// `04`, `notebook 04 (the 2-2-1 network)` or `00 symbols and central differences`
function needHtml(need: string, chapters: readonly Chapter[]): string {
  const [, number, rest] = /^(?:notebook )?(\d\d)\b\s*(.*)$/s.exec(need) ?? [];
  const chapter = chapters.find(({ document }) => document.number === number);
  if (chapter === undefined || number === undefined) return escaped(need);
  const words = rest || nameOf(chapter);
  return `<a href="${escaped(pageOf(chapter.document))}">notebook ${number}</a> ${escaped(words)}`;
}

/** The title without its number. */
export function nameOf({ document: { title, number } }: Chapter): string {
  return number !== null && title.startsWith(`${number} `) ? title.slice(3) : title;
}

/** The lecture lines and the formulas. */
export function coversHtml({ covers }: Chapter, lectures: readonly Lecture[]): string {
  return covers.map((line) => lineLink(line, lectures)).join(', ');
}

/** The numbers of the formulas that the cells of a notebook compute, in the curriculum's order. */
export function formulasOf({ document }: Chapter, formulas: readonly Formula[]): Formula[] {
  const tags = new Set(document.pieces.flatMap((piece) => piece.formulas));
  return formulas.filter(({ number }) => tags.has(number));
}
