import { matrix, sigmoid } from 'kernel-lib';
import { expect, test } from 'vitest';
import { difference, mismatch } from '../../checks/compare.ts';
import { describe, rounded, written } from '../../checks/describe.ts';
import { copy } from '../../checks/values.ts';

const A = matrix([
  [1, 2],
  [3, 4],
]);

test('values in words', () => {
  const values = [
    undefined,
    null,
    1,
    'a',
    true,
    2n,
    A,
    [],
    [1],
    [1, 2],
    [[1], [2]],
    [A, A],
    [1, 'a'],
    {},
    { z: A },
    { z: 1, a: 2, b: 3 },
    Float64Array.of(1),
    () => 1,
    Promise.resolve(),
  ];
  expect(values.map(describe)).toMatchInlineSnapshot(`
    [
      "undefined",
      "null",
      "a number",
      "a string",
      "a boolean",
      "a BigInt",
      "a 2 × 2 matrix",
      "an empty array",
      "an array of 1 number",
      "an array of 2 numbers",
      "an array of 2 arrays",
      "an array of 2 matrices",
      "an array of 2 entries",
      "an empty object",
      "an object with z",
      "an object with z, a and b",
      "a Float64Array of 1 number",
      "a function",
      "a promise",
    ]
  `);
});

test('values as TypeScript, in full and to nine decimals', () => {
  const value = { W: matrix([[1 / 3, -0]]), f: Math.sin, sigma: sigmoid, title: 'x', list: [null] };
  expect(written(value)).toMatchInlineSnapshot(
    `"{ W: matrix([[0.3333333333333333, 0]]), f: sin, sigma: sigmoid, title: "x", list: [null] }"`,
  );
  expect(rounded(value)).toMatchInlineSnapshot(
    `"{ W: matrix([[0.333333333, 0]]), f: sin, sigma: sigmoid, title: "x", list: [null] }"`,
  );
});

test('the first leaf that differs, by its place', () => {
  const B = matrix([
    [1, 2],
    [3.1, 4],
  ]);
  expect(difference(B, A)).toEqual({ where: 'row 2, column 1', got: 3.1, wanted: 3 });
  expect(difference([{ z: A }, { z: B }], [{ z: A }, { z: A }])?.where).toBe(
    'entry 2, z, row 2, column 1',
  );
  expect(difference(2, 1)?.where).toBe('');
  expect(difference({ z: 1, more: 2 }, { z: 1 })).toBeUndefined();
});

test('|x − y| ≤ atol + rtol |y|; NaN equals NaN, infinity itself, and 0 equals −0', () => {
  const close = (x: unknown, y: unknown) =>
    difference(x, y, { atol: 0.5, rtol: 0.1 }) === undefined;
  expect([close(11.5, 10), close(11.6, 10), close(0.5, 0), close(0.6, 0)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect([close(NaN, NaN), close(NaN, 1), close(1, NaN), close(Infinity, Infinity)]).toEqual([
    true,
    false,
    false,
    true,
  ]);
  expect([close(1e300, Infinity), close(0, -0), close('a', 'a'), close('a', 'b')]).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test('the first place where the shapes differ', () => {
  expect(mismatch([A, 1], [A, A])).toEqual({
    where: 'entry 2',
    got: 'a number',
    wanted: 'a 2 × 2 matrix',
  });
  expect(mismatch({ z: 1 }, { z: 1, a: 2 })?.wanted).toBe('an object with z and a');
  expect(mismatch(A, { rows: 2 })?.got).toBe('a 2 × 2 matrix');
  expect(mismatch([1], [1, 2])?.got).toBe('an array of 1 number');
  expect(mismatch(null, 1)?.got).toBe('null');
  expect(mismatch({ z: [A] }, { z: [A] })).toBeUndefined();
});

test('a copy shares no numbers with the value', () => {
  const value = { list: [A, 1], f: Math.sin };
  const own = copy(value) as typeof value;
  expect(own).toEqual(value);
  expect((own.list[0] as typeof A).data).not.toBe(A.data);
});
