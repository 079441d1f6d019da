import { type MatrixLike, sideBySide } from 'course-display';
import { expect, test } from 'vitest';

const rows = (...given: number[][]): MatrixLike => ({
  rows: given.length,
  cols: given[0].length,
  data: Float64Array.from(given.flat()),
});
const right = {
  name: 'right',
  quantities: { 'δ²': rows([1, 2], [3, 4]), 'δ¹': rows([-5, 6, 7]) },
};
const late = { name: 'M2 late', quantities: { ...right.quantities, 'δ¹': rows([-5, 6.5, 7.5]) } };
const early = {
  name: 'M5 early',
  quantities: { 'δ²': rows([1, 2], [3, -4]), 'δ¹': rows([5, -6, -7]) },
};
const same = { name: 'M0 same', quantities: right.quantities };
const drawn = sideBySide(right, [late, early, same]);

interface Frame {
  readonly data: readonly { readonly text: readonly string[] }[];
  readonly layout: { readonly shapes: readonly { y0: number; y1: number; visible: boolean }[] };
}
const frames = (drawn.frames ?? []) as unknown as Frame[];

test('Numbers that differ are bold, the others are not', () => {
  expect(frames[0].data[0].text).toEqual(['1', '2', '3', '4', '−5', '<b>6.5</b>', '<b>7.5</b>']);
});

test('The first that differs is framed on both sides, in the line where it stands', () => {
  const framed = frames.map(({ layout }) =>
    layout.shapes.filter(({ visible }) => visible).map(({ y0, y1 }) => (y0 + y1) / 2),
  );
  // δ² has the lines 0 and 1, δ¹ the line 2.4
  expect(framed).toEqual([[2.4, 2.4], [1, 1], []]);
});

test('The words name it', () => {
  expect(drawn.alt).toContain(
    'M2 late: the first number that differs is δ¹, row 1, column 2: 6.5 instead of 6.',
  );
  expect(drawn.alt).toContain('δ², row 2, column 2: -4 instead of 4.');
  expect(drawn.alt).toContain('M0 same: no number differs.');
});

test('A number that is no number differs', () => {
  const broken = {
    name: 'broken',
    quantities: { ...right.quantities, 'δ²': rows([NaN, 2], [3, 4]) },
  };
  expect(sideBySide(right, [broken, same]).alt).toContain('δ², row 1, column 1: NaN instead of 1.');
});

test('Other quantities or shapes are refused', () => {
  const other = { name: 'M9', quantities: { ...right.quantities, 'δ¹': rows([1], [2], [3]) } };
  expect(() => sideBySide(right, [other, same])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: sideBySide: M9 has δ² 2 × 2, δ¹ 3 × 1 but right has δ² 2 × 2, δ¹ 1 × 3; both need the same quantities in the same shapes]`,
  );
});
