// What a computational graph is drawn of: a square for what is given, a disc for each operation, arrows,
// and texts. A view says which of the values and derivatives are to be seen.

import type {
  ComputationalGraph,
  GraphEdge,
  GraphLine,
  GraphPlan,
  Point,
} from './computational-graph-plan.ts';
import { type PlotlyObject, palette } from './figure.ts';
import { digits } from './number.ts';
import { derivativeOf, partialOf, type SweepEquation } from './sweep-equations.ts';

/** What is to be seen of the graph: all of it, or one step of a sweep. */
export interface View {
  readonly valueShown: (line: number) => boolean;
  readonly derivativeShown: (line: number) => boolean;
  /** The equation of the step. */
  readonly now?: SweepEquation;
}

/** The pixels of one place. A column has at least this many where the page is 700 pixels wide. */
export interface Room {
  readonly column: number;
  readonly row: number;
  readonly disc: number;
  readonly decimals: number;
}

export function roomOf(plan: GraphPlan, { sweep, tangents, adjoints }: ComputationalGraph): Room {
  const column = 680 / plan.columns;
  const disc = Math.max(30, Math.min(52, 0.38 * column));
  const twoBelow = sweep === undefined && tangents !== undefined && adjoints !== undefined;
  const slanted = plan.top - plan.bottom > 1; // texts beside slanted edges need more height
  const row = disc + (twoBelow ? 92 : 74) + (slanted ? 24 : 0);
  return { column, row, disc, decimals: column >= 150 ? 6 : column >= 120 ? 4 : 3 };
}

/** All edges as one line, with gaps; it lies under the discs. */
export function edgeTrace(edges: readonly GraphEdge[], line: PlotlyObject): PlotlyObject {
  const points = edges.flatMap((edge) => [...curve(edge.points), [null, null] as const]);
  return {
    type: 'scatter',
    mode: 'lines',
    x: points.map(([x]) => x),
    y: points.map(([, y]) => y),
    line,
    hoverinfo: 'skip',
  };
}

/** Straight between two points; through more a smooth way (Catmull and Rom, 1974). */
function curve(points: readonly Point[]): Point[] {
  if (points.length === 2) return [...points];
  const parts = 12;
  const between = points.slice(1).flatMap((q, k) => {
    const p = points[k];
    const [before, after] = [points[k - 1] ?? p, points[k + 2] ?? q];
    return Array.from({ length: parts }, (_, step): Point => {
      const t = (step + 1) / parts;
      const at = (c: 0 | 1) => {
        const [u, v] = [(q[c] - before[c]) / 2, (after[c] - p[c]) / 2]; // slopes at both ends
        const [t2, t3] = [t * t, t * t * t];
        return (
          (2 * t3 - 3 * t2 + 1) * p[c] +
          (t3 - 2 * t2 + t) * u +
          (3 * t2 - 2 * t3) * q[c] +
          (t3 - t2) * v
        );
      };
      return [at(0), at(1)];
    });
  });
  return [points[0], ...between];
}

/** The head alone, at the rim of the disc whatever the width of the page; its line is too thin to see. */
export function arrow({ points }: GraphEdge, marked: boolean, { disc }: Room): PlotlyObject {
  const [x, y] = points[points.length - 1];
  const way = curve(points);
  const [px, py] = way[Math.max(0, way.length - 7)];
  const [ax, ay] = points.length === 2 ? [(px + x) / 2, (py + y) / 2] : [px, py];
  return {
    ...{ x, y, ax, ay, axref: 'x', ayref: 'y', text: '', showarrow: true },
    arrowhead: 2,
    arrowsize: marked ? 32 : 20, // times arrowwidth
    arrowwidth: 0.1,
    arrowcolor: marked ? palette.red : '#9a9a9a',
    standoff: disc / 2 + 2,
  };
}

export function partialText(
  { lines, sweep }: ComputationalGraph,
  { to, argument, textAt }: GraphEdge,
  view: View,
  marked: boolean,
  { column, decimals }: Room,
): PlotlyObject {
  const partial = lines[to].partials?.[argument];
  const roomy = column >= 95;
  const shown = partial !== undefined && roomy && (sweep !== 'forward' || view.valueShown(to));
  const text = `${partialOf(lines, to, argument)}<br>${digits(partial ?? 0, decimals)}`;
  return {
    ...label(textAt, marked ? `<b>${text}</b>` : text, shown),
    bgcolor: 'rgba(255, 255, 255, 0.92)',
    borderpad: 0,
    font: { size: 12, color: marked ? '#9c4500' : '#444444' },
  };
}

export function nodeTexts(
  graph: ComputationalGraph,
  { at }: GraphPlan,
  i: number,
  { valueShown, derivativeShown, now }: View,
  { disc, decimals }: Room,
): PlotlyObject[] {
  const { name, value } = graph.lines[i];
  const derivatives = derivativesOf(graph, i, decimals).join('<br>');
  const strong = now?.line === i;
  const under = strong ? `<b>${derivatives}</b>` : derivatives;
  const away = disc / 2 + 3;
  return [
    {
      ...label(at[i], `${name} = ${digits(value, decimals)}`, valueShown(i)),
      ...{ yanchor: 'bottom', yshift: away },
    },
    {
      ...label(at[i], under, derivatives !== '' && derivativeShown(i)),
      ...{ yanchor: 'top', yshift: -away },
      font: { size: 13, color: strong ? '#9c4500' : palette.blue },
    },
  ];
}

/** `ȧ = 1.5`, `ā = 1.755055`: those that are given, or the one that the sweep computes. */
export function derivativesOf(
  { lines, tangents, adjoints, sweep }: ComputationalGraph,
  i: number,
  decimals: number,
): string[] {
  const kinds = [
    { kind: 'forward', list: tangents },
    { kind: 'reverse', list: adjoints },
  ] as const;
  return kinds.flatMap(({ kind, list }) =>
    list === undefined || (sweep ?? kind) !== kind
      ? []
      : [`${derivativeOf(lines[i].name, kind)} = ${digits(list[i], decimals)}`],
  );
}

export function label([x, y]: Point, text: string, visible: boolean): PlotlyObject {
  return { x, y, text, visible, showarrow: false, font: { size: 13, color: '#222222' } };
}

export function nodeTrace(
  graph: ComputationalGraph,
  { at }: GraphPlan,
  { valueShown, derivativeShown, now }: View,
  { disc }: Room,
): PlotlyObject {
  const { lines, sweep } = graph;
  const known = (i: number) => valueShown(i) && (sweep === undefined || derivativeShown(i));
  const insides = lines.map(({ name, parents }, i) =>
    parents.length === 0 ? name : sign(lines, i),
  );
  return {
    type: 'scatter',
    mode: 'markers+text',
    x: at.map(([x]) => x),
    y: at.map(([, y]) => y),
    text: insides,
    textfont: {
      size: insides.map((text) => Math.min(16, Math.max(10, (1.5 * disc) / [...text].length))),
      color: lines.map((_, i) => (known(i) ? '#111111' : '#666666')),
    },
    marker: {
      symbol: lines.map(({ parents }) => (parents.length === 0 ? 'square' : 'circle')),
      size: lines.map(({ parents }) => (parents.length === 0 ? 0.8 * disc : disc)),
      color: lines.map((_, i) => (i === now?.line ? '#fde3cf' : '#ffffff')),
      opacity: 1,
      line: {
        color: lines.map((_, i) =>
          i === now?.line ? palette.red : known(i) ? '#222222' : '#b0b0b0',
        ),
        width: lines.map((_, i) => (i === now?.line ? 3 : 1.5)),
      },
    },
    cliponaxis: false,
    hoverinfo: 'text',
    hovertext: lines.map(({ name }, i) => (valueShown(i) ? fullText(lines, i) : name)),
  };
}

function fullText(lines: readonly GraphLine[], i: number): string {
  const { name, operation, parents, partials = [], value } = lines[i];
  const formula = parents.length === 0 ? '' : `${operation} = `;
  const slopes = partials.map((partial, k) => `${partialOf(lines, i, k)} = ${digits(partial)}`);
  return [`<b>${name} = ${formula}${digits(value)}</b>`, ...slopes].join('<br>');
}

/** The operation without the names of what it takes: (·)² of x², exp of exp(a), + of a + b. */
function sign(lines: readonly GraphLine[], i: number): string {
  const { operation, parents } = lines[i];
  const names = parents.map((p) => lines[p].name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const name = new RegExp(`(?<!\\p{L})(?:${names.join('|')})(?![\\p{L}₀-₉])`, 'gu');
  const rest = operation.replace(name, '').replace('()', '').trim();
  if (rest === '·') return '×';
  return /^[⁰¹²³⁴⁵⁶⁷⁸⁹⁻^]/.test(rest) ? `(·)${rest}` : rest;
}
