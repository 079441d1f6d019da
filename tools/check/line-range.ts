// Lines of the lecture texts, as the metadata and the texts of the notebooks write them.

import type { Lecture } from '../../curriculum/index.ts';

export interface Lines {
  readonly tag: string;
  readonly from: number;
  readonly to: number;
}

const RANGE = /^(S\d):(\d+)(?:[-–](\d+))?$/;
const CITATION = /\b(S\d):(\d+(?:[-–]\d+)?(?:(?:,| and) \d+(?:[-–]\d+)?(?![\w.]))*)/g;

/** The lines that `S1:62` or `S3:127-129` means; undefined if it means none. */
export function parseRange(text: string): Lines | undefined {
  const [, tag, first, last = first] = RANGE.exec(text) ?? [];
  if (tag === undefined) return undefined;
  const lines = { tag, from: Number(first), to: Number(last) };
  return lines.from >= 1 && lines.from <= lines.to ? lines : undefined;
}

/** All lines that a text cites, as in `S1:14, 36 and S3:80–97`. */
export function citations(text: string): Lines[] {
  return [...text.matchAll(CITATION)].flatMap(([, tag, list]) =>
    list.split(/, | and /).flatMap((range) => parseRange(`${tag}:${range}`) ?? []),
  );
}

export function overlap(p: Lines, q: Lines): boolean {
  return p.tag === q.tag && p.from <= q.to && q.from <= p.to;
}

/** The numbers of `2, 4-6`: 2, 4, 5, 6. */
export function lineNumbers(list: string): number[] {
  return list
    .split(', ')
    .filter((range) => range !== '')
    .flatMap((range) => {
      const [from, to = from] = range.split('-').map(Number);
      return Array.from({ length: to - from + 1 }, (_, i) => from + i);
    });
}

/** The lines of a lecture that a notebook must cover: those with something to read and to explain. */
export function linesToCover({ lines, blank, noise, headings }: Lecture): number[] {
  const nothing = new Set([blank, noise, headings].flatMap(lineNumbers));
  return Array.from({ length: lines }, (_, i) => i + 1).filter((line) => !nothing.has(line));
}

/** Lines of a lecture as ranges, `S1:2–8, 13`; a range runs on over lines that need no cover. */
export function asRanges(lecture: Lecture, numbers: readonly number[]): string {
  const all = linesToCover(lecture);
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last && all[all.indexOf(last[1]) + 1] === number) last[1] = number;
    else ranges.push([number, number]);
  }
  const texts = ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  return `${lecture.tag}:${texts.join(', ')}`;
}
