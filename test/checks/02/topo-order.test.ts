import { tape } from 'kernel-lib';
import { expect, test } from 'vitest';
import { topoOrderExercise as exercise } from '../../../checks/02/topo-order.ts';
import { hidden } from '../../../solutions/checks/02.ts';
import { proveExercise, wrongAnswer } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['2.2'],
  solutions: [
    `function topoOrder(graph) {
      const order = [];
      const ready = (i) => !order.includes(i) && graph[i].parents.every((p) => order.includes(p));
      graph.forEach(() => order.push(graph.findIndex((_, i) => ready(i))));
      return order;
    }
    function adjoints(graph, output) {
      const bar = graph.map((_, i) => (i === output ? 1 : 0));
      for (const j of topoOrder(graph).reverse()) {
        graph[j].parents.forEach((i, k) => {
          bar[i] += bar[j] * graph[j].partials[k];
        });
      }
      return bar;
    }`,
    `const topoOrder = (graph) => {
      const open = graph.map(({ parents }) => parents.length);
      return graph.map(() => {
        const next = open.indexOf(0);
        open[next] = NaN;
        graph.forEach(({ parents }, j) => {
          open[j] -= parents.filter((p) => p === next).length;
        });
        return next;
      });
    };
    const adjoints = (graph, output) => {
      const bar = [];
      for (const i of topoOrder(graph).reverse()) {
        bar[i] = graph.reduce((sum, { parents, partials }, j) =>
          parents.reduce((s, p, k) => (p === i ? s + bar[j] * partials[k] : s), sum),
          i === output ? 1 : 0);
      }
      return bar;
    };`,
    `function topoOrder(graph) {
      const placed = new Set();
      for (const _ of graph) {
        const ready = [...graph.keys()].filter(
          (i) => !placed.has(i) && graph[i].parents.every((p) => placed.has(p)),
        );
        placed.add(ready[0]);
      }
      return [...placed];
    }
    const adjoints = (graph, output) => graph.map((_, i) => {
      const dot = [];
      for (const j of topoOrder(graph)) {
        const { parents, partials } = graph[j];
        dot[j] = parents.reduce((sum, p, k) => sum + partials[k] * dot[p], j === i ? 1 : 0);
      }
      return dot[output];
    });`,
  ],
});

test('the right adjoints are those of a tape, and M10 has one way through the fork only', () => {
  const t = tape();
  const a = t.power(t.variable(0.75), 2);
  const c = t.add(a, t.exp(a));
  const bars = t.adjoints(t.sqrt(c));
  const { reference } = exercise.asked.adjoints;
  const graph = t.lines.map(({ parents, partials }) => ({ parents, partials }));
  const right = (reference as (...args: unknown[]) => number[])(graph, 4);
  right.forEach((bar, i) => {
    expect(bar).toBeCloseTo(bars[i], 14);
  });
  const [xBar] = wrongAnswer(exercise, 'M10', graph, 4) as number[];
  expect(xBar.toFixed(6)).toBe('0.864643');
});
