// A network through which a computation is followed: a picture for each step, with the edges that the
// step uses, its sum in numbers above the drawing, and below each layer a table of what is known by then.

import { type Figure, figure, type PlotlyObject, palette } from './figure.ts';
import { type Point, place } from './network-plan.ts';
import { type Step, steps } from './steps.ts';

/** Node j of layer l, both counted from 0. */
export type NodePlace = readonly [l: number, j: number];

export interface NetworkStep {
  /** Over the slider. */
  readonly label: string;
  /** The step in numbers, a line each; they stand above the drawing. */
  readonly lines: readonly string[];
  /** The nodes that the step computes. */
  readonly nodes: readonly NodePlace[];
  /** The edges it uses, each from a node to a node. */
  readonly edges: readonly (readonly [from: NodePlace, to: NodePlace])[];
  /** known[l]: the table below layer l after the step, a row for each node, its heading first. */
  readonly known: readonly (readonly (readonly string[])[])[];
}

export interface NetworkSteps {
  /** Nodes in the layers 0 … L. */
  readonly sizes: readonly number[];
  /** names[l][j], written into the nodes. */
  readonly names: readonly (readonly string[])[];
  readonly steps: readonly NetworkStep[];
  /** Whether the edges are followed against their direction, which decides the colour. */
  readonly backwards?: boolean;
}

const nodeSpacing = 84; // pixels
const lineHeight = 21;
const rowHeight = 17;

/**
 * The figure, with a slider over its steps.
 *
 * @throws RangeError if a step has not a table for each layer.
 */
export function networkSteps(
  { sizes, names, steps: list, backwards = false }: NetworkSteps,
  alt: string,
): Figure {
  for (const { label, known } of list) {
    if (known.length !== sizes.length) {
      throw new RangeError(
        `networkSteps: step ${label} has tables for ${known.length} layers but there are ${sizes.length}`,
      );
    }
  }
  const colour = backwards ? palette.blue : palette.red;
  const at = sizes.map((size, l) => Array.from({ length: size }, (_, j) => place(sizes, l, j)));
  const data = [edgeTrace(at), usedTrace([], at, colour), nodeTrace(at, names)];
  const base = figure(data, layout(sizes, list), alt);
  const pictures = list.map(
    (step): Step => ({
      label: step.label,
      alt: `${step.lines.join('; ')}.`,
      data: {
        1: usedTrace(step.edges, at, colour),
        2: { marker: { color: nodeColours(step.nodes, at, backwards) } },
      },
      layout: { annotations: [...headings(step.lines), ...tables(step.known, list, sizes)] },
    }),
  );
  return steps(base, pictures, { prefix: '', duration: 2500 });
}

function edgeTrace(at: readonly Point[][]): PlotlyObject {
  const all = at
    .slice(1)
    .flatMap((layer, k) => layer.flatMap((to) => at[k].map((from) => [from, to])));
  return { ...lineThrough(all), line: { color: '#c8c8c8', width: 1.5 } };
}

function usedTrace(
  edges: NetworkStep['edges'],
  at: readonly Point[][],
  color: string,
): PlotlyObject {
  const points = edges.map((ends) => ends.map(([l, j]) => at[l][j]));
  return { ...lineThrough(points), line: { color, width: 4 } };
}

/** Lines with gaps between them; a single point that is no number stands for no line at all. */
function lineThrough(lines: readonly (readonly Point[])[]): PlotlyObject {
  const points = lines.flatMap((line) => [...line, [null, null] as const]);
  const all = points.length === 0 ? [[null, null] as const] : points;
  const [x, y] = [0, 1].map((k) => all.map((point) => point[k]));
  return { type: 'scatter', mode: 'lines', x, y, hoverinfo: 'skip', showlegend: false };
}

function nodeTrace(at: readonly Point[][], names: readonly (readonly string[])[]): PlotlyObject {
  const points = at.flat();
  return {
    type: 'scatter',
    mode: 'markers+text',
    x: points.map(([x]) => x),
    y: points.map(([, y]) => y),
    text: names.flat(),
    marker: { size: 46, color: '#ffffff', opacity: 1, line: { color: '#222222', width: 1.5 } },
    textfont: { size: 15 },
    cliponaxis: false,
    hoverinfo: 'skip',
    showlegend: false,
  };
}

/** Pale, so that the name in the node stays legible. */
function nodeColours(
  nodes: readonly NodePlace[],
  at: readonly Point[][],
  backwards: boolean,
): string[] {
  return at.flatMap((layer, l) =>
    layer.map((_, j) => {
      const computed = nodes.some(([nl, nj]) => nl === l && nj === j);
      return computed ? (backwards ? '#cfe3f2' : '#f9dcc6') : '#ffffff';
    }),
  );
}

function headings(lines: readonly string[]): PlotlyObject[] {
  return lines.map((text, k) => ({
    xref: 'paper',
    yref: 'paper',
    x: 0,
    y: 1,
    xanchor: 'left',
    yanchor: 'top',
    yshift: 14 + lineHeight * (lines.length - k),
    text,
    align: 'left',
    showarrow: false,
    font: { size: 15 },
  }));
}

/** Columns are as wide as in the widest step, so that nothing moves as numbers come in. */
function tables(
  known: NetworkStep['known'],
  list: readonly NetworkStep[],
  sizes: readonly number[],
): PlotlyObject[] {
  return known.map((rows, l) => {
    const ever = list.flatMap((step) => step.known[l]);
    const width = (k: number) => Math.max(...ever.map((row) => [...(row[k] ?? '')].length));
    const text = rows.map((row) =>
      row
        .map((cell, k) => '\u00a0'.repeat(width(k) - [...cell].length) + cell)
        .join('\u00a0\u00a0'),
    );
    return {
      x: l,
      y: -Math.max(...sizes) / 2,
      yanchor: 'top',
      yshift: -6,
      text: text.join('<br>'),
      align: 'left',
      showarrow: false,
      font: { family: 'Courier New, Courier, monospace', size: 13 },
    };
  });
}

function layout(sizes: readonly number[], list: readonly NetworkStep[]): PlotlyObject {
  const tallest = Math.max(...sizes);
  const last = sizes.length - 1;
  const most = Math.max(...list.map(({ lines }) => lines.length));
  const rows = Math.max(...list.flatMap(({ known }) => known.map((table) => table.length)));
  const margin = { l: 10, r: 10, t: 24 + lineHeight * most, b: 20 + rowHeight * rows };
  const bare = { visible: false, fixedrange: true };
  return {
    xaxis: { ...bare, range: [-0.42, last + 0.42] },
    yaxis: { ...bare, range: [-tallest / 2, tallest / 2] },
    margin,
    height: nodeSpacing * tallest + margin.t + margin.b,
    hovermode: false,
  };
}
