import { expect, test } from 'vitest';
import { readLibrary } from '../../../tools/book/library.ts';
import { usedFunctions } from '../../../tools/book/library-use.ts';
import { PROJECT } from '../../../tools/project.ts';
import { chapter, code, piece } from './literals.ts';

const library = readLibrary(PROJECT);

test('every value that kernel-lib exports has a source and says in words what it is', async () => {
  const names = Object.keys(await import('kernel-lib'));
  expect([...library.keys()].sort()).toEqual(names.sort());
  for (const { name, source, doc } of library.values()) {
    expect(source).toMatch(new RegExp(`^export (?:function\\*?|const) ${name}\\b`));
    expect(doc.paragraphs.length, name).toBeGreaterThan(0);
  }
});

test('a comment comes in its parts', () => {
  expect(library.get('matrix')?.doc).toMatchInlineSnapshot(`
    {
      "examples": [
        "shape(matrix([[1, 2, 3], [4, 5, 6]])) // '2 × 3'",
      ],
      "paragraphs": [
        "The matrix with these rows.",
      ],
      "parameters": [],
      "throws": [
        "RangeError if there is no row, no column, or the rows differ in length; TypeError if an
    entry is not a number. NaN and ±∞ are numbers and are kept.",
      ],
    }
  `);
});

test.each([
  ["import { hiddenError, type Matrix, map as m } from 'kernel-lib';", ['map', 'hiddenError']],
  ["import type { Matrix } from 'kernel-lib';", []],
  ["import * as nn from 'kernel-lib';\nnn.sigmoid; run.map(x)", ['sigmoid']],
  ["import { hiddenError } from 'elsewhere';", []],
])('%s', (source, used) => {
  const { document } = chapter('04-a', 'A', [piece('c', [code(source)])]);
  expect(usedFunctions(document, library)).toEqual(used);
});
