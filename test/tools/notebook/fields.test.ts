import { expect, it } from 'vitest';
import { own, shown, wrong } from '../../../tools/notebook/fields.ts';

it('A key that an object inherits is absent', () => {
  expect(own({ a: 1 }, 'a')).toBe(1);
  expect(own({ a: 1 }, 'constructor')).toBeUndefined();
  expect(own({}, '__proto__')).toBeUndefined();
});

it('A value is shown in a few words', () => {
  const long = 'x'.repeat(50);
  const values = [undefined, null, true, 1.5, 'a', long, ['a'], [long], [1, 2], [], { a: 1 }];
  expect([...values, { a: long }].map(shown)).toMatchInlineSnapshot(`
    [
      "missing",
      "null",
      "true",
      "1.5",
      ""a"",
      ""xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"…",
      "["a"]",
      "an array of 1",
      "an array of 2",
      "[]",
      "{"a":1}",
      "an object of 1 fields",
    ]
  `);
});

it('An error names the field, or what is meant as a whole', () => {
  const hint = { wanted: 'an object', example: '{}' };
  const place = { file: 'a.ipynb', path: [] };
  expect(wrong(1, place, hint).message).toMatchInlineSnapshot(
    `"a.ipynb: the notebook is 1, but must be an object; write for instance {}"`,
  );
  expect(wrong(1, { ...place, cell: { index: 0 } }, hint).message).toMatchInlineSnapshot(
    `"a.ipynb: cell 1: the cell is 1, but must be an object; write for instance {}"`,
  );
  expect(wrong(1, { ...place, path: ['cells', 3] }, hint).message).toMatchInlineSnapshot(
    `"a.ipynb: cells[3] is 1, but must be an object; write for instance {}"`,
  );
  expect(wrong(1, { ...place, path: ['metadata'] }, hint).message).toMatchInlineSnapshot(
    `"a.ipynb: metadata is 1, but must be an object; write for instance "metadata": {}"`,
  );
});
