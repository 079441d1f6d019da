// The edges of a network one after the other: for each the way from it to the output, and its text.

import { type Figure, figure, type PlotlyObject } from './figure.ts';
import { networkDrawing } from './network-drawing.ts';
import {
  biasEdges,
  type Edge,
  edgeValue,
  type NetworkDrawing,
  type Point,
  place,
  weightEdges,
} from './network-plan.ts';
import { steps } from './steps.ts';

const lineHeight = 22;

/**
 * The drawing with a slider over its weights and biases. The text of the chosen one, such as its chain
 * of factors, stands above the drawing, and the edges over which it reaches the output are marked.
 *
 * @throws RangeError as `networkDrawing` does.
 */
export function edgeSteps(drawing: NetworkDrawing): Figure {
  const drawn = networkDrawing(drawing);
  const edges = [...weightEdges(drawing), ...biasEdges(drawing)];
  const lines = 1 + Math.max(...edges.map(({ text }) => text.split('<br>').length));
  const margin = drawn.layout.margin as { readonly t: number };
  const room = 14 + lineHeight * lines;
  const layout = {
    ...drawn.layout,
    height: Number(drawn.layout.height) + room,
    margin: { ...margin, t: margin.t + room },
  };
  // The marks lie under the edges, whose colours they leave visible on both sides.
  const base = figure([wayTrace([]), ...drawn.data], layout, drawing.alt);
  const names = drawn.layout.annotations as readonly PlotlyObject[];
  const list = edges.map((edge) => {
    const chain = edge.text.split('<br>');
    const heading = [`<b>${edgeValue(edge, drawing.quantity)}</b>`, ...chain];
    return {
      label: edge.name,
      alt: `${[edgeValue(edge, drawing.quantity), ...chain].join(' ')}.`,
      data: { 0: wayTrace(wayFrom(edge, drawing)) },
      layout: { annotations: [...names, above(heading)] },
    };
  });
  return steps(base, list, { duration: 2500 });
}

/** The edge itself, and all edges behind the node it leads to. */
function wayFrom({ from, to }: Edge, { sizes }: NetworkDrawing): [Point, Point][] {
  const way: [Point, Point][] = [[from, to]];
  let reached = [to];
  for (let l = to[0] + 1; l < sizes.length; l++) {
    const layer = Array.from({ length: sizes[l] }, (_, j) => place(sizes, l, j));
    for (const start of reached) way.push(...layer.map((end): [Point, Point] => [start, end]));
    reached = layer;
  }
  return way;
}

function wayTrace(way: readonly (readonly [Point, Point])[]): PlotlyObject {
  const gap = [null, null] as const;
  const points = way.length === 0 ? [gap] : way.flatMap((ends) => [...ends, gap]);
  return {
    type: 'scatter',
    mode: 'lines',
    x: points.map((point) => point[0]),
    y: points.map((point) => point[1]),
    line: { color: '#f2d24b', width: 24 },
    hoverinfo: 'skip',
    showlegend: false,
  };
}

function above(lines: readonly string[]): PlotlyObject {
  return {
    xref: 'paper',
    yref: 'paper',
    x: 0,
    y: 1,
    xanchor: 'left',
    yanchor: 'bottom',
    yshift: 8,
    text: lines.join('<br>'),
    align: 'left',
    showarrow: false,
    font: { size: 14 },
  };
}
