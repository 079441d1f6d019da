import { random, uniform } from 'kernel-lib';
import { expect, test } from 'vitest';
import { type GraphLine, graphPlan, type Point } from '../../display/computational-graph-plan.ts';
import { chain, fork, twins } from './support/programs.ts';

const bare = (...parents: number[]): GraphLine => ({
  name: 'v',
  operation: 'f',
  value: 0,
  parents,
});

/** So many lines, each with one or two parents among the four lines before it, or none. */
function randomLines(seed: number, n: number): GraphLine[] {
  const r = random(seed);
  return Array.from({ length: n }, (_, i) => {
    const pick = () => i - 1 - Math.floor(uniform(r) * Math.min(i, 4));
    if (i === 0 || uniform(r) < 0.15) return bare();
    return uniform(r) < 0.5 ? bare(pick()) : bare(pick(), pick());
  });
}

test('a chain is a row', () => {
  const { at, columns, bottom, top } = graphPlan(chain.lines);
  expect(at).toEqual([
    [0, 0],
    [1, 0],
    [2, 0],
  ]);
  expect([columns, bottom, top]).toEqual([3, -0.5, 0.5]);
});

test('x → a → b → c → d with a → c too: the long edge passes below b', () => {
  const { at, edges } = graphPlan(fork.lines);
  expect(at).toEqual([
    [0, 0],
    [1, 0],
    [2, 0.5],
    [3, 0],
    [4, 0],
  ]);
  const long = edges.find(({ from, to }) => from === 1 && to === 3);
  expect(long?.points).toEqual([
    [1, 0],
    [2, -0.5],
    [3, 0],
  ]);
  expect(long?.textAt).toEqual([2, -0.5]);
});

test('an edge for each argument, in the order of lines and arguments', () => {
  const { edges } = graphPlan(fork.lines);
  expect(edges.map(({ from, to, argument }) => [from, to, argument])).toEqual([
    [0, 1, 0],
    [1, 2, 0],
    [1, 3, 0],
    [2, 3, 1],
    [3, 4, 0],
  ]);
});

test('what has no parents stands just before the first line that uses it', () => {
  // x → u → v, and v = v(u, w) with a source w
  const { at } = graphPlan([bare(), bare(), bare(0), bare(2, 1)]);
  expect(at.map(([column]) => column)).toEqual([0, 1, 1, 2]);
});

test('edges that would cross in the order of the lines do not', () => {
  // u uses the second source, v the first
  const { at } = graphPlan([bare(), bare(), bare(1), bare(0)]);
  expect(at[0][1] > at[1][1]).toBe(at[3][1] > at[2][1]);
});

test('two edges between the same two nodes part, and so do their texts', () => {
  const [first, second] = graphPlan(twins.lines).edges;
  expect(first.points).toEqual([
    [0, 0],
    [0.5, 0.2],
    [1, 0],
  ]);
  expect(second.points[1]).toEqual([0.5, -0.2]);
  expect(first.textAt).not.toEqual(second.textAt);
});

test('no edge runs through a node, and no two share a place, in 40 random graphs', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const { at, edges, columns } = graphPlan(randomLines(seed, 14));
    const key = ([x, y]: Point) => `${x} ${y}`;
    // between neighbouring columns an edge meets no node, so it is the places in between that count
    const passed = edges.flatMap(({ points }) =>
      points.slice(1, -1).filter(([x]) => Number.isInteger(x)),
    );
    const places = [...at, ...passed].map(key);
    expect(new Set(places).size).toBe(places.length);
    for (const { points } of edges) {
      points.slice(1).forEach(([x], k) => {
        expect(x - points[k][0]).toBeGreaterThan(0);
        expect(x - points[k][0]).toBeLessThanOrEqual(1);
      });
    }
    expect(Math.max(...at.map(([x]) => x))).toBe(columns - 1);
  }
});

test('all nodes and edges lie within top and bottom', () => {
  for (let seed = 1; seed <= 10; seed++) {
    const { at, edges, bottom, top } = graphPlan(randomLines(seed, 14));
    for (const [, y] of at) expect(y - 0.5 >= bottom && y + 0.5 <= top).toBe(true);
    for (const [, y] of edges.flatMap(({ points }) => points)) {
      expect(y > bottom && y < top).toBe(true);
    }
  }
});
