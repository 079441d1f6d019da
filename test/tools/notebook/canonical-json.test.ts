import { expect, it } from 'vitest';
import { canonicalJson } from '../../../tools/notebook/canonical-json.ts';

it('Keys stand in the order of code points, also those that look like array indices', () => {
  const value = { b: 1, '😀': 2, '\uff5e': 3, '10': 4, '9': 5, a: 6, ab: 7, '😁': 8, '': 9 };
  const keys = [...canonicalJson(value).matchAll(/"(.*)":/g)].map(([, key]) => key);
  // U+FF5E before U+1F600: the order of UTF-16 units, where D83D < FF5E, is the other way round.
  expect(keys).toEqual(['', '10', '9', 'a', 'ab', 'b', '\uff5e', '😀', '😁']);
});

it('Lone surrogates in keys have a place in the order, too', () => {
  const one = canonicalJson({ '\ud83dx': 1, '\ud83dy': 2, '\ud83d': 3 });
  const other = canonicalJson({ '\ud83d': 3, '\ud83dy': 2, '\ud83dx': 1 });
  expect(one).toBe(other);
});

it('Numbers are written as Python writes them', () => {
  // repr(x) of Python 3.11
  const reprs: [number, string][] = [
    [0.0001, '0.0001'],
    [0.00001, '1e-05'],
    [-0.00001234, '-1.234e-05'],
    [1e-7, '1e-07'],
    [1e-10, '1e-10'],
    [5e-324, '5e-324'],
    [1e21, '1e+21'],
    [-0, '-0.0'],
    [0.1 + 0.2, '0.30000000000000004'],
    [123456789.125, '123456789.125'],
  ];
  for (const [x, repr] of reprs) {
    expect(canonicalJson(x)).toBe(repr);
    expect(JSON.parse(repr)).toBe(x);
  }
});

it('Empty lists and objects stay on one line, and undefined fields are left out', () => {
  expect(canonicalJson({ a: [], b: {}, c: undefined, d: [1, [2]] })).toMatchInlineSnapshot(`
    "{
     "a": [],
     "b": {},
     "d": [
      1,
      [
       2
      ]
     ]
    }"
  `);
  expect(canonicalJson({ c: undefined })).toBe('{}');
});

it('NaN and ±Infinity are refused', () => {
  expect(() => canonicalJson(Number.NaN)).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: canonicalJson: the value is NaN, which JSON cannot hold; write null or a string instead]`,
  );
  const deep = { cells: [{ data: { 'text/x': Number.NEGATIVE_INFINITY } }] };
  expect(() => canonicalJson(deep)).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: canonicalJson: cells[0].data["text/x"] is -Infinity, which JSON cannot hold; write null or a string instead]`,
  );
});
