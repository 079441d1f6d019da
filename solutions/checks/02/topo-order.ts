// Hidden checks of 2.2: shuffled graphs with forks, a node used three times and two outputs, and F3.

import { type Check, difference, finding, law, same } from 'course-checks';
import { normal, permutation, type Random, uniform } from 'kernel-lib';

interface GraphNode {
  readonly parents: readonly number[];
  readonly partials: readonly number[];
}

/** The parents of each node, every node after its parents. */
type Shape = readonly (readonly number[])[];

/** The root example, in which c is used by the root and, with b, by a second output. */
const diamond: Shape = [[], [0], [1], [1, 2], [3], [2, 3]];

/** Node 1 is used by 2, 3 and 4, and node 2 three times by 5; 6 and 7 are outputs. */
const threeTimes: Shape = [[], [0], [1], [1, 2], [1, 3], [2, 2, 2], [4, 5], [5, 1]];

function whole(r: Random, below: number): number {
  return Math.floor(uniform(r) * below);
}

/** Two inputs and six nodes with two parents each, which may be the same. */
function anyShape(r: Random): Shape {
  return Array.from({ length: 8 }, (_, k) => (k < 2 ? [] : [whole(r, k), whole(r, k)]));
}

/** The graph with other numbers: its node k has the number place[k]. */
function renumbered(graph: readonly GraphNode[], place: readonly number[]): GraphNode[] {
  const moved: GraphNode[] = [...graph];
  graph.forEach(({ parents, partials }, k) => {
    moved[place[k]] = { parents: parents.map((p) => place[p]), partials: [...partials] };
  });
  return moved;
}

/** The shape with partials of two decimals. */
function graphOf(r: Random, shape: Shape): GraphNode[] {
  return shape.map((parents) => ({
    parents: [...parents],
    partials: parents.map(() => Math.round(100 * normal(r)) / 100),
  }));
}

/** The shape with partials and numbers drawn, and the number that its node `output` has then. */
function shuffled(r: Random, shape: Shape, output: number): [GraphNode[], number] {
  const place = permutation(r, shape.length);
  return [renumbered(graphOf(r, shape), place), place[output]];
}

export const topoOrder: readonly Check[] = [
  same('the order of a node used three times', 'topoOrder', (r) =>
    shuffled(r, threeTimes, 6).slice(0, 1),
  ),
  same('the order of eight nodes', 'topoOrder', (r) => shuffled(r, anyShape(r), 7).slice(0, 1)),
  law('each node stands once, after its parents', function* (ask, r) {
    const [graph] = shuffled(r, anyShape(r), 7);
    const order = yield* ask<number[]>('topoOrder', graph);
    const after = graph.every(({ parents }, i) =>
      parents.every((p) => order.includes(p) && order.indexOf(p) < order.indexOf(i)),
    );
    return after && new Set(order).size === graph.length
      ? undefined
      : finding('A node is missing, stands twice, or stands before one of its parents.');
  }),
  same('a diamond and a second output', 'adjoints', (r) => shuffled(r, diamond, 4)),
  same('a node used three times', 'adjoints', (r) => shuffled(r, threeTimes, 6)),
  same('a graph of eight nodes', 'adjoints', (r) => shuffled(r, anyShape(r), 7)),
  law('each adjoint is the sum of the shares of its children', function* (ask, r) {
    const [graph, output] = shuffled(r, anyShape(r), 7);
    const bar = yield* ask<number[]>('adjoints', graph, output);
    const sums = graph.map((_, i) => (i === output ? 1 : 0) as number);
    graph.forEach(({ parents, partials }, j) => {
      parents.forEach((i, k) => {
        sums[i] += bar[j] * partials[k];
      });
    });
    return difference(bar, sums) === undefined
      ? undefined
      : finding('F3 does not hold at every node: an adjoint is not the sum of its shares.');
  }),
  law('other numbers for the nodes give the same adjoints', function* (ask, r) {
    const [graph, output] = shuffled(r, threeTimes, 7);
    const place = permutation(r, graph.length);
    const bar = yield* ask<number[]>('adjoints', graph, output);
    const moved = yield* ask<number[]>('adjoints', renumbered(graph, place), place[output]);
    const back = place.map((k) => moved[k]);
    return difference(back, bar) === undefined
      ? undefined
      : finding('The adjoints depend on how the nodes are numbered.');
  }),
];
