// A matrix of weights as a grid of cells, with two buttons that turn it from one index convention to
// the other. All that the buttons need stands in the figure, so no kernel has to run.

import { type Figure, figure, type PlotlyObject, palette } from './figure.ts';
import {
  checkLayer,
  type IndexConvention,
  nodesAndNames,
  weightReading,
} from './index-convention.ts';
import { nameOf } from './network-plan.ts';
import { digits, type MatrixLike } from './number.ts';

/** With more rows or columns names would not fit their cells; the pointer still shows them. */
const roomForNames = 8;

/**
 * W^l with the buttons from–to and to–from, which exchange the names and turn the
 * layout. Under the grid stand the numbers as they are stored, whatever button is pressed.
 *
 * @param l the layer that W leads to, from 1 on.
 * @throws RangeError if l is not a whole number ≥ 1.
 */
export function indexSwitch(W: MatrixLike, l: number): Figure {
  checkLayer('indexSwitch', l);
  const [from, to] = (['from-to', 'to-from'] as const).map((convention) => drawn(W, l, convention));
  const axis = { type: 'category', showgrid: false, zeroline: false, fixedrange: true };
  const layout = {
    title: { text: from.heading, font: { size: 16 }, yref: 'container', y: 0.82, yanchor: 'top' },
    height: 230 + 70 * Math.min(4, Math.max(W.rows, W.cols)),
    margin: { l: 80, r: 20, t: 140, b: 60 },
    xaxis: { ...axis, side: 'top' },
    yaxis: { ...axis, autorange: 'reversed' },
    annotations: [storedLine(W, l)],
    hoverlabel: { bgcolor: '#ffffff', bordercolor: '#222222', align: 'left', font: { size: 13 } },
    updatemenus: [buttons(from, to)],
  };
  return figure([grid(W, from)], layout, inWords(W, l));
}

function grid(W: MatrixLike, { cells }: Drawn): PlotlyObject {
  const largest = Math.max(...W.data.map(Math.abs)) || 1;
  return {
    type: 'heatmap',
    ...cells,
    zmin: -largest,
    zmax: largest,
    colorscale: [
      [0, palette.sky],
      [0.5, '#ffffff'],
      [1, palette.orange],
    ],
    showscale: !hasRoom(W),
    xgap: 3,
    ygap: 3,
    texttemplate: '%{text}',
    textfont: { size: 16, color: '#111111' },
    hovertemplate: '%{hovertext}<extra></extra>',
  };
}

interface Drawn {
  readonly heading: string;
  readonly cells: { readonly [option: string]: readonly unknown[] };
}

function drawn(W: MatrixLike, l: number, convention: IndexConvention): Drawn {
  const { heading, rowHeads, colHeads, cells } = weightReading(W, l, convention);
  return {
    heading,
    cells: {
      x: colHeads,
      y: rowHeads,
      z: cells.map((row) => row.map(({ value }) => value)),
      text: cells.map((row) =>
        row.map(({ name, value }) => (hasRoom(W) ? `${name}<br>${digits(value, 4)}` : '')),
      ),
      hovertext: cells.map((row) =>
        row.map(({ name, value, stored: [i, j] }) =>
          [
            `<b>${name} = ${digits(value)}</b>`,
            ...nodesAndNames(l, [i, j], [W.rows, W.cols]),
            `stored: data[${i * W.cols + j}]`,
          ].join('<br>'),
        ),
      ),
    },
  };
}

function buttons(...readings: readonly [from: Drawn, to: Drawn]): PlotlyObject {
  return {
    type: 'buttons',
    direction: 'right',
    active: 0,
    x: 0.5,
    xanchor: 'center',
    y: 1,
    yanchor: 'bottom',
    pad: { b: 80 },
    buttons: readings.map(({ heading, cells }, k) => ({
      label: k === 0 ? 'from–to' : 'to–from',
      method: 'update',
      // Plotly wants a list with the new value for each trace; there is one trace.
      args: [
        Object.fromEntries(Object.entries(cells).map(([option, value]) => [option, [value]])),
        { 'title.text': heading },
      ],
    })),
  };
}

function storedLine(W: MatrixLike, l: number): PlotlyObject {
  return {
    xref: 'paper',
    yref: 'paper',
    x: 0.5,
    y: 0,
    yanchor: 'top',
    yshift: -14,
    showarrow: false,
    text: stored(W, l),
  };
}

/** What neither button changes. */
function stored(W: MatrixLike, l: number): string {
  const numbers = hasRoom(W) ? ` ${digits([...W.data], 4)}` : '';
  return `${nameOf('W', l, [])} as stored: ${W.rows} × ${W.cols}, row by row${numbers}`;
}

function hasRoom({ rows, cols }: MatrixLike): boolean {
  return Math.max(rows, cols) <= roomForNames;
}

function inWords(W: MatrixLike, l: number): string {
  const list = (convention: IndexConvention) =>
    weightReading(W, l, convention)
      .cells.map((row) => row.map(({ name, value }) => `${name} = ${digits(value, 4)}`).join(', '))
      .join('; ');
  const [from, to] = (['from-to', 'to-from'] as const).map((convention) =>
    hasRoom(W) ? `: ${list(convention)}` : '',
  );
  return (
    `The weights of ${nameOf('W', l, [])} as a grid with two buttons. From–to: a row for ` +
    `each node a weight comes from${from}. To–from: the same numbers transposed, a row ` +
    `for each node a weight leads to${to}. Under the grid, the same for both: ${stored(W, l)}.`
  );
}
