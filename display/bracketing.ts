// A chain of matrices multiplied from the left and from the right: every factor and every product in
// between as a rectangle, all to one scale, with the multiplications of each step.

import { type Figure, figure, type PlotlyObject, palette } from './figure.ts';

export interface ChainFactor {
  readonly name: string;
  readonly rows: number;
  readonly cols: number;
}

/** One side of the figure: what is left to multiply after each step, and what the steps cost. */
interface Order {
  readonly title: string;
  readonly stages: readonly (readonly ChainFactor[])[];
  /** Multiplications of each step; one fewer than stages. */
  readonly counts: readonly number[];
  /** The index of the pair that each stage multiplies. */
  readonly pairs: readonly number[];
}

const widest = 700; // pixels of a row, with room for the margins
const largestCell = 26;
const gap = 26; // for an operator
const arrowGap = 40;
const rowGap = 104; // for a title and the shapes

/**
 * factors[0] factors[1] …, bracketed from the left in the upper row and from the right in the lower.
 *
 * The pair that is multiplied next is orange, a product that came out blue. A p × q matrix times a
 * q × r matrix takes p q r multiplications.
 *
 * @throws RangeError if there are fewer than three factors, a size is not a whole number ≥ 1, or two
 *   neighbours cannot be multiplied.
 * @example
 * const names = [[1, 2], [2, 3], [3, 9]].map(([rows, cols], k) => ({ name: 'ABC'[k], rows, cols }));
 * bracketing(names).alt // '… From the left: 6 + 27 = 33 multiplications. From the right: 54 + 18 = 72 …'
 */
export function bracketing(factors: readonly ChainFactor[]): Figure {
  check(factors);
  const orders = [fromTheLeft(factors), fromTheRight(factors)];
  const cell = Math.min(...orders.map((order) => cellFor(order)), largestCell);
  const tallest = Math.max(...factors.map(({ rows }) => rows)) * cell;
  const shapes: PlotlyObject[] = [];
  const annotations: PlotlyObject[] = [];
  orders.forEach((order, k) => {
    const middle = rowGap * (k + 0.62) + tallest * (k + 0.5);
    annotations.push(text(0, middle - tallest / 2 - 44, `<b>${sentence(order)}</b>`, 'left', 15));
    drawOrder(order, cell, middle, tallest, shapes, annotations);
  });
  const height = 2 * (rowGap + tallest);
  const axis = { visible: false, fixedrange: true };
  const layout = {
    shapes,
    annotations,
    xaxis: { ...axis, range: [-4, widest + 4] },
    yaxis: { ...axis, range: [height, 0] },
    height: height + 16,
    margin: { l: 8, r: 8, t: 8, b: 8 },
    hovermode: false,
  };
  const chain = factors.map(({ name, rows, cols }) => `${name} (${rows} × ${cols})`).join(' · ');
  const alt = `The chain ${chain}, drawn to scale and multiplied in two orders. ${orders.map(sentence).join('. ')}.`;
  return figure([{ type: 'scatter', x: [], y: [] }], layout, alt);
}

function sentence({ title, counts }: Order): string {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return `${title}: ${counts.join(' + ')} = ${total} multiplications`;
}

function fromTheLeft(factors: readonly ChainFactor[]): Order {
  return order('From the left', factors, () => 0);
}

function fromTheRight(factors: readonly ChainFactor[]): Order {
  return order('From the right', factors, (left) => left.length - 2);
}

function order(
  title: string,
  factors: readonly ChainFactor[],
  next: (left: readonly ChainFactor[]) => number,
): Order {
  const stages = [factors];
  const [counts, pairs]: [number[], number[]] = [[], []];
  for (let left = factors; left.length > 1; left = stages[stages.length - 1]) {
    const k = next(left);
    const [A, B] = [left[k], left[k + 1]];
    counts.push(A.rows * A.cols * B.cols);
    pairs.push(k);
    const product = { name: '', rows: A.rows, cols: B.cols };
    stages.push([...left.slice(0, k), product, ...left.slice(k + 2)]);
  }
  return { title, stages, counts, pairs };
}

/** The largest cell with which all stages of a row fit side by side. */
function cellFor({ stages }: Order): number {
  const cells = stages.flat().reduce((sum, { cols }) => sum + cols, 0);
  const gaps = stages.reduce((sum, stage) => sum + gap * (stage.length - 1), 0);
  return (widest - gaps - arrowGap * (stages.length - 1)) / cells;
}

function drawOrder(
  { stages, pairs }: Order,
  cell: number,
  middle: number,
  tallest: number,
  shapes: PlotlyObject[],
  annotations: PlotlyObject[],
): void {
  let x = 0;
  stages.forEach((stage, s) => {
    if (s > 0) {
      annotations.push(text(x + arrowGap / 2, middle, '→', 'center', 24));
      x += arrowGap;
    }
    stage.forEach(({ name, rows, cols }, k) => {
      if (k > 0) {
        annotations.push(text(x + gap / 2, middle, '·', 'center', 24));
        x += gap;
      }
      const next = s < pairs.length && (k === pairs[s] || k === pairs[s] + 1);
      const fillcolor = next ? '#f6d9a4' : name === '' ? '#bcd9ec' : '#e4e4e4';
      const [top, bottom] = [middle - (rows * cell) / 2, middle + (rows * cell) / 2];
      const line = { color: name === '' ? palette.blue : palette.grey, width: 1.5 };
      shapes.push({
        type: 'rect',
        x0: x,
        x1: x + cols * cell,
        y0: top,
        y1: bottom,
        fillcolor,
        line,
      });
      const centre = x + (cols * cell) / 2;
      annotations.push(text(centre, middle + tallest / 2 + 14, `${rows} × ${cols}`, 'center', 12));
      annotations.push(text(centre, middle - tallest / 2 - 14, name, 'center', 14));
      x += cols * cell;
    });
  });
}

function text(x: number, y: number, content: string, xanchor: string, size: number): PlotlyObject {
  return { x, y, text: content, xanchor, yanchor: 'middle', showarrow: false, font: { size } };
}

function check(factors: readonly ChainFactor[]): void {
  if (factors.length < 3) {
    throw new RangeError(
      `bracketing: there are ${factors.length} factors; fewer than three can be bracketed in one way only`,
    );
  }
  factors.forEach(({ name, rows, cols }, k) => {
    for (const size of [rows, cols]) {
      if (!Number.isInteger(size) || size < 1) {
        throw new RangeError(
          `bracketing: ${name} is ${rows} × ${cols}; sizes are whole numbers from 1 on`,
        );
      }
    }
    const next = factors[k + 1];
    if (next !== undefined && cols !== next.rows) {
      throw new RangeError(
        `bracketing: ${name} is ${rows} × ${cols} but ${next.name} is ${next.rows} × ${next.cols}; ` +
          `the columns of one must match the rows of the next (${cols} ≠ ${next.rows})`,
      );
    }
  });
}
