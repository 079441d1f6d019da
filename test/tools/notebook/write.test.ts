import { isDeepStrictEqual } from 'node:util';
import { expect, it } from 'vitest';
import type { Notebook } from '../../../tools/notebook/notebook.ts';
import { read } from '../../../tools/notebook/read.ts';
import { lines, write } from '../../../tools/notebook/write.ts';
import { fixture, good, schemaAccepts } from './judge.ts';
import { random, randomNotebook } from './random-notebook.ts';

it.each(['text.ipynb', 'outputs.ipynb', 'json.ipynb'])(
  'The bytes of %s are those of Python’s nbformat.write',
  (name) => {
    expect(write(read(fixture(name), name))).toBe(fixture(name));
  },
);

it('Of 400 random files, write ∘ read is valid, loses nothing and is idempotent', () => {
  const r = random(3);
  for (let i = 0; i < 400; i++) {
    const notebook = read(JSON.stringify(randomNotebook(r)), 'a.ipynb');
    const text = write(notebook);
    expect(schemaAccepts(JSON.parse(text))).toBe(true);
    // Not toStrictEqual, which takes a key `constructor` of the data for the class.
    expect(isDeepStrictEqual(read(text, 'a.ipynb'), notebook), text).toBe(true);
    expect(write(read(text, 'a.ipynb'))).toBe(text);
  }
});

it('The order of keys in the data does not show in the text', () => {
  const notebook = read(JSON.stringify(good), 'a.ipynb');
  expect(write(reversed(notebook))).toBe(write(notebook));
});

function reversed<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(reversed) as T; // an array of the same entries
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, field]) => [key, reversed(field)])) as T; // same keys
}

it('Fields that the format does not know, and the keys Jupyter never stores, reach no file', () => {
  const stream = { output_type: 'stream', name: 'stdout', text: 'a', transient: {} } as const;
  const untitled: object = { title: undefined };
  const notebook: Notebook = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { signature: 's', orig_nbformat: 4, orig_nbformat_minor: 2, ...untitled },
    cells: [
      {
        cell_type: 'code',
        id: 'a',
        metadata: { trusted: true },
        source: 'f()\n',
        execution_count: null,
        outputs: [stream],
      },
    ],
  };
  expect(write(notebook)).toMatchInlineSnapshot(`
    "{
     "cells": [
      {
       "cell_type": "code",
       "execution_count": null,
       "id": "a",
       "metadata": {},
       "outputs": [
        {
         "name": "stdout",
         "output_type": "stream",
         "text": [
          "a"
         ]
        }
       ],
       "source": [
        "f()\\n"
       ]
      }
     ],
     "metadata": {},
     "nbformat": 4,
     "nbformat_minor": 5
    }
    "
  `);
});

it('A number that JSON cannot hold is refused, not written as null', () => {
  const notebook = read(JSON.stringify(good), 'a.ipynb');
  const loss = { ...notebook, metadata: { 'a b': [{ loss: Number.NaN }] } };
  expect(() => write(loss)).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: canonicalJson: metadata["a b"][0].loss is NaN, which JSON cannot hold; write null or a string instead]`,
  );
});

it('A text is cut after every line break of Python’s splitlines, \\r\\n being one', () => {
  expect(lines('')).toEqual([]);
  expect(lines('a')).toEqual(['a']);
  expect(lines('a\n')).toEqual(['a\n']);
  expect(lines('\n\n')).toEqual(['\n', '\n']);
  expect(lines('a\r\nb\rc\n\rd\r')).toEqual(['a\r\n', 'b\r', 'c\n', '\r', 'd\r']);
  for (const end of '\v\f\x1c\x1d\x1e\x85\u2028\u2029') {
    expect(lines(`a${end}b`)).toEqual([`a${end}`, 'b']);
  }
  // \x1f, a tab and a no-break space separate, but do not break lines.
  expect(lines('a\x1fb\tc\u00a0d')).toEqual(['a\x1fb\tc\u00a0d']);
});
