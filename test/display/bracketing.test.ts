import { bracketing } from 'course-display';
import { expect, test } from 'vitest';

const chain = (...sizes: [number, number][]) =>
  sizes.map(([rows, cols], k) => ({ name: 'ABCD'[k], rows, cols }));
const drawn = bracketing(chain([1, 2], [2, 3], [3, 9]));

interface Rectangle {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

test('The multiplications of both orders are p q r for each product', () => {
  // left: 1·2·3 + 1·3·9; right: 2·3·9 + 1·2·9
  expect(drawn.alt).toBe(
    'The chain A (1 × 2) · B (2 × 3) · C (3 × 9), drawn to scale and multiplied in two orders. ' +
      'From the left: 6 + 27 = 33 multiplications. From the right: 54 + 18 = 72 multiplications.',
  );
});

test('Longer chains have a product more', () => {
  // left: 1·4·5 + 1·5·6 + 1·6·7; right: 5·6·7 + 4·5·7 + 1·4·7
  expect(bracketing(chain([1, 4], [4, 5], [5, 6], [6, 7])).alt).toContain(
    'From the left: 20 + 30 + 42 = 92 multiplications. From the right: 210 + 140 + 28 = 378',
  );
});

test('Every factor and product is drawn to one scale', () => {
  const rectangles = drawn.layout.shapes as Rectangle[];
  const cell = rectangles[0].y1 - rectangles[0].y0; // one row
  const sizes = rectangles.map(({ x0, x1, y0, y1 }) => [(y1 - y0) / cell, (x1 - x0) / cell]);
  expect(sizes.map((pair) => pair.map((side) => Math.round(side * 1e6) / 1e6))).toEqual([
    ...[
      [1, 2],
      [2, 3],
      [3, 9],
      [1, 3],
      [3, 9],
      [1, 9],
    ],
    ...[
      [1, 2],
      [2, 3],
      [3, 9],
      [1, 2],
      [2, 9],
      [1, 9],
    ],
  ]);
});

test('The figure is plain data', () => {
  expect(JSON.parse(JSON.stringify(drawn))).toEqual(drawn);
});

test('What cannot be multiplied is refused', () => {
  expect(() => bracketing(chain([1, 2], [2, 3]))).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: bracketing: there are 2 factors; fewer than three can be bracketed in one way only]`,
  );
  expect(() => bracketing(chain([1, 2], [3, 3], [3, 1]))).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: bracketing: A is 1 × 2 but B is 3 × 3; the columns of one must match the rows of the next (2 ≠ 3)]`,
  );
  expect(() => bracketing(chain([1, 2], [2, 0], [0, 1]))).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: bracketing: B is 2 × 0; sizes are whole numbers from 1 on]`,
  );
});
