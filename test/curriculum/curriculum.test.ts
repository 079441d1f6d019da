// The curriculum's data, checked against itself.

import { expect, test } from 'vitest';
import { curriculum, inOrder, type LineRange } from '../../curriculum/index.ts';
import { linesToCover, parseRange } from '../../tools/check/line-range.ts';

const { formulas, errata, lectures, planned } = curriculum;

test('The formulas are F1 to F38 and six more with a letter, in order and each once', () => {
  const numbers = formulas.map(({ number }) => number);
  const whole = Array.from({ length: 38 }, (_, i) => `F${i + 1}`);
  const more = ['F9a', 'F9b', 'F9c', 'F17a', 'F26a', 'F28a'];
  expect(numbers).toEqual([...whole, ...more].sort(inOrder));
});

test('The errata are E1 to E37, in order and each once', () => {
  expect(errata.map(({ id }) => id)).toEqual(Array.from({ length: 37 }, (_, i) => `E${i + 1}`));
});

test('F9 comes before F9a and F10', () => {
  expect(['F10', 'F9a', 'F9', 'F9b'].sort(inOrder)).toEqual(['F9', 'F9a', 'F9b', 'F10']);
});

test('What is said once is not said twice: no two formulas, names or errata are the same', () => {
  const distinct = (texts: readonly string[]) => expect(new Set(texts).size).toBe(texts.length);
  distinct(formulas.map(({ name }) => name));
  distinct(errata.map(({ printed }) => printed));
  // Two pairs of cost and activation have the same error.
  distinct(formulas.filter(({ number }) => number !== 'F28').map(({ tex }) => tex));
});

const ranges: [string, LineRange][] = [
  ...formulas.flatMap(({ number, lines }) =>
    lines.map((line): [string, LineRange] => [number, line]),
  ),
  ...errata.flatMap(({ id, lines }) => lines.map((line): [string, LineRange] => [id, line])),
  ...planned.flatMap(({ number, covers }) =>
    covers.map((line): [string, LineRange] => [`notebook ${number}`, line]),
  ),
];

test.each(ranges)('%s: %s has something to read', (_, range) => {
  const { tag, from, to } = parseRange(range) ?? { tag: '', from: 0, to: 0 };
  const lecture = lectures.find((each) => each.tag === tag);
  expect(lecture?.lines).toBeGreaterThanOrEqual(to);
  const readable = lecture ? linesToCover(lecture) : [];
  expect(readable.some((line) => from <= line && line <= to)).toBe(true);
});

test.each(lectures)(
  '$tag: blank lines, noise and headings are lines of the text, each once',
  (lecture) => {
    const { blank, noise, headings, lines } = lecture;
    const skipped = lines - linesToCover(lecture).length;
    const listed = [blank, noise, headings].filter((list) => list !== '').join(', ');
    const sizes = listed.split(', ').map((range) => {
      const [from, to = from] = range.split('-').map(Number);
      expect(from).toBeGreaterThanOrEqual(1);
      expect(to).toBeLessThanOrEqual(lines);
      return to - from + 1;
    });
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(skipped);
  },
);

test.each(formulas)('$number: its TeX is balanced and carries no tag of its own', ({ tex }) => {
  expect(tex).not.toContain('\\tag');
  expect(depth(tex, /(?<!\\)\{/g, /(?<!\\)\}/g)).toBe(0);
  const names = (word: string) =>
    [...tex.matchAll(new RegExp(`\\\\${word}\\{(\\w+)\\}`, 'g'))].map((match) => match[1]);
  expect(names('begin')).toEqual(names('end'));
});

test.each(errata)('$id: the dollars of its sentences are in pairs', ({ printed, right }) => {
  for (const text of [printed, right]) expect(text.split('$').length % 2).toBe(1);
});

function depth(text: string, open: RegExp, close: RegExp): number {
  return [...text.matchAll(open)].length - [...text.matchAll(close)].length;
}
