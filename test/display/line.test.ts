import { expect, test } from 'vitest';
import { type LinePlot, line } from '../../display/line.ts';

const plot: LinePlot = {
  series: [
    { name: 'η = 0.1', x: [0, 1, 2], y: [0.16, 0.157, 0.155], mode: 'lines+markers' },
    { name: 'η = 0.01', x: [0, 2], y: [0.16, 0.159] },
  ],
  titles: { x: 'k', y: 'w₁² − w₂²' },
};

// biome-ignore lint/suspicious/noExplicitAny: a Plotly trace has whatever options its type has.
const traces = (p: LinePlot) => line(p, 'Two lines.').data as readonly any[];

test('every series is drawn from its own numbers, as lines unless it says otherwise', () => {
  const [first, second] = traces(plot);
  expect(first).toMatchObject({ name: 'η = 0.1', y: [0.16, 0.157, 0.155], mode: 'lines+markers' });
  expect(second).toMatchObject({ name: 'η = 0.01', x: [0, 2], mode: 'lines' });
});

test('series are told apart by dashes and markers as well as by colour', () => {
  const [first, second] = traces(plot);
  expect(first.line.color).not.toBe(second.line.color);
  expect(first.line.dash).not.toBe(second.line.dash);
  expect(first.marker.symbol).not.toBe(second.marker.symbol);
});

test('axes are linear unless a scale is given, and carry their titles', () => {
  const linear = line(plot, 'Two lines.').layout;
  expect(linear.xaxis).toMatchObject({ type: 'linear', title: { text: 'k' } });
  const { layout } = line({ ...plot, scale: { y: 'log' } }, 'Two lines.');
  expect(layout.xaxis).toMatchObject({ type: 'linear' });
  expect(layout.yaxis).toMatchObject({ type: 'log' });
});

test('ticks are numbers and powers of ten, not prefixes of units', () => {
  const { layout } = line({ ...plot, scale: { y: 'log' } }, 'Two lines.');
  expect(layout.xaxis).toMatchObject({ exponentformat: 'power' });
  expect(layout.yaxis).toMatchObject({ exponentformat: 'power' });
});

test('a single series needs no legend', () => {
  expect(line(plot, 'Two lines.').layout.showlegend).toBe(true);
  const { layout } = line({ ...plot, series: plot.series.slice(0, 1) }, 'One line.');
  expect(layout.showlegend).toBe(false);
});

test('what does not fit is refused', () => {
  expect(() => line({ ...plot, series: [] }, 'None.')).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: line: there is no series; give at least one]`,
  );
  const series = [{ name: 'η = 0.1', x: [0, 1], y: [1] }];
  expect(() => line({ ...plot, series }, 'One.')).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: line: η = 0.1 has 2 x but 1 y; each x needs a y (2 ≠ 1)]`,
  );
});
