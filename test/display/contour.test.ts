import { expect, test } from 'vitest';
import { type ContourPlot, contour, grid, spaced } from '../../display/contour.ts';

const x = [-1, 0, 1];
const y = [0, 2];
const plot: ContourPlot = {
  x,
  y,
  z: grid((x, y) => x * x + y, x, y),
  levels: { from: 0, to: 3, step: 0.5 },
  titles: { x: 'w₁', y: 'w₂', z: 'C' },
};

/** The traces as tests read them. */
// biome-ignore lint/suspicious/noExplicitAny: a Plotly trace has whatever options its type has.
const traces = (p: ContourPlot) => contour(p, 'A bowl.').data as readonly any[];

test('grid has a row for each y and a column for each x', () => {
  expect(grid((x, y) => x - y, [1, 2, 3], [0, 1])).toEqual([
    [1, 2, 3],
    [0, 1, 2],
  ]);
  expect(plot.z).toEqual([
    [1, 0, 1],
    [3, 2, 3],
  ]);
});

test('spaced includes both ends, and the ends are exact', () => {
  expect(spaced(0, 1, 5)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  const xs = spaced(-1.5, 1.5, 61);
  expect([xs[0], xs[30], xs[60]]).toEqual([-1.5, 0, 1.5]);
});

test('the level lines stand where asked, and nothing else is drawn', () => {
  const [lines, ...rest] = traces(plot);
  expect(lines.contours).toMatchObject({ start: 0, end: 3, size: 0.5 });
  expect([lines.zmin, lines.zmax]).toEqual([0, 3]);
  expect(rest).toEqual([]);
});

test('both axes have the same scale and are cut at the grid', () => {
  const { layout } = contour(plot, 'A bowl.');
  expect(layout.yaxis).toMatchObject({ scaleanchor: 'x', range: [0, 2] });
  expect(layout.xaxis).toMatchObject({ range: [-1, 1], title: { text: 'w₁' } });
});

test('the first and last point of the path are marked start and end', () => {
  const points = [
    [1, 2],
    [0.5, 1],
    [0, 0],
  ] as const;
  const [, path, start, end] = traces({ ...plot, path: { name: 'descent', points, z: [3, 1, 0] } });
  expect(path).toMatchObject({ name: 'descent', x: [1, 0.5, 0], y: [2, 1, 0] });
  expect(path.customdata).toEqual([
    [0, 3],
    [1, 1],
    [2, 0],
  ]);
  expect(start).toMatchObject({ name: 'start', x: [1], y: [2] });
  expect(end).toMatchObject({ name: 'end', x: [0], y: [0] });
});

test('a path of one point is its start', () => {
  const drawn = traces({ ...plot, path: { name: 'descent', points: [[1, 2]] } });
  expect(drawn.map((trace) => trace.name)).toEqual([undefined, 'start']);
});

test('without costs the hover text of the path names none', () => {
  const points = [
    [1, 2],
    [0, 0],
  ] as const;
  const [, path] = traces({ ...plot, path: { name: 'descent', points } });
  expect(path.hovertemplate).not.toContain('C =');
});

test('two branches of one name share a colour and one entry in the legend', () => {
  const name = 'valley';
  const curves = [
    { name, points: [[0, 1]] as const },
    { name, points: [[0, -1]] as const },
    { name: 'ridge', points: [[1, 1]] as const },
  ];
  const [, one, two, three] = traces({ ...plot, curves });
  expect([one.showlegend, two.showlegend, three.showlegend]).toEqual([true, false, true]);
  expect(one.line.color).toBe(two.line.color);
  expect(three.line.color).not.toBe(one.line.color);
});

test('marks lie on top and differ in their symbol', () => {
  const marks = [
    { name: 'saddle', points: [[0, 0]] as const },
    { name: 'minimum', points: [[0, 1]] as const },
  ];
  const [, saddle, minimum] = traces({ ...plot, marks });
  expect(saddle).toMatchObject({ name: 'saddle', x: [0], y: [0] });
  expect(saddle.marker.symbol).not.toBe(minimum.marker.symbol);
});

test('what does not fit is refused', () => {
  const draw = (part: Partial<ContourPlot>) => () => contour({ ...plot, ...part }, 'A bowl.');
  expect(draw({ z: [[1, 0, 1]] })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: contour: z has 1 rows but y has 2 values; z needs a row for each y]`,
  );
  expect(draw({ z: [[1], [2]] })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: contour: row 0 of z has 1 values but x has 3; each row needs a value for each x]`,
  );
  expect(draw({ levels: { from: 0, to: 1, step: 0 } })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: contour: levels go from 0 to 1 in steps of 0; they must rise]`,
  );
  expect(draw({ path: { name: 'p', points: [] } })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: contour: the path is empty; give at least its start]`,
  );
  const points = [[0, 0]] as const;
  expect(draw({ path: { name: 'p', points, z: [1, 2] } })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: contour: the path has 1 points but 2 costs; give one cost for each point]`,
  );
  expect(() => spaced(0, 1, 1)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: spaced: n is 1; both ends need a place, so it must be 2 or more]`,
  );
});
