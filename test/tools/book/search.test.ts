import { expect, test } from 'vitest';
import { type Section, searchIn, tokens } from '../../../tools/book/search.ts';

function section(title: string, more: Partial<Section> = {}): Section {
  return {
    link: `a.html#${title}`,
    page: '04 A page',
    title,
    text: '',
    code: '',
    numbers: [],
    ...more,
  };
}

const search = searchIn([
  section('The hidden layer', {
    text: 'The error of a hidden layer comes from that of the next.',
    code: 'const d = hiddenError(W2, d2, sigmoid, z1, a1);',
    numbers: ['F12'],
  }),
  section('The linear step', { text: 'F1 says that z is linear.', numbers: ['F1', 'E5'] }),
  section('Deep chains', {
    text: 'In a deep chain of sigmoids gradients are vanishing, layer by layer.',
  }),
]);

function titles(query: string): string[] {
  return search(query).map(({ section }) => section.title);
}

test.each([
  ['F12', ['The hidden layer']],
  ['f12', ['The hidden layer']],
  ['F1', ['The linear step']],
  ['E5', ['The linear step']],
  ['hiddenError', ['The hidden layer']],
  ['vanishing', ['Deep chains']],
  ['vanish', ['Deep chains']],
  ['vanisching', ['Deep chains']],
  ['hidden vanishing', []],
  ['zebra', []],
  ['', []],
])('a search for "%s" finds %j', (query, found) => {
  expect(titles(query)).toEqual(found);
});

test('an excerpt shows where the words are', () => {
  expect(search('vanishing')[0].excerpt).toEqual([
    { text: 'In a deep chain of sigmoids gradients are ', found: false },
    { text: 'vanishing', found: true },
    { text: ', layer by layer.', found: false },
  ]);
});

test('an excerpt of a long text is a part of it around the first word that is found', () => {
  const long = searchIn([
    section('Long', { text: `${'word '.repeat(100)}needle ${'word '.repeat(100)}` }),
  ]);
  const [{ excerpt }] = long('needle');
  const all = excerpt.map(({ text }) => text).join('');
  expect(excerpt.filter(({ found }) => found)).toEqual([{ text: 'needle', found: true }]);
  expect(all.startsWith('… ')).toBe(true);
  expect(all.endsWith(' …')).toBe(true);
  expect(all.length).toBeLessThan(300);
});

test('a name in camel case is found by its parts, a lecture line as a whole', () => {
  expect(tokens('hiddenError at S1:62, δ²')).toEqual([
    'hiddenError',
    'hidden',
    'Error',
    'at',
    'S1:62',
    'δ²',
  ]);
});
