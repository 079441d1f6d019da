// 2.2: an order in which every node stands after its parents, and the reverse sweep (F3) of any graph.
// Nodes are numbered from 0 as they are listed, in any order.

import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';

interface GraphNode {
  readonly parents: readonly number[];
  readonly partials: readonly number[];
}
type Graph = readonly GraphNode[];

/** Of the nodes that are not yet placed and may be placed, the smallest; until all are. */
function placed(graph: Graph, ready: (parents: readonly number[], order: number[]) => boolean) {
  const order: number[] = [];
  for (const _ of graph) {
    order.push(graph.findIndex((n, i) => !order.includes(i) && ready(n.parents, order)));
  }
  return order;
}

const topoOrder = (graph: Graph) =>
  placed(graph, (parents, order) => parents.every((p) => order.includes(p)));

/** Right, but in the order in which the nodes became ready. */
function firstReady(graph: Graph): number[] {
  const order = new Set(graph.flatMap(({ parents }, i) => (parents.length === 0 ? [i] : [])));
  for (const j of order) {
    const before = [...order].slice(0, [...order].indexOf(j) + 1);
    graph.forEach(({ parents }, i) => {
      if (parents.includes(j) && parents.every((p) => before.includes(p))) order.add(i);
    });
  }
  return [...order];
}

/** Right, but after a node has been placed the search goes on from there, and not from 0. */
function roundAfterRound(graph: Graph): number[] {
  const order = new Set<number>();
  for (const _ of graph) {
    graph.forEach(({ parents }, i) => {
      if (parents.every((p) => order.has(p))) order.add(i);
    });
  }
  return [...order];
}

/** Right, but each node follows at once after its last parent that was looked for. */
function depthFirst(graph: Graph): number[] {
  const order = new Set<number>();
  const visit = (i: number): void => {
    graph[i].parents.forEach(visit);
    order.add(i);
  };
  graph.forEach((_, i) => {
    visit(i);
  });
  return [...order];
}

interface Ways {
  /** What `bar` of a parent becomes when a share comes. */
  readonly put?: (bar: number, share: number) => number;
  readonly order?: readonly number[];
  readonly seeds?: readonly number[];
  /** 1 if the partial is left out. */
  readonly partial?: (partial: number) => number;
}

/** The sweep of F3 from the last of the order to its first, right if nothing is changed. */
function swept(graph: Graph, output: number, ways: Ways = {}): number[] {
  const { put = (bar, share) => bar + share, order = topoOrder(graph), seeds = [output] } = ways;
  const { partial = (p) => p } = ways;
  const bar = graph.map((_, i) => (seeds.includes(i) ? 1 : 0) as number);
  for (const j of [...order].reverse()) {
    graph[j].parents.forEach((i, k) => {
      bar[i] = put(bar[i], bar[j] * partial(graph[j].partials[k]));
    });
  }
  return bar;
}

/** The nodes that the output depends on, each as soon as it is met on the way back. */
function asMet(graph: Graph, output: number): number[] {
  const met = new Set([output]);
  for (const j of met) for (const i of graph[j].parents) met.add(i);
  return [...met].reverse();
}

/** The nodes that nobody uses. */
function childless(graph: Graph): number[] {
  return [...graph.keys()].filter((i) => !graph.some(({ parents }) => parents.includes(i)));
}

const ofOrder: Mistake[] = [
  {
    id: 'as-listed',
    sentence: 'The nodes are left in the order in which they are listed.',
    algebra: 'x_i = g_i(x_Pa(i)): every parent must be placed before its child.',
    answer: (graph: Graph) => graph.map((_, i) => i),
  },
  {
    id: 'before-a-parent',
    sentence: 'A node is placed as soon as one of its parents is; it must wait for all of them.',
    algebra: 'x_i = g_i(x_Pa(i)) can be computed when every x_p with p in Pa(i) is there.',
    answer: (graph: Graph) =>
      placed(
        graph,
        (parents, order) => parents.length === 0 || parents.some((p) => order.includes(p)),
      ),
  },
  {
    id: 'back-to-front',
    sentence: 'The order runs from the children to the parents.',
    algebra: 'Parents first; only the reverse sweep takes the order from its end.',
    answer: (graph: Graph) => topoOrder(graph).reverse(),
  },
  {
    id: 'not-the-smallest',
    sentence: 'This is the order in which the nodes became ready.',
    algebra: 'Of all nodes that are ready, the one with the smallest number comes next.',
    answer: firstReady,
  },
  {
    id: 'not-the-smallest',
    sentence: 'After a node is placed the search goes on from there; it must begin at 0 again.',
    algebra: 'Of all nodes that are ready, the one with the smallest number comes next.',
    answer: roundAfterRound,
  },
  {
    id: 'not-the-smallest',
    sentence: 'This order goes down to the parents of each node in turn (depth first).',
    algebra: 'Of all nodes that are ready, the one with the smallest number comes next.',
    answer: depthFirst,
  },
];

const everyShare = 'x̄_i = Σ_j x̄_j ∂g_j/∂x_i over all children j of i';

const ofAdjoints: Mistake[] = [
  {
    id: 'M10',
    sentence: 'An adjoint is overwritten where it should grow: only the last share is left.',
    algebra: `${everyShare}: every share is added.`,
    answer: (graph: Graph, output: number) => swept(graph, output, { put: (_bar, share) => share }),
  },
  {
    id: 'before-its-children',
    sentence: 'The sweep goes by the numbers and visits a node before all its children are done.',
    algebra: 'x̄_i is complete when the last child has handed its share on: go by topoOrder.',
    answer: (graph: Graph, output: number) => swept(graph, output, { order: [...graph.keys()] }),
  },
  {
    id: 'before-its-children',
    sentence: 'A node hands its adjoint on when it is first met, before all its children are done.',
    algebra: 'x̄_i is complete when the last child has handed its share on: go by topoOrder.',
    answer: (graph: Graph, output: number) => swept(graph, output, { order: asMet(graph, output) }),
  },
  {
    id: 'before-its-children',
    sentence: 'The sweep goes through the order from its first node to its last.',
    algebra: 'x̄_i is complete when the last child has handed its share on: begin at the end.',
    answer: (graph: Graph, output: number) =>
      swept(graph, output, { order: topoOrder(graph).reverse() }),
  },
  {
    id: 'wrong-output',
    sentence: 'The sweep starts at the last node of the order, whichever output was asked for.',
    algebra: 'x̄_D = 1 for the output D that is differentiated, 0 for every other.',
    answer: (graph: Graph) => swept(graph, topoOrder(graph)[graph.length - 1]),
  },
  {
    id: 'every-output',
    sentence: 'The sweep starts with 1 at every output: these are derivatives of their sum.',
    algebra: 'x̄_D = 1 for the output D that is differentiated, 0 for every other.',
    answer: (graph: Graph, output: number) => swept(graph, output, { seeds: childless(graph) }),
  },
  {
    id: 'partial-left-out',
    sentence: 'The partial derivatives are left out of the chain.',
    algebra: `${everyShare}, not Σ_j x̄_j.`,
    answer: (graph: Graph, output: number) => swept(graph, output, { partial: () => 1 }),
  },
];

/** a = x², b = eᵃ, c = a + b, d = √c at x = 0.75, listed as c, x, b, d, a. */
const b = Math.exp(0.5625);
const root: Graph = [
  { parents: [4, 2], partials: [1, 1] },
  { parents: [], partials: [] },
  { parents: [4], partials: [b] },
  { parents: [0], partials: [1 / (2 * Math.sqrt(0.5625 + b))] },
  { parents: [1], partials: [1.5] },
];

/** Two inputs, 1 and 3, and two outputs, 4 and 5; node 2 uses node 3 twice. */
const twoOutputs: Graph = [
  { parents: [3], partials: [1] },
  { parents: [], partials: [] },
  { parents: [3, 0, 3], partials: [0.5, -1, 1.5] },
  { parents: [], partials: [] },
  { parents: [1, 2], partials: [3, -2] },
  { parents: [2, 3], partials: [0.4, 0.1] },
];

/** Node 0 becomes ready when 2 is placed, and 3 has been ready since 1 was. */
const readyLate: Graph = [
  { parents: [2], partials: [0.5] },
  { parents: [], partials: [] },
  { parents: [], partials: [] },
  { parents: [1, 1], partials: [2, -3] },
];

export const topoOrderExercise: Exercise = {
  id: '2.2',
  title: 'The reverse sweep of any graph',
  formulas: ['F3'],
  points: 3,
  withheld: ['tape'],
  asked: {
    topoOrder: {
      signature: 'topoOrder(graph: readonly GraphNode[]): number[]',
      reference: topoOrder,
    },
    adjoints: {
      signature: 'adjoints(graph: readonly GraphNode[], output: number): number[]',
      reference: (graph: Graph, output: number) => swept(graph, output),
      trace: (graph: Graph) => ({ 'the order of the sweep': topoOrder(graph).reverse() }),
    },
  },
  visible: [
    value('the order of the root example, shuffled', 'topoOrder', [root], [1, 4, 2, 0, 3]),
    value(
      'the adjoints of the root example, shuffled',
      'adjoints',
      [root, 3],
      [0.32843922, 1.357302003, 0.32843922, 1, 0.904868002],
    ),
    value('the order of two inputs and two outputs', 'topoOrder', [twoOutputs], [1, 3, 0, 2, 4, 5]),
    value(
      'the order of two pairs, each of a node and its child',
      'topoOrder',
      [readyLate],
      [1, 2, 0, 3],
    ),
    value('the adjoints of one of two outputs', 'adjoints', [twoOutputs, 4], [2, 3, -2, -2, 1, 0]),
  ],
  mistakes: [
    ...ofOrder.map((mistake) => ({ ...mistake, of: 'topoOrder' })),
    ...ofAdjoints.map((mistake) => ({ ...mistake, of: 'adjoints' })),
  ],
};
