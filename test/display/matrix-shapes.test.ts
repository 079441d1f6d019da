import { expect, test } from 'vitest';
import { type MatrixShape, matrixShapes } from '../../display/matrix-shapes.ts';

const Z = { name: 'Z', rows: 2, cols: 3 };
const A = {
  name: 'A',
  rows: 2,
  cols: 2,
  values: [
    [1, 0.5],
    [-0.5, 2],
  ],
};
const W = {
  name: 'W',
  rows: 2,
  cols: 3,
  values: [
    [0.2, -0.4, 0.1],
    [0.5, 0.3, -0.2],
  ],
};
const b = { name: 'b', rows: 1, cols: 3 };
const small: MatrixShape[] = [Z, A, W, b];
const wide: MatrixShape[] = [
  { name: 'Z', rows: 32, cols: 30 },
  { name: 'X', rows: 32, cols: 784 },
  { name: 'W', rows: 784, cols: 30 },
  { name: 'b', rows: 1, cols: 30 },
];
const operators = ['=', '·', '+'];

interface Rectangle {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

const rectangles = (items: MatrixShape[]) =>
  (matrixShapes(items, operators).layout.shapes as Rectangle[]).map(({ x0, x1, y0, y1 }) => ({
    x0,
    x1,
    width: x1 - x0,
    height: y1 - y0,
    middle: (y0 + y1) / 2,
  }));

const texts = (items: MatrixShape[]) =>
  (matrixShapes(items, operators).layout.annotations as { text: string }[]).map(({ text }) => text);

test('every rectangle is as wide as its columns and as high as its rows, on one scale', () => {
  const cell = rectangles(small)[0].height / 2;
  for (const [k, { width, height }] of rectangles(small).entries()) {
    expect(width).toBeCloseTo(small[k].cols * cell, 9);
    expect(height).toBeCloseTo(small[k].rows * cell, 9);
  }
});

test('the rectangles stand side by side about one middle line, inside the axis', () => {
  for (const items of [small, wide]) {
    const drawn = rectangles(items);
    const { range } = matrixShapes(items, operators).layout.xaxis as { range: number[] };
    for (let k = 1; k < drawn.length; k++) {
      expect(drawn[k].x0).toBeGreaterThan(drawn[k - 1].x1);
      expect(drawn[k].middle).toBeCloseTo(drawn[0].middle, 9);
    }
    expect(drawn[0].x0).toBeGreaterThanOrEqual(0);
    expect(drawn[drawn.length - 1].x1).toBeLessThanOrEqual(range[1]);
  }
});

test('beside 784 entries the scale shrinks to fit, and a single row stays visible', () => {
  const [product, x, weights, bias] = rectangles(wide);
  const cell = x.width / 784;
  expect(x.width).toBeLessThan(760);
  expect(weights.height).toBeCloseTo(784 * cell, 6);
  expect(product.height).toBeCloseTo(32 * cell, 6);
  expect(bias.height).toBe(10);
  expect(matrixShapes(wide, operators).alt).toContain('thicker than to scale');
  expect(matrixShapes(small, operators).alt).not.toContain('thicker than to scale');
});

test('names stand above, shapes beneath, operators between, and an empty operator nowhere', () => {
  expect(texts(small)).toEqual([
    '<b>Z</b>',
    '2 × 3',
    '<b>A</b>',
    '2 × 2',
    '<b>W</b>',
    '2 × 3',
    '<b>b</b>',
    '1 × 3',
    ...operators,
  ]);
  const annotations = matrixShapes(small, ['=', '', '+']).layout.annotations;
  expect(annotations).toHaveLength(10);
});

test('0 is white in the middle of one colour scale that all matrices share', () => {
  const { data, layout } = matrixShapes(small, operators);
  expect(layout.coloraxis).toMatchObject({ cmin: -2, cmax: 2, showscale: false });
  expect(data.map(({ type }) => type)).toEqual(['scatter', 'heatmap', 'heatmap', 'scatter']);
  expect(data[1]).toMatchObject({ coloraxis: 'coloraxis', z: A.values });
});

test('numbers are written into cells that can hold them, with a minus sign and so many decimals', () => {
  const { data } = matrixShapes(small, operators, { decimals: 1 });
  expect(data[1].text).toEqual([
    ['1.0', '0.5'],
    ['−0.5', '2.0'],
  ]);
  const values = [Array.from({ length: 60 }, (_, j) => j)];
  const row = matrixShapes([{ name: 'x', rows: 1, cols: 60, values }], []);
  expect(row.data[0].text).toBeUndefined();
  expect(row.layout.coloraxis).toMatchObject({ showscale: true });
});

test('a cell says on hover what its row and its column stand for', () => {
  const item = { ...A, rowMeans: 'from node', colMeans: 'to node' };
  const { data } = matrixShapes([item], []);
  expect((data[0].hovertext as string[][])[1][0]).toBe('from node 2, to node 1: -0.5');
});

test('the text alternative gives the shapes, the numbers and the remark', () => {
  const { alt } = matrixShapes([Z, A, W], ['=', '·'], { remark: 'Inner sizes agree.' });
  expect(alt).toBe(
    'Z (2 × 3) = A (2 × 2) · W (2 × 3), drawn to scale, each as high as it has rows and as wide as ' +
      'it has columns. Row by row: A = [1.00, 0.50; −0.50, 2.00], ' +
      'W = [0.20, −0.40, 0.10; 0.50, 0.30, −0.20]. Inner sizes agree.',
  );
});

test('an operator too few, a size that is none and values of another shape are refused', () => {
  expect(() => matrixShapes(small, ['='])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: matrixShapes: there are 4 matrices and 1 operators; give at least one matrix and one operator between each two]`,
  );
  expect(() => matrixShapes([{ ...Z, rows: 0 }], [])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: matrixShapes: rows of Z is 0; it must be a whole number from 1 on]`,
  );
  expect(() => matrixShapes([{ ...A, cols: 3 }], [])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: matrixShapes: A is 2 × 3 but its values have rows of [2, 2] entries; give 2 rows of 3]`,
  );
});
