import { expect, test } from 'vitest';
import type { Lecture } from '../../../curriculum/index.ts';
import {
  asRanges,
  citations,
  linesToCover,
  overlap,
  parseRange,
} from '../../../tools/check/line-range.ts';

const lecture: Lecture = {
  tag: 'S1',
  title: '',
  author: '',
  date: '2024-10-14',
  lines: 12,
  blank: '2, 4-5',
  noise: '7',
  headings: '1',
};

test('A range is S1:62 or S3:127-129, nothing else', () => {
  expect(parseRange('S1:62')).toEqual({ tag: 'S1', from: 62, to: 62 });
  expect(parseRange('S3:127-129')).toEqual({ tag: 'S3', from: 127, to: 129 });
  for (const none of ['S1', 'S1:', 'S1:0', 'S1:9-3', 'T1:5', 'S1:5,6', 'S10:5', 'S1:5 ']) {
    expect(parseRange(none), none).toBeUndefined();
  }
});

test('Citations are found with their lists, en dashes and ands', () => {
  const text = 'S1:14, 36 and 64; S3:127–129, 161 ff. (S0:34 ff., S2:13–17): 3 things, 2.5 of them';
  expect(citations(text).map(({ tag, from, to }) => `${tag}:${from}-${to}`)).toEqual([
    'S1:14-14',
    'S1:36-36',
    'S1:64-64',
    'S3:127-129',
    'S3:161-161',
    'S0:34-34',
    'S2:13-17',
  ]);
});

test('A decimal number behind a citation is no line', () => {
  expect(citations('S1:62, 0.5')).toEqual([{ tag: 'S1', from: 62, to: 62 }]);
});

test('Ranges overlap in one text only, and touch at their ends', () => {
  const at = (text: string) => parseRange(text) ?? { tag: '', from: 0, to: 0 };
  expect(overlap(at('S1:3-5'), at('S1:5-9'))).toBe(true);
  expect(overlap(at('S1:3-5'), at('S1:6-9'))).toBe(false);
  expect(overlap(at('S1:3-5'), at('S2:3-5'))).toBe(false);
});

test('Blank lines, noise and headings need no cover', () => {
  expect(linesToCover(lecture)).toEqual([3, 6, 8, 9, 10, 11, 12]);
});

test('A range runs on over lines that need no cover', () => {
  expect(asRanges(lecture, [3, 6, 8, 10, 12])).toBe('S1:3–8, 10, 12');
  expect(asRanges(lecture, [11])).toBe('S1:11');
});
