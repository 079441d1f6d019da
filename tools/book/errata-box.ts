// Errata in boxes: each names the erratum, the lines and the lecture where they stand.

import type { Curriculum, Erratum, ErratumKind, Lecture } from '../../curriculum/index.ts';
import { escaped } from '../document/html.ts';

const KINDS: Readonly<Record<ErratumKind, string>> = {
  slip: "the lecturer's slip",
  scan: 'misread by the scanner',
  clash: 'two conventions meet',
  ambiguity: 'can be read in two ways',
  gap: 'something is missing',
  wording: 'a matter of wording',
};

/** The HTML of some pieces in a box for the errata that they treat. */
export function errataBox(
  ids: readonly string[],
  inner: string,
  { curriculum, anchor }: { readonly curriculum: Curriculum; readonly anchor: string },
): string {
  const labels = ids.map((id) => {
    const erratum = curriculum.errata.find((each) => each.id === id);
    return `<p class="erratum-label"><b>Erratum ${escaped(id)}</b>${said(erratum, curriculum.lectures)}</p>`;
  });
  const label = `Erratum ${ids.join(', ')}`;
  return (
    `<div class="erratum" role="note" aria-label="${escaped(label)}" id="${escaped(anchor)}">` +
    `${labels.join('')}${inner}</div>`
  );
}

function said(erratum: Erratum | undefined, lectures: readonly Lecture[]): string {
  if (erratum === undefined) return '';
  const lines = erratum.lines.map((line) => lineLink(line, lectures)).join(', ');
  return ` <span>${escaped(KINDS[erratum.kind])}</span> <span>${lines}</span>`;
}

/** `S1:62` as a link to the lecture text's entry in the index. */
export function lineLink(line: string, lectures: readonly Lecture[]): string {
  const tag = line.split(':')[0];
  const lecture = lectures.find((each) => each.tag === tag);
  const text = escaped(line.replace('-', '–'));
  if (lecture === undefined) return text;
  const title = `${lecture.title} (${lecture.author}, ${lecture.date})`;
  return `<a href="index.html#lecture-${tag}" title="${escaped(title)}">${text}</a>`;
}
