// A plain line plot: one or several quantities over one axis.

import { type Figure, figure, palette } from './figure.ts';

export interface LinePlot {
  readonly series: readonly LineSeries[];
  readonly titles: { readonly x: string; readonly y: string };
  /** The scale of each axis; linear if left out. */
  readonly scale?: { readonly x?: 'linear' | 'log'; readonly y?: 'linear' | 'log' };
}

export interface LineSeries {
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Drawn as `lines` unless it says otherwise. */
  readonly mode?: 'lines' | 'lines+markers' | 'markers';
}

/**
 * Each series as a line in its own colour and dashing, so that they are told apart without colour.
 *
 * @throws RangeError if there is no series, or one has not as many y as x.
 */
export function line({ series, titles, scale }: LinePlot, alt: string): Figure {
  if (series.length === 0) {
    throw new RangeError('line: there is no series; give at least one');
  }
  for (const { name, x, y } of series) {
    if (x.length !== y.length) {
      throw new RangeError(
        `line: ${name} has ${x.length} x but ${y.length} y; each x needs a y (${x.length} ≠ ${y.length})`,
      );
    }
  }
  const colours = [palette.blue, palette.red, palette.green, palette.purple, palette.black];
  const dashes = ['solid', 'dash', 'dot', 'dashdot', 'longdash'];
  const symbols = ['circle', 'square', 'diamond', 'triangle-up', 'x'];
  const data = series.map(({ name, x, y, mode = 'lines' }, k) => ({
    type: 'scatter',
    mode,
    name,
    x,
    y,
    line: { color: colours[k % colours.length], dash: dashes[k % dashes.length], width: 2.5 },
    marker: { color: colours[k % colours.length], symbol: symbols[k % symbols.length], size: 7 },
    hovertemplate: `${name}<br>${titles.x} = %{x}<br>${titles.y} = %{y:.6~g}<extra></extra>`,
  }));
  const axis = {
    zeroline: false,
    gridcolor: '#e4e4e4',
    linecolor: '#888888',
    ticks: 'outside',
    exponentformat: 'power', // 10⁻⁶ where Plotly would write 1μ
  };
  const layout = {
    xaxis: { ...axis, title: { text: titles.x }, type: scale?.x ?? 'linear' },
    yaxis: { ...axis, title: { text: titles.y }, type: scale?.y ?? 'linear', automargin: true },
    height: 380,
    margin: { l: 80, r: 20, t: 20, b: 60 },
    showlegend: series.length > 1,
    legend: { orientation: 'h', x: 0.5, xanchor: 'center', y: 1.02, yanchor: 'bottom' },
  };
  return figure(data, layout, alt);
}
