// A fully connected network as a drawing: a circle for each node, a small square 1 for each bias, and
// each edge in the colour and width of a number that belongs to it, its weight or its derivative.

import { type Figure, figure, type PlotlyObject, palette } from './figure.ts';
import {
  biasEdges,
  checkFit,
  type Edge,
  edgeValue,
  type NetworkDrawing,
  type NodeDrawing,
  nameOf,
  type Point,
  place,
  weightEdges,
} from './network-plan.ts';
import { digits } from './number.ts';

/** Negative blue, zero white, positive vermilion: told apart by every kind of colour vision. */
const colours = [palette.blue, '#ffffff', palette.red] as const;

/** Points along an edge, so that the pointer meets one wherever it touches the line. */
const pointsAlong = 31;

/** With more edges, or nodes closer than this, names would cover the drawing; the pointer still shows them. */
const roomForNames = { edges: 24, spacing: 120 };

/**
 * The network with layers of `sizes`, drawn from left to right, first node on top. Under the pointer an
 * edge shows its name (w¹₁₂: to layer 1, from node 1, to node 2), its number and the caller's text.
 *
 * The index of a node that is alone in its layer is left out: w²₁, b², a². The colours are centred on
 * 0 and reach as far as the largest |number|.
 *
 * @throws RangeError if a list does not fit `sizes`, or a number is not finite.
 * @example
 * networkDrawing({ sizes: [2, 1], weights: [[[0.5], [-1]]], quantity: 'θ', alt: 'Two edges.' })
 */
export function networkDrawing(drawing: NetworkDrawing): Figure {
  checkFit(drawing);
  const { sizes, quantity, scale = 'linear', alt } = drawing;
  const weights = weightEdges(drawing);
  const biases = biasEdges(drawing);
  const edges = [...weights, ...biases];
  const largest = Math.max(...edges.map(({ number }) => Math.abs(number))) || 1;
  const position = (x: number): number => {
    const part = Math.abs(x) / largest;
    return Math.sign(x) * (scale === 'root' ? Math.sqrt(part) : part); // −1 … 1
  };
  const spacing = Math.max(60, Math.min(170, 640 / Math.max(...sizes))); // pixels between nodes
  const data = [
    ...edges.flatMap((edge) => edgeTraces(edge, position(edge.number), quantity)),
    biasTrace(biases, Math.min(20, 0.2 * spacing)),
    nodeTrace(drawing, Math.min(62, 0.6 * spacing)),
    colourBar(quantity, largest, scale),
  ];
  const named = edges.length <= roomForNames.edges && spacing >= roomForNames.spacing ? edges : [];
  return figure(data, layout(sizes, spacing, named.map(nameOnEdge)), alt);
}

/**
 * The edge, and under it a wider grey one, so that a white edge can be seen on white. Both end inside
 * the circles but short of their centres, where the pointer is to meet the node.
 */
function edgeTraces(edge: Edge, u: number, quantity: string): PlotlyObject[] {
  const { name, text, from, to } = edge;
  const along = Array.from(
    { length: pointsAlong },
    (_, k) => 0.03 + (0.94 * k) / (pointsAlong - 1),
  );
  const x = along.map((t) => from[0] + t * (to[0] - from[0]));
  const y = along.map((t) => from[1] + t * (to[1] - from[1]));
  const width = 2 + 9 * Math.abs(u);
  const line = { x, y, type: 'scatter', mode: 'lines', showlegend: false };
  const value = edgeValue(edge, quantity);
  return [
    { ...line, hoverinfo: 'skip', line: { color: '#8a8a8a', width: width + 1.5 } },
    {
      ...line,
      name,
      line: { color: colourAt(u), width },
      hoverinfo: 'text',
      hovertext: text === '' ? `<b>${value}</b>` : `<b>${value}</b><br>${text}`,
    },
  ];
}

/** The colour at u from −1 to 1, mixed as the colour bar mixes it. */
function colourAt(u: number): string {
  const end = u < 0 ? colours[0] : colours[2];
  const parts = [1, 3, 5].map((k) => {
    const [white, full] = [colours[1], end].map((hex) => Number.parseInt(hex.slice(k, k + 2), 16));
    return Math.round(white + Math.abs(u) * (full - white));
  });
  return `rgb(${parts.join(', ')})`;
}

function nameOnEdge({ name, number, from, to, nameAt }: Edge): PlotlyObject {
  const aboveBias = nameAt === 0;
  return {
    x: from[0] + nameAt * (to[0] - from[0]),
    y: from[1] + nameAt * (to[1] - from[1]),
    text: `${name}${aboveBias ? '  ' : '<br>'}${digits(number, 4)}`,
    ...(aboveBias ? { yanchor: 'bottom', yshift: 12 } : {}),
    bgcolor: 'rgba(255, 255, 255, 0.85)',
    showarrow: false,
    font: { size: 14 },
    borderpad: 1,
  };
}

/** What a bias multiplies: the constant 1. */
function biasTrace(edges: readonly Edge[], size: number): PlotlyObject {
  return {
    ...marks(
      edges.map(({ from }) => from),
      'square',
      size,
    ),
    text: edges.map(() => (size < 16 ? '' : '1')),
    hoverinfo: 'skip',
  };
}

function nodeTrace({ sizes, nodes }: NetworkDrawing, size: number): PlotlyObject {
  const all = sizes.flatMap((of, l) =>
    Array.from({ length: of }, (_, j) => {
      const name = l === 0 ? nameOf('x', l, [[j, of]]).replace('⁰', '') : nameOf('a', l, [[j, of]]);
      const { label, value, text }: NodeDrawing = nodes?.[l][j] ?? { label: name };
      return { at: place(sizes, l, j), label, value, text };
    }),
  );
  const lines = (label: string, value: number | undefined, decimals: number, equals: string) =>
    value === undefined ? label : label + equals + digits(value, decimals);
  return {
    ...marks(
      all.map(({ at }) => at),
      'circle',
      size,
    ),
    text: all.map(({ label, value }) => (size < 30 ? '' : lines(label, value, 4, '<br>'))),
    hoverinfo: 'text',
    hovertext: all.map(({ label, value, text }) => {
      const first = `<b>${lines(label, value, 9, ' = ')}</b>`;
      return text === undefined ? first : `${first}<br>${text}`;
    }),
  };
}

function marks(at: readonly Point[], symbol: string, size: number): PlotlyObject {
  return {
    x: at.map(([x]) => x),
    y: at.map(([, y]) => y),
    type: 'scatter',
    mode: 'markers+text',
    marker: { symbol, size, color: '#ffffff', opacity: 1, line: { color: '#222222', width: 1.5 } },
    textfont: { size: 14 },
    cliponaxis: false,
    showlegend: false,
  };
}

function colourBar(quantity: string, largest: number, scale: 'linear' | 'root'): PlotlyObject {
  const ticks = scale === 'root' ? [-1, -0.25, 0, 0.25, 1] : [-1, -0.5, 0, 0.5, 1];
  return {
    x: [null],
    y: [null],
    type: 'scatter',
    mode: 'markers',
    hoverinfo: 'skip',
    showlegend: false,
    marker: {
      color: [0],
      cmin: -1,
      cmax: 1,
      colorscale: colours.map((colour, k) => [k / 2, colour]),
      showscale: true,
      colorbar: {
        title: { text: quantity },
        tickvals: [-1, -0.5, 0, 0.5, 1],
        ticktext: ticks.map((tick) => digits(tick * largest, 4)),
        thickness: 14,
        outlinewidth: 1,
        outlinecolor: '#8a8a8a',
      },
    },
  };
}

function layout(
  sizes: readonly number[],
  spacing: number,
  annotations: PlotlyObject[],
): PlotlyObject {
  const [last, tallest] = [sizes.length - 1, Math.max(...sizes)];
  const bare = { showgrid: false, zeroline: false, fixedrange: true };
  const layers = sizes.map((_, l) => l);
  return {
    annotations,
    xaxis: {
      ...bare,
      range: [-0.3, last + 0.3],
      tickvals: layers,
      ticktext: layers.map((l) => `layer l = ${l}`),
    },
    yaxis: { ...bare, range: [-tallest / 2, tallest / 2 + 0.25], visible: false },
    height: Math.round(spacing * (tallest + 0.25) + 70),
    margin: { l: 20, r: 20, t: 20, b: 50 },
    hovermode: 'closest',
    hoverlabel: { bgcolor: '#ffffff', bordercolor: '#222222', align: 'left', font: { size: 13 } },
  };
}
