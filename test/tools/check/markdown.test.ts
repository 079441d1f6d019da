import { expect, test } from 'vitest';
import { headings, prose, tags } from '../../../tools/check/markdown.ts';

test('prose is what is neither code nor maths, every character at its place', () => {
  const source = 'a `b` $c$ d\n$$e\nf$$ g \\$5 h';
  expect(prose(source)).toBe('a         d\n   \n    g \\$5 h');
});

test('inline code ends with its paragraph, a fence that is not closed with the text', () => {
  expect(prose('one ` tick\n\ntwo ` ticks')).toBe('one ` tick\n\ntwo ` ticks');
  expect(prose('``a ` b`` c')).toBe('          c');
  expect(prose('a\n```\nb')).toBe('a\n   \n ');
});

test('a tag after a lonely backtick is still found', () => {
  expect(tags('A ` alone.\n\n$$a \\tag{F5}$$\n\nAnd ` again.')).toEqual([
    { number: 'F5', line: 3, displayed: true },
  ]);
});

test('headings of all levels, not those in code', () => {
  expect(headings('# One\ntext # no\n### Two ##\n```\n# three\n```\n#four')).toEqual([
    'One',
    'Two',
  ]);
});
