// The matrices of a product such as Z = A W + 1 b as rectangles drawn to one scale: as high as the
// matrix has rows, as wide as it has columns, with operators between them and their shapes beneath.
// Lengths are in pixels of the figure at full size; y grows downwards, as rows are counted.

import { type Figure, figure, type PlotlyObject, palette } from './figure.ts';

/** One matrix of the product. */
export interface MatrixShape {
  readonly name: string;
  readonly rows: number;
  readonly cols: number;
  /** Its entries, row by row; without them the rectangle stays grey. */
  readonly values?: readonly (readonly number[])[];
  /** What a row and a column stand for, for the hover text: `example`, `from node`; `row`, `column` if left out. */
  readonly rowMeans?: string;
  readonly colMeans?: string;
}

export interface MatrixShapesOptions {
  readonly title?: string;
  /** Decimals of the numbers written into the cells, 2 if left out. */
  readonly decimals?: number;
  /** A sentence for the end of the text alternative. */
  readonly remark?: string;
}

const widest = 760; // what a notebook's column has room for
const highest = 420;
const largestCell = 52;
/** The shortest side drawn, so that one row beside 784 can still be seen. */
const shortest = 10;
const letter = 8; // width of a letter of the labels, about
const operatorRoom = 34;
const noOperatorRoom = 10;

/**
 * items[0] operators[0] items[1] operators[1] …, drawn to scale; '' stands for nothing between two.
 *
 * All sides share one scale. A side that would be shorter than 10 pixels is drawn 10 pixels long,
 * and the figure then says so. Cells with values are coloured from blue through white at 0 to
 * orange, on one scale for all matrices; the numbers are written in where all of them fit.
 *
 * @throws RangeError if there is not one operator fewer than items, a size is not a whole number
 *   ≥ 1, or the values do not have the shape of their matrix.
 * @example
 * const Z = { name: 'Z', rows: 2, cols: 3 };
 * const A = { name: 'A', rows: 2, cols: 2 };
 * const W = { name: 'W', rows: 2, cols: 3 };
 * matrixShapes([Z, A, W], ['=', '·']).alt // 'Z (2 × 3) = A (2 × 2) · W (2 × 3), drawn to scale, …'
 */
export function matrixShapes(
  items: readonly MatrixShape[],
  operators: readonly string[],
  { title, decimals = 2, remark }: MatrixShapesOptions = {},
): Figure {
  checkItems(items, operators);
  const cell = cellSize(items, operators);
  const height = Math.max(...items.map(({ rows }) => side(rows, cell)));
  const places = placed(items, operators, cell, height / 2);
  const width = totalWidth(items, operators, cell);
  const clamped = items.some(({ rows, cols }) => Math.min(rows, cols) * cell < shortest);
  const written = items.map(({ values }) => writtenNumbers(values, cell, decimals));
  const largest = Math.max(0, ...items.flatMap(({ values }) => values?.flat().map(Math.abs) ?? []));
  const allWritten = items.every(({ values }, k) => values === undefined || written[k] !== null);

  const titleRoom = title === undefined ? 0 : 34;
  const noteRoom = clamped ? 26 : 0;
  const axis = { visible: false, fixedrange: true };
  const layout: PlotlyObject = {
    ...(title === undefined ? {} : { title: { text: title, font: { size: 15 } } }),
    height: height + 76 + titleRoom + noteRoom,
    margin: { l: 8, r: allWritten ? 8 : 80, t: 34 + titleRoom, b: 42 + noteRoom },
    xaxis: { ...axis, range: [-2, width + 2] },
    yaxis: { ...axis, range: [height + 2, -2], scaleanchor: 'x', scaleratio: 1 },
    hovermode: 'closest',
    showlegend: false,
    shapes: places.map((place) => outline(place)),
    annotations: [
      ...places.flatMap((place) => labels(place)),
      ...operators.flatMap((operator, k) =>
        operator === '' ? [] : [operatorBetween(operator, places[k], places[k + 1], height / 2)],
      ),
      ...(clamped ? [clampNote] : []),
    ],
    coloraxis: {
      cmin: -(largest || 1),
      cmax: largest || 1,
      colorscale: [
        [0, palette.blue],
        [0.5, '#ffffff'],
        [1, palette.orange],
      ],
      showscale: !allWritten,
    },
  };
  const data = places.map((place, k) =>
    place.item.values ? cells(place, written[k]) : grey(place),
  );
  return figure(data, layout, alternative(items, operators, written, clamped, remark));
}

interface Place {
  readonly item: MatrixShape;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function side(entries: number, cell: number): number {
  return Math.max(entries * cell, shortest);
}

/** Room in the row for a matrix: its own width or that of its labels. */
function slotWidth({ name, rows, cols }: MatrixShape, cell: number): number {
  const label = Math.max([...name].length, `${rows} × ${cols}`.length);
  return Math.max(side(cols, cell), label * letter);
}

function gap(operator: string): number {
  return operator === '' ? noOperatorRoom : operatorRoom;
}

function totalWidth(items: readonly MatrixShape[], operators: readonly string[], cell: number) {
  const slots = items.reduce((sum, item) => sum + slotWidth(item, cell), 0);
  return operators.reduce((sum, operator) => sum + gap(operator), slots);
}

/** The largest cell with which the product fits the page; halving an interval finds it. */
function cellSize(items: readonly MatrixShape[], operators: readonly string[]): number {
  const most = Math.max(...items.map(({ rows }) => rows));
  let [fits, tooLarge] = [0, Math.min(largestCell, highest / most)];
  if (totalWidth(items, operators, tooLarge) <= widest) return tooLarge;
  for (let k = 0; k < 40; k++) {
    const middle = (fits + tooLarge) / 2;
    if (totalWidth(items, operators, middle) <= widest) fits = middle;
    else tooLarge = middle;
  }
  return fits;
}

function placed(
  items: readonly MatrixShape[],
  operators: readonly string[],
  cell: number,
  middle: number,
): Place[] {
  let x = 0;
  return items.map((item, k) => {
    const slot = slotWidth(item, cell);
    const [width, height] = [side(item.cols, cell), side(item.rows, cell)];
    const left = x + (slot - width) / 2;
    x += slot + (k < operators.length ? gap(operators[k]) : 0);
    return { item, left, top: middle - height / 2, width, height };
  });
}

/** The numbers as text, or null if there are none or one of them does not fit its cell. */
function writtenNumbers(
  values: MatrixShape['values'],
  cell: number,
  decimals: number,
): string[][] | null {
  const text = values?.map((row) => row.map((value) => value.toFixed(decimals).replace('-', '−')));
  return text?.every((row) => row.every((t) => t.length * 7 + 4 <= cell)) ? text : null;
}

function cells({ item, left, top, width, height }: Place, text: string[][] | null): PlotlyObject {
  const { name, rows, cols, values = [], rowMeans = 'row', colMeans = 'column' } = item;
  const edges = (start: number, length: number, n: number) =>
    Array.from({ length: n + 1 }, (_, k) => start + (k * length) / n);
  return {
    type: 'heatmap',
    name,
    x: edges(left, width, cols),
    y: edges(top, height, rows),
    z: values,
    coloraxis: 'coloraxis',
    ...(width / cols < 8 || height / rows < 8 ? {} : { xgap: 1, ygap: 1 }),
    ...(text === null ? {} : { text, texttemplate: '%{text}', textfont: { size: 12 } }),
    hovertext: values.map((row, i) =>
      row.map((value, j) => `${rowMeans} ${i + 1}, ${colMeans} ${j + 1}: ${value}`),
    ),
    hovertemplate: `${name}, %{hovertext}<extra></extra>`,
  };
}

function grey({ item: { name, rows, cols }, left, top, width, height }: Place): PlotlyObject {
  return {
    type: 'scatter',
    mode: 'lines',
    name,
    x: [left, left + width, left + width, left, left],
    y: [top, top, top + height, top + height, top],
    fill: 'toself',
    fillcolor: '#e4e4e4',
    line: { width: 0 },
    hoveron: 'fills',
    hoverinfo: 'text',
    text: `${name}: ${rows} × ${cols} = ${rows * cols} entries`,
  };
}

function outline({ left, top, width, height }: Place): PlotlyObject {
  const line = { color: palette.grey, width: 1.5 };
  return { type: 'rect', x0: left, x1: left + width, y0: top, y1: top + height, line };
}

function labels({ item, left, top, width, height }: Place): PlotlyObject[] {
  const common = { x: left + width / 2, xanchor: 'center', showarrow: false };
  const { name, rows, cols } = item;
  return [
    { ...common, y: top, yanchor: 'bottom', yshift: 4, text: `<b>${name}</b>`, font: { size: 16 } },
    { ...common, y: top + height, yanchor: 'top', yshift: -4, text: `${rows} × ${cols}` },
  ];
}

/** Midway between the edges of the two rectangles. */
function operatorBetween(text: string, before: Place, after: Place, y: number): PlotlyObject {
  const x = (before.left + before.width + after.left) / 2;
  return { x, y, text, showarrow: false, font: { size: 26 } };
}

const clampNote: PlotlyObject = {
  xref: 'paper',
  yref: 'paper',
  x: 0.5,
  y: 0,
  yanchor: 'top',
  yshift: -36,
  text: 'The thinnest sides are drawn thicker than to scale, so that they can be seen.',
  showarrow: false,
  font: { size: 12, color: palette.grey },
};

function alternative(
  items: readonly MatrixShape[],
  operators: readonly string[],
  written: readonly (string[][] | null)[],
  clamped: boolean,
  remark: string | undefined,
): string {
  const parts = items.map(({ name, rows, cols }, k) => {
    const after = operators[k] ? ` ${operators[k]}` : '';
    return `${name} (${rows} × ${cols})${after}`;
  });
  const product = `${parts.join(' ')}, drawn to scale, each as high as it has rows and as wide as it has columns.`;
  const entries = items.flatMap(({ name }, k) => {
    const rows = written[k]?.map((row) => row.join(', ')).join('; ');
    return rows === undefined ? [] : [`${name} = [${rows}]`];
  });
  const numbers = entries.length === 0 ? '' : ` Row by row: ${entries.join(', ')}.`;
  const thick = clamped ? ' The thinnest sides are drawn thicker than to scale.' : '';
  return product + numbers + thick + (remark === undefined ? '' : ` ${remark}`);
}

function checkItems(items: readonly MatrixShape[], operators: readonly string[]): void {
  if (items.length === 0 || operators.length !== items.length - 1) {
    throw new RangeError(
      `matrixShapes: there are ${items.length} matrices and ${operators.length} operators; ` +
        'give at least one matrix and one operator between each two',
    );
  }
  for (const { name, rows, cols, values } of items) {
    for (const [what, size] of [
      ['rows', rows],
      ['cols', cols],
    ] as const) {
      if (!Number.isInteger(size) || size < 1) {
        throw new RangeError(
          `matrixShapes: ${what} of ${name} is ${size}; it must be a whole number from 1 on`,
        );
      }
    }
    if (values === undefined) continue;
    const widths = values.map((row) => row.length);
    if (widths.length !== rows || widths.some((width) => width !== cols)) {
      throw new RangeError(
        `matrixShapes: ${name} is ${rows} × ${cols} but its values have rows of ` +
          `[${widths.join(', ')}] entries; give ${rows} rows of ${cols}`,
      );
    }
  }
}
