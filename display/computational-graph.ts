// A computational graph as a drawing: a square for what is given, a disc for each operation, its value
// above and its derivative below, ∂ on the edges; and the two sweeps, step by step.

import {
  arrow,
  derivativesOf,
  edgeTrace,
  label,
  nodeTexts,
  nodeTrace,
  partialText,
  roomOf,
  type View,
} from './computational-graph-pieces.ts';
import { type ComputationalGraph, type GraphPlan, graphPlan } from './computational-graph-plan.ts';
import { type Figure, figure, type PlotlyObject, palette } from './figure.ts';
import { digits } from './number.ts';
import { type Step, steps } from './steps.ts';
import { partialOf, type SweepEquation, sentence, sweepEquations } from './sweep-equations.ts';

/**
 * The graph of a program, from left to right: values above, derivatives below, ∂ on the edges.
 *
 * With a sweep the figure has a slider. Each step marks the line that is computed and the edges that
 * it needs, and writes out the sum of products with its numbers; what is not computed yet is not
 * shown. A forward sweep carries value and derivative along together. A reverse sweep begins when all
 * values and partials are known. The line that nothing uses, and in a forward sweep a line without
 * parents, starts with the derivative that is given.
 *
 * @throws RangeError if a parent does not come before its line, a list does not fit the lines, a sweep
 *   lacks partials or its derivatives, or a derivative is not the sum of products that is written out.
 * @example
 * const x = { name: 'x', operation: 'variable', value: 0.75, parents: [], partials: [] };
 * const a = { name: 'a', operation: 'x²', value: 0.5625, parents: [0], partials: [1.5] };
 * computationalGraph({ lines: [x, a], adjoints: [1.5, 1], sweep: 'reverse' }).frames?.length // 2
 */
export function computationalGraph(graph: ComputationalGraph): Figure {
  check(graph);
  const { lines, sweep } = graph;
  const plan = graphPlan(lines);
  const draw = (view: View, alt: string, sums = 0) => picture(graph, plan, view, alt, sums);
  const all: View = { valueShown: () => true, derivativeShown: () => true };
  if (sweep === undefined) return draw(all, inWords(graph));
  const derivatives = (sweep === 'forward' ? graph.tangents : graph.adjoints) ?? [];
  const equations = sweepEquations(lines, derivatives, sweep);
  const sums = Math.max(...equations.map(({ terms }) => Math.ceil(terms.length / inOneLine)));
  const title = sweep === 'forward' ? 'Forward sweep' : 'Reverse sweep';
  const list = equations.map((now, k): Step => {
    const done = new Set(equations.slice(0, k + 1).map(({ line }) => line));
    const valueShown = (i: number) => sweep === 'reverse' || done.has(i);
    const alt = `${sentence(now)}.`;
    const { data, layout } = draw({ valueShown, derivativeShown: (i) => done.has(i), now }, alt);
    const { annotations } = layout;
    return { label: now.symbol, alt, data: { 1: data[1], 2: data[2] }, layout: { annotations } };
  });
  const base = draw(all, `${title}. ${inWords(graph)}`, sums);
  return steps(base, list, { prefix: `${title}: ` });
}

/** More products than this are broken into several lines. */
const inOneLine = 3;

/** The drawing, and below it room for sums of so many lines. */
function picture(
  graph: ComputationalGraph,
  plan: GraphPlan,
  view: View,
  alt: string,
  sums: number,
): Figure {
  const room = roomOf(plan, graph);
  const needed = new Set(view.now?.edges);
  const data = [
    edgeTrace(plan.edges, { color: '#9a9a9a', width: 1.5 }),
    edgeTrace(
      plan.edges.filter((_, e) => needed.has(e)),
      { color: palette.red, width: 4 },
    ),
    nodeTrace(graph, plan, view, room),
  ];
  const bare = { visible: false, fixedrange: true };
  const roomForSums = sums === 0 ? 0 : 30 + 40 * sums;
  const layout = {
    xaxis: { ...bare, range: [-0.5, plan.columns - 0.5] },
    yaxis: { ...bare, range: [plan.bottom, plan.top] },
    height: Math.round(room.row * (plan.top - plan.bottom)) + 20 + roomForSums,
    margin: { l: 10, r: 10, t: 10, b: 10 + roomForSums },
    hovermode: 'closest',
    hoverlabel: { bgcolor: '#ffffff', bordercolor: '#222222', align: 'left', font: { size: 13 } },
    showlegend: false,
    annotations: [
      ...plan.edges.map((edge, e) => arrow(edge, needed.has(e), room)),
      ...plan.edges.map((edge, e) => partialText(graph, edge, view, needed.has(e), room)),
      ...graph.lines.flatMap((_, i) => nodeTexts(graph, plan, i, view, room)),
      ...(view.now === undefined ? [] : [equationText(view.now)]),
    ],
  };
  return figure(data, layout, alt);
}

/** Symbols, and below them numbers. */
function equationText({ symbol, terms, result }: SweepEquation): PlotlyObject {
  const symbols = `${symbol} = ${wrapped(terms.map((term) => term.symbols))}`;
  const numbers = `= ${wrapped(terms.map((term) => term.numbers))} = ${result}`;
  const text = terms.length === 0 ? `${symbol} = ${result} (given)` : `${symbols}<br>${numbers}`;
  return {
    ...label([0.5, 0], text, true),
    ...{ xref: 'paper', yref: 'paper', yanchor: 'top', yshift: -8 },
    font: { size: 15, color: '#222222' },
  };
}

function wrapped(products: readonly string[]): string {
  return products
    .map((product, k) => (k === 0 ? '' : k % inOneLine === 0 ? '<br>+ ' : ' + ') + product)
    .join('');
}

/** All numbers of the drawing; those of a sweep are told step by step. */
function inWords(graph: ComputationalGraph): string {
  const { lines, sweep } = graph;
  const told = lines.map(({ name, operation, value, parents, partials = [] }, i) => {
    const [how, formula] = parents.length === 0 ? [' is given', ''] : ['', `${operation} = `];
    const slopes = partials.map((partial, k) => `${partialOf(lines, i, k)} = ${digits(partial)}`);
    const more = sweep === undefined ? [...slopes, ...derivativesOf(graph, i, 9)] : [];
    return `${[`${name} = ${formula}${digits(value)}${how}`, ...more].join(', ')}.`;
  });
  return `Computational graph of ${lines.length} lines, from left to right. ${told.join(' ')}`;
}

function check({ lines, tangents, adjoints, sweep }: ComputationalGraph): void {
  if (lines.length === 0) {
    throw new RangeError('computationalGraph: there are no lines; give at least one');
  }
  lines.forEach(({ name, parents, partials }, i) => {
    const odd = parents.find((p) => !(Number.isInteger(p) && p >= 0 && p < i));
    if (odd !== undefined) {
      throw new RangeError(
        `computationalGraph: line ${i} (${name}) has the parent ${odd}; ` +
          'a parent is the index of a line before it',
      );
    }
    if (partials === undefined && sweep !== undefined && parents.length > 0) {
      throw new RangeError(
        `computationalGraph: line ${i} (${name}) has no partials; a sweep needs one for each parent`,
      );
    }
    if (partials !== undefined && partials.length !== parents.length) {
      throw new RangeError(
        `computationalGraph: line ${i} (${name}) has ${parents.length} parents but ` +
          `${partials.length} partials (${parents.length} ≠ ${partials.length})`,
      );
    }
  });
  for (const [what, list, needed] of [
    ['tangents', tangents, sweep === 'forward'],
    ['adjoints', adjoints, sweep === 'reverse'],
  ] as const) {
    if (list === undefined ? needed : list.length !== lines.length) {
      throw new RangeError(
        `computationalGraph: there are ${lines.length} lines but ${list?.length ?? 0} ${what}; ` +
          'give one for each line',
      );
    }
  }
}
