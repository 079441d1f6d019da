// Two passes through one network side by side, a right one and one with a mistake: every number of
// both, and a frame around the first that differs.

import { type Figure, figure, type PlotlyObject, palette } from './figure.ts';
import { digits, type MatrixLike } from './number.ts';
import { steps } from './steps.ts';

export interface PassNumbers {
  readonly name: string;
  /** The quantities in the order in which the pass computes them, by their symbols. */
  readonly quantities: Readonly<Record<string, MatrixLike>>;
}

export interface SideBySideOptions {
  /** 4 if left out. */
  readonly decimals?: number;
  /** Numbers differ if they are further apart than this; 1e-12 if left out. */
  readonly tolerance?: number;
}

const lineHeight = 20;
const column = 66; // pixels for a number
const labelRoom = 50;
const between = 36; // the two passes

/**
 * The right pass on the left, on the right one with a mistake; a slider chooses the mistake.
 *
 * Numbers that differ are red and bold; the first of them, in the order of computing, is framed on both
 * sides.
 *
 * @throws RangeError if there are fewer than two mistakes, or one has not the quantities and shapes of
 *   the right pass.
 */
export function sideBySide(
  right: PassNumbers,
  mistakes: readonly PassNumbers[],
  { decimals = 4, tolerance = 1e-12 }: SideBySideOptions = {},
): Figure {
  for (const mistake of mistakes) check(right, mistake);
  const entries = entriesOf(right);
  const half = between + labelRoom + column * Math.max(...entries.map(({ col }) => col + 1));
  const last = entries[entries.length - 1].line;
  const data = [
    labels(right, entries, 0),
    numbers(entries, labelRoom, decimals),
    labels(right, entries, half),
    numbers(entries, half + labelRoom, decimals),
  ];
  const axis = { visible: false, fixedrange: true };
  const layout = {
    xaxis: { ...axis, range: [0, 2 * half - between] },
    yaxis: { ...axis, range: [last + 1, -1.2] },
    height: lineHeight * (last + 2.2) + 40,
    margin: { l: 10, r: 10, t: 30, b: 10 },
    hovermode: false,
    showlegend: false,
  };
  const base = figure(
    data,
    layout,
    `${right.name} on the left, a pass with a mistake on the right. Numbers that differ are bold and the first of them is framed.`,
  );
  const list = mistakes.map((mistake) => {
    const found = entriesOf(mistake);
    const differs = found.map(({ value }, k) => !(Math.abs(value - entries[k].value) <= tolerance));
    const first = differs.indexOf(true);
    const places = first < 0 ? [] : [labelRoom, half + labelRoom];
    return {
      label: mistake.name.trim().split(/\s/)[0],
      alt: inWords(mistake.name, entries[first], found[first], decimals),
      data: { 3: numbers(found, half + labelRoom, decimals, differs) },
      layout: {
        annotations: [heading(right.name, 0), heading(mistake.name, half)],
        shapes: places.map((left) => frame(entries[first], left)),
      },
    };
  });
  return steps(base, list, { duration: 2500 });
}

/** One number and where it stands: its line in the figure, its place in its matrix. */
interface Entry {
  readonly name: string;
  readonly value: number;
  readonly row: number;
  readonly col: number;
  readonly line: number;
}

function entriesOf({ quantities }: PassNumbers): Entry[] {
  let line = 0;
  return Object.entries(quantities).flatMap(([name, { rows, cols, data }]) => {
    const entries = Array.from(data, (value, k): Entry => {
      const row = Math.floor(k / cols);
      return { name, value, row, col: k % cols, line: line + row };
    });
    line += rows + 0.4;
    return entries;
  });
}

function labels(
  { quantities }: PassNumbers,
  entries: readonly Entry[],
  left: number,
): PlotlyObject {
  const names = Object.keys(quantities);
  const lines = names.map((name) => entries.find((entry) => entry.name === name)?.line);
  return {
    ...textTrace(
      names.map(() => left),
      lines,
      names,
    ),
    textposition: 'middle right',
  };
}

function numbers(
  entries: readonly Entry[],
  left: number,
  decimals: number,
  differs: readonly boolean[] = [],
): PlotlyObject {
  const text = entries.map(({ value }, k) => {
    const shown = digits(value, decimals).replaceAll('-', '−');
    return differs[k] ? `<b>${shown}</b>` : shown;
  });
  const x = entries.map(({ col }) => left + (col + 1) * column - 8);
  const color = entries.map((_, k) => (differs[k] ? '#b04a00' : '#222222'));
  return {
    ...textTrace(
      x,
      entries.map(({ line }) => line),
      text,
    ),
    textposition: 'middle left',
    textfont: { size: 13, color },
  };
}

function textTrace(x: unknown[], y: unknown[], text: unknown[]): PlotlyObject {
  return { type: 'scatter', mode: 'text', x, y, text, cliponaxis: false };
}

function heading(text: string, x: number): PlotlyObject {
  const font = { size: 15 };
  return {
    x,
    y: -1.2,
    xanchor: 'left',
    yanchor: 'bottom',
    text: `<b>${text}</b>`,
    showarrow: false,
    font,
  };
}

function frame({ col, line }: Entry, left: number): PlotlyObject {
  const [x0, x1] = [left + col * column + 1, left + (col + 1) * column - 1];
  const border = { color: palette.red, width: 2.5 };
  return { type: 'rect', x0, x1, y0: line - 0.5, y1: line + 0.5, line: border };
}

function inWords(
  name: string,
  right: Entry | undefined,
  wrong: Entry | undefined,
  decimals: number,
): string {
  if (right === undefined || wrong === undefined) return `${name}: no number differs.`;
  const [is, should] = [wrong, right].map(({ value }) => digits(value, decimals));
  return `${name}: the first number that differs is ${right.name}, row ${right.row + 1}, column ${right.col + 1}: ${is} instead of ${should}.`;
}

function check(right: PassNumbers, mistake: PassNumbers): void {
  const shapes = ({ quantities }: PassNumbers) =>
    Object.entries(quantities)
      .map(([name, { rows, cols }]) => `${name} ${rows} × ${cols}`)
      .join(', ');
  const [wanted, given] = [shapes(right), shapes(mistake)];
  if (given !== wanted) {
    throw new RangeError(
      `sideBySide: ${mistake.name} has ${given} but ${right.name} has ${wanted}; ` +
        'both need the same quantities in the same shapes',
    );
  }
}
