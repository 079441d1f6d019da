// The Jacobian ∂y_j/∂x_i of m outputs by n inputs, and how the two modes of differentiation fill it:
// forward mode a column a sweep, reverse mode a row a sweep. One slider for n and one for m.

import { type Figure, figure, type PlotlyObject, palette } from './figure.ts';

export interface JacobianSweeps {
  /** n at first, from 1 to `most`. */
  readonly inputs: number;
  /** m at first, from 1 to `most`. */
  readonly outputs: number;
  /** The largest n and m, at most 20; 10 if left out. */
  readonly most?: number;
}

/**
 * Two pictures of the same m × n Jacobian: on the left its columns, each one forward sweep, on the
 * right its rows, each one reverse sweep.
 *
 * Each slider uncovers columns or rows, so that neither needs to know where the other stands.
 *
 * @throws RangeError unless n, m and `most` are whole numbers, 1 ≤ n, m ≤ most and 2 ≤ most ≤ 20.
 */
export function jacobianSweeps({ inputs, outputs, most = 10 }: JacobianSweeps): Figure {
  check(inputs, outputs, most);
  const counts = Array.from({ length: most }, (_, k) => k + 1);
  const halves = [
    { x: 'x', y: 'y', colour: palette.sky, other: palette.blue },
    { x: 'x2', y: 'y2', colour: palette.orange, other: '#f6d28a' },
  ];
  const data = halves.map(({ x, y, colour, other }, half) => ({
    type: 'heatmap',
    ...{ xaxis: x, yaxis: y, x: counts, y: counts },
    // stripes, so that one sweep can be told from the next
    z: counts.map((j) => counts.map((i) => (half === 0 ? i : j) % 2)),
    ...{ zmin: 0, zmax: 1, showscale: false, hoverinfo: 'skip' },
    ...{ xgap: half === 0 ? 3 : 0, ygap: half === 0 ? 0 : 3 },
    colorscale: [
      [0, other],
      [1, colour],
    ],
  }));
  const end = most + 0.5;
  const cover = { type: 'rect', fillcolor: '#ffffff', line: { width: 0 }, layer: 'above' };
  const shapes = halves.flatMap(({ x, y }) => [
    { ...cover, xref: x, yref: y, x0: inputs + 0.5, x1: end, y0: 0.5, y1: end },
    { ...cover, xref: x, yref: y, x0: 0.3, x1: end, y0: outputs + 0.5, y1: end },
  ]);
  return figure(
    data,
    { ...axes(end), shapes, ...controls(inputs, outputs, counts) },
    inWords(inputs, outputs, most),
  );
}

/** Rows are counted from the top, as in a matrix. */
function axes(end: number): PlotlyObject {
  const axis = { ticks: '', showgrid: false, zeroline: false, fixedrange: true, dtick: 1 };
  const across = { ...axis, range: [0.4, end], title: { text: 'input i', standoff: 6 } };
  const down = { ...axis, range: [end, 0.4], title: { text: 'output j', standoff: 6 } };
  return {
    height: 540,
    margin: { l: 60, r: 20, t: 60, b: 220 },
    xaxis: { ...across, domain: [0, 0.44] },
    yaxis: down,
    xaxis2: { ...across, domain: [0.56, 1], anchor: 'y2' },
    yaxis2: { ...down, anchor: 'x2' },
  };
}

function controls(inputs: number, outputs: number, counts: readonly number[]): PlotlyObject {
  const title = { showarrow: false, xref: 'paper', yref: 'paper', y: 1.03, yanchor: 'bottom' };
  const slider = { len: 1, x: 0, xanchor: 'left', y: 0, yanchor: 'top' };
  return {
    annotations: [
      { ...title, x: 0, xanchor: 'left', text: forward(inputs), font: { size: 15 } },
      { ...title, x: 0.56, xanchor: 'left', text: reverse(outputs), font: { size: 15 } },
    ],
    sliders: [
      {
        ...slider,
        pad: { t: 70 },
        active: inputs - 1,
        currentvalue: { prefix: 'number of inputs n = ' },
        steps: counts.map((n) => ({
          label: String(n),
          method: 'relayout',
          args: [
            { 'shapes[0].x0': n + 0.5, 'shapes[2].x0': n + 0.5, 'annotations[0].text': forward(n) },
          ],
        })),
      },
      {
        ...slider,
        pad: { t: 150 },
        active: outputs - 1,
        currentvalue: { prefix: 'number of outputs m = ' },
        steps: counts.map((m) => ({
          label: String(m),
          method: 'relayout',
          args: [
            { 'shapes[1].y0': m + 0.5, 'shapes[3].y0': m + 0.5, 'annotations[1].text': reverse(m) },
          ],
        })),
      },
    ],
  };
}

function forward(n: number): string {
  return `forward mode: ${sweeps(n)}, a column each`;
}

function reverse(m: number): string {
  return `reverse mode: ${sweeps(m)}, a row each`;
}

function sweeps(k: number): string {
  return k === 1 ? '1 sweep' : `${k} sweeps`;
}

function inWords(n: number, m: number, most: number): string {
  return (
    `The Jacobian of m outputs by n inputs, twice, with a slider for n and one for m, each from 1 to ${most}. ` +
    `On the left forward mode fills it column by column, ${sweeps(n)} for n = ${n}; ` +
    `on the right reverse mode fills it row by row, ${sweeps(m)} for m = ${m}.`
  );
}

function check(inputs: number, outputs: number, most: number): void {
  const within = (k: number, from: number, to: number) =>
    Number.isInteger(k) && k >= from && k <= to;
  if (!within(most, 2, 20)) {
    throw new RangeError(`jacobianSweeps: most is ${most}; it must be a whole number from 2 to 20`);
  }
  for (const [name, k] of [
    ['inputs', inputs],
    ['outputs', outputs],
  ] as const) {
    if (!within(k, 1, most)) {
      throw new RangeError(
        `jacobianSweeps: ${name} is ${k}; it must be a whole number from 1 to ${most}`,
      );
    }
  }
}
