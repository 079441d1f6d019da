import { type MatrixLike, stateTable } from 'course-display';
import { expect, test } from 'vitest';

const rows = (...given: number[][]): MatrixLike => ({
  rows: given.length,
  cols: given[0].length,
  data: Float64Array.from(given.flat()),
});
const x = rows([1, 0.5], [-0.5, 2]);
const trace = [
  { z: x, a: x },
  { z: rows([0.55, -0.35, 0.05], [1, 0.7, -0.4]), a: rows([0.6, 0.4, 0.5], [0.7, 0.6, 0.4]) },
];
const delta = [undefined, rows([1 / 3, 0, -0.25], [2e-12, 1, 10])];

test('Every z, a and δ stands in the table, with its symbol, shape, example and node', () => {
  expect(`\n${stateTable({ trace, delta, decimals: 4 }).text}\n`).toMatchInlineSnapshot(`
    "
    State of the network
    quantity         example   node 1  node 2  node 3
    layer 0
    z⁰ = a⁰ (2 × 2)  1              1     0.5
                     2           -0.5       2
    layer 1
    z¹ (2 × 3)       1           0.55   -0.35    0.05
                     2              1     0.7    -0.4
    a¹ (2 × 3)       1            0.6     0.4     0.5
                     2            0.7     0.6     0.4
    δ¹ (2 × 3)       1         0.3333       0   -0.25
                     2        2.0e-12       1      10
    "
  `);
});

test('The HTML holds the same numbers, and each symbol spans its examples', () => {
  const { html } = stateTable({ trace, delta });
  expect(html).toContain('0.333333333</td>');
  expect(html.match(/rowspan="2"[^>]*>[^<]*/g)?.map((th) => th.split('>')[1])).toEqual([
    'z⁰ = a⁰ (2 × 2)',
    'z¹ (2 × 3)',
    'a¹ (2 × 3)',
    'δ¹ (2 × 3)',
  ]);
});

test('Without errors there are none, and the caption can be chosen', () => {
  const { text } = stateTable({ trace, caption: 'After the forward pass' });
  expect(text).toMatch(/^After the forward pass\n/);
  expect(text).not.toContain('δ');
});

test('The layer has as many digits as it needs', () => {
  const deep = Array.from({ length: 11 }, () => ({ z: rows([1]), a: rows([2]) }));
  expect(stateTable({ trace: deep }).text).toContain('a¹⁰ (1 × 1)');
});

test('What does not fit is named', () => {
  expect(() => stateTable({ trace: [] })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: stateTable: the trace is empty; give the one that feedForward returned]`,
  );
  expect(() => stateTable({ trace, delta: [x, x, x] })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: stateTable: there are errors for 3 layers but the trace has 2; delta[l] must belong to trace[l]]`,
  );
  expect(() => stateTable({ trace, delta: [x, x] })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: stateTable: z of layer 1 is 2 × 3 but δ is 2 × 2; both have a row for each example and a column for each node]`,
  );
});
