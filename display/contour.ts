// Level lines of a cost over two parameters, with what is found on them: curves, single points and
// the path of a descent. z[j][i] belongs to (x[i], y[j]): a row for each y, as the picture lies.

import { type Figure, figure, type PlotlyObject, palette } from './figure.ts';

export interface ContourPlot {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly z: readonly (readonly number[])[];
  /** The level lines: from, from + step, …, to. Beyond `to` the colour stays the darkest. */
  readonly levels: { readonly from: number; readonly to: number; readonly step: number };
  /** Titles of the axes and of the colour bar. */
  readonly titles: { readonly x: string; readonly y: string; readonly z: string };
  /** Dashed lines. Curves of one name share a colour and an entry in the legend. */
  readonly curves?: readonly NamedPoints[];
  /** Points of their own, such as a saddle. */
  readonly marks?: readonly NamedPoints[];
  /** Visited in order. Its first and last point are marked as start and end, or as start if alone. */
  readonly path?: DescentPath;
}

export interface NamedPoints {
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
}

export interface DescentPath extends NamedPoints {
  /** The cost at each point, for the hover text. */
  readonly z?: readonly number[];
}

/**
 * The level lines of z over the grid x × y, low values light, and on them curves, marks and a path.
 *
 * Both axes have one scale, so that a path of steepest descent is seen to cross level lines at right
 * angles. The picture is cut at the edges of the grid.
 *
 * @throws RangeError if z has not a row for each y or a value for each x, the levels do not rise, or
 *   the path is empty or has not as many costs as points.
 */
export function contour(plot: ContourPlot, alt: string): Figure {
  checkGrid(plot);
  const { x, y, titles, curves = [], marks = [], path } = plot;
  const data = [
    levelLines(plot),
    ...curves.map((curve, k) => curveLine(curve, curves, k)),
    ...(path === undefined ? [] : pathTraces(path, titles)),
    ...marks.map((mark, k) => markPoints(mark, k, titles)),
  ];
  const axis = { zeroline: false, showgrid: false, constrain: 'domain', ticks: 'outside' };
  const layout = {
    xaxis: { ...axis, title: { text: titles.x, standoff: 6 }, range: [x[0], x[x.length - 1]] },
    yaxis: { ...axis, title: { text: titles.y }, range: [y[0], y[y.length - 1]], scaleanchor: 'x' },
    height: 640,
    margin: { l: 70, r: 20, t: 20, b: 110 },
    legend: { orientation: 'h', x: 0.5, xanchor: 'center', y: -0.13, yanchor: 'top' },
  };
  return figure(data, layout, alt);
}

/**
 * The values of f on the grid x × y, as `contour` takes them: grid(f, x, y)[j][i] = f(x[i], y[j]).
 *
 * @example
 * grid((x, y) => x - y, [1, 2, 3], [0, 1]) // [[1, 2, 3], [0, 1, 2]]
 */
export function grid(
  f: (x: number, y: number) => number,
  x: readonly number[],
  y: readonly number[],
): number[][] {
  return y.map((yj) => x.map((xi) => f(xi, yj)));
}

/**
 * n numbers at equal distances, both ends included.
 *
 * @throws RangeError unless n is a whole number from 2 on.
 * @example
 * spaced(0, 1, 5) // [0, 0.25, 0.5, 0.75, 1]
 */
export function spaced(from: number, to: number, n: number): number[] {
  if (!Number.isInteger(n) || n < 2) {
    throw new RangeError(`spaced: n is ${n}; both ends need a place, so it must be 2 or more`);
  }
  return Array.from({ length: n }, (_, i) => (from * (n - 1 - i) + to * i) / (n - 1));
}

/** White over light blue to blue: dark lines and the colours of the palette are read on all of it. */
const shades = [
  [0, '#ffffff'],
  [0.5, '#bcd9ec'],
  [1, '#7fb5d8'],
];

function levelLines({ x, y, z, levels, titles }: ContourPlot): PlotlyObject {
  return {
    type: 'contour',
    x,
    y,
    z,
    zmin: levels.from,
    zmax: levels.to,
    contours: { start: levels.from, end: levels.to, size: levels.step, coloring: 'heatmap' },
    colorscale: shades,
    colorbar: { title: { text: titles.z }, thickness: 14, outlinewidth: 0 },
    line: { color: '#5b7f99', width: 1 },
    hovertemplate: hover(titles, '%{z:.4f}', ''),
  };
}

function curveLine(
  { name, points }: NamedPoints,
  all: readonly NamedPoints[],
  k: number,
): PlotlyObject {
  const first = all.findIndex((curve) => curve.name === name);
  const names = [...new Set(all.map((curve) => curve.name))];
  const colours = [palette.green, palette.purple, palette.orange];
  return {
    type: 'scatter',
    mode: 'lines',
    name,
    legendgroup: name,
    showlegend: k === first,
    x: points.map((p) => p[0]),
    y: points.map((p) => p[1]),
    line: { color: colours[names.indexOf(name) % colours.length], width: 3, dash: 'dash' },
    hoverinfo: 'name',
  };
}

function markPoints({ name, points }: NamedPoints, k: number, titles: Titles): PlotlyObject {
  const symbols = ['x', 'diamond', 'triangle-up', 'star'];
  return {
    type: 'scatter',
    mode: 'markers',
    name,
    x: points.map((p) => p[0]),
    y: points.map((p) => p[1]),
    marker: { symbol: symbols[k % symbols.length], size: 12, color: palette.black },
    hovertemplate: hover(titles, '', name),
  };
}

function pathTraces({ name, points, z }: DescentPath, titles: Titles): PlotlyObject[] {
  const x = points.map((p) => p[0]);
  const y = points.map((p) => p[1]);
  const customdata = points.map((_, k) => [k, z?.[k] ?? null]);
  const last = points.length - 1;
  const line = {
    type: 'scatter',
    mode: 'lines+markers',
    name,
    x,
    y,
    customdata,
    line: { color: palette.red, width: 2 },
    marker: { color: palette.red, size: 6 },
    hovertemplate: hover(titles, z && '%{customdata[1]:.6f}', 'step %{customdata[0]}'),
  };
  const end = (k: number, symbol: string, endName: string) => ({
    type: 'scatter',
    mode: 'markers',
    name: endName,
    x: [x[k]],
    y: [y[k]],
    marker: { symbol, size: 13, color: '#ffffff', line: { color: palette.red, width: 3 } },
    hovertemplate: hover(titles, z && `${z[k].toFixed(6)}`, endName),
  });
  if (last === 0) return [end(0, 'circle', 'start')];
  return [line, end(0, 'circle', 'start'), end(last, 'square', 'end')];
}

type Titles = ContourPlot['titles'];

/** The text at the pointer; the empty `extra` keeps Plotly from adding the name of the trace. */
function hover(titles: Titles, z: string | undefined, heading: string): string {
  const lines = [heading, `${titles.x} = %{x:.4f}`, `${titles.y} = %{y:.4f}`];
  if (z) lines.push(`${titles.z} = ${z}`);
  return `${lines.filter((line) => line !== '').join('<br>')}<extra></extra>`;
}

function checkGrid({ x, y, z, levels, path }: ContourPlot): void {
  if (z.length !== y.length) {
    throw new RangeError(
      `contour: z has ${z.length} rows but y has ${y.length} values; z needs a row for each y`,
    );
  }
  z.forEach((row, j) => {
    if (row.length !== x.length) {
      throw new RangeError(
        `contour: row ${j} of z has ${row.length} values but x has ${x.length}; each row needs a value for each x`,
      );
    }
  });
  if (!(levels.step > 0 && levels.to > levels.from)) {
    throw new RangeError(
      `contour: levels go from ${levels.from} to ${levels.to} in steps of ${levels.step}; they must rise`,
    );
  }
  if (path?.points.length === 0) {
    throw new RangeError('contour: the path is empty; give at least its start');
  }
  if (path?.z !== undefined && path.z.length !== path.points.length) {
    throw new RangeError(
      `contour: the path has ${path.points.length} points but ${path.z.length} costs; give one cost for each point`,
    );
  }
}
