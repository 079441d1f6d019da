// A computational graph laid out: which node stands where and which way its edges take. Columns are one
// unit apart from left to right, places in a column one unit from top to bottom. An edge that jumps over
// columns gets a place of its own in each of them, so that it does not run through a node.

/** What to draw. */
export interface ComputationalGraph {
  /** The program, a line for each elementary step, as `tape().lines` gives it. */
  readonly lines: readonly GraphLine[];
  /** ẋ of each line, the derivatives that a forward sweep carries along. */
  readonly tangents?: readonly number[];
  /** x̄ of each line, the derivatives of the output that a reverse sweep hands back. */
  readonly adjoints?: readonly number[];
  /** The figure steps through this sweep, line by line; without it, all is drawn at once. */
  readonly sweep?: Sweep;
}

export type Sweep = 'forward' | 'reverse';

/** One line of a Wengert list, as `tape().lines` of kernel-lib holds it. Parents come first. */
export interface GraphLine {
  readonly name: string;
  /** Written into the node: `(·)²`, `exp`, `+`. A line without parents shows its name instead. */
  readonly operation: string;
  readonly value: number;
  /** Indices of the lines it is computed from, one for each argument. */
  readonly parents: readonly number[];
  /** ∂(this line)/∂(parent), one for each parent. */
  readonly partials?: readonly number[];
}

export interface GraphPlan {
  /** Where each line stands. */
  readonly at: readonly Point[];
  readonly edges: readonly GraphEdge[];
  readonly columns: number;
  /** What the nodes need, half a place above and below, and the edges with their texts. */
  readonly bottom: number;
  readonly top: number;
}

/** From a parent to the line that uses it. */
export interface GraphEdge {
  readonly from: number;
  readonly to: number;
  /** Which argument of `to` it is, counted from 0. */
  readonly argument: number;
  /** From node to node, bent where the edge jumps over columns or has a twin. */
  readonly points: readonly Point[];
  /** Where its text stands. */
  readonly textAt: Point;
}

export type Point = readonly [x: number, y: number];

/** What stands in a column: a line of the graph, or a place that an edge passes. */
interface Vertex {
  readonly column: number;
  readonly before: number[];
  readonly after: number[];
}

/** The places of nodes and edges, with few crossings. */
export function graphPlan(lines: readonly GraphLine[]): GraphPlan {
  const columnOf = columnsOf(lines);
  const vertices: Vertex[] = columnOf.map((column) => ({ column, before: [], after: [] }));
  const ends = lines.flatMap(({ parents }, to) =>
    parents.map((from, argument) => ({ from, to, argument })),
  );
  const paths = ends.map(({ from, to }) => connected(vertices, from, to));
  const order = fewCrossings(vertices);
  const at = placed(vertices, order);
  const texts: Point[] = [];
  const edges = ends.map((end, e): GraphEdge => {
    const twins = ends.filter(({ from, to }) => from === end.from && to === end.to);
    const points = wayOf(paths[e], at, twins.length, twins.indexOf(end));
    const textAt = freePlace(points, texts);
    texts.push(textAt);
    return { ...end, points, textAt };
  });
  const nodes = at.slice(0, lines.length);
  const needed = [
    ...nodes.map(([, y]) => [y - 0.5, y + 0.5]),
    ...edges.flatMap(({ points }) => points.map(([, y]) => [y - 0.25, y + 0.25])),
  ];
  const bottom = Math.min(...needed.map(([low]) => low));
  const top = Math.max(...needed.map(([, high]) => high));
  return { at: nodes, edges, columns: order.length, bottom, top };
}

/** One column after the last parent; what has no parents stands one before the first that uses it. */
function columnsOf(lines: readonly GraphLine[]): number[] {
  const columns: number[] = [];
  for (const { parents } of lines) {
    columns.push(parents.length === 0 ? 0 : 1 + Math.max(...parents.map((p) => columns[p])));
  }
  return lines.map(({ parents }, i) => {
    if (parents.length > 0) return columns[i];
    const users = lines.flatMap((line, j) => (line.parents.includes(i) ? [columns[j]] : []));
    return users.length === 0 ? 0 : Math.min(...users) - 1;
  });
}

/** Joins two vertices, through a new one in each column between; returns the way. */
function connected(vertices: Vertex[], from: number, to: number): number[] {
  const way = [from];
  for (let column = vertices[from].column + 1; column < vertices[to].column; column++) {
    way.push(vertices.push({ column, before: [], after: [] }) - 1);
  }
  way.push(to);
  for (let k = 1; k < way.length; k++) {
    vertices[way[k - 1]].after.push(way[k]);
    vertices[way[k]].before.push(way[k - 1]);
  }
  return way;
}

/**
 * The order in each column, top first: each vertex is moved to the mean height of its neighbours, from
 * left to right, then from right to left, and so on; the order with the fewest crossings is kept
 * (the barycentre heuristic of Sugiyama, Tagawa and Toda, 1981).
 */
function fewCrossings(vertices: readonly Vertex[]): number[][] {
  const columns = Array.from({ length: 1 + Math.max(...vertices.map((v) => v.column)) }, (_, c) =>
    vertices.flatMap((vertex, v) => (vertex.column === c ? [v] : [])),
  );
  let [order, best] = [columns, columns];
  for (let round = 0; round < 12; round++) {
    const forwards = round % 2 === 0;
    const sorted = order.map((column) => [...column]);
    for (const column of forwards ? sorted : [...sorted].reverse()) {
      const at = placed(vertices, sorted);
      const height = (v: number): number => {
        const near = forwards ? vertices[v].before : vertices[v].after;
        return near.length === 0
          ? at[v][1]
          : near.reduce((sum, u) => sum + at[u][1], 0) / near.length;
      };
      const heights = new Map(column.map((v) => [v, height(v)]));
      column.sort((u, v) => (heights.get(v) ?? 0) - (heights.get(u) ?? 0));
    }
    order = sorted;
    if (crossings(vertices, order) < crossings(vertices, best)) best = order;
  }
  return best;
}

function crossings(vertices: readonly Vertex[], order: readonly number[][]): number {
  const at = placed(vertices, order);
  const edges = vertices.flatMap(({ after }, v) => after.map((u) => [v, u] as const));
  let count = 0;
  for (const [v, u] of edges) {
    for (const [w, t] of edges) {
      const besides = vertices[v].column === vertices[w].column;
      if (besides && at[v][1] > at[w][1] && at[u][1] < at[t][1]) count++;
    }
  }
  return count;
}

function placed(vertices: readonly Vertex[], order: readonly number[][]): Point[] {
  const at: Point[] = vertices.map(({ column }) => [column, 0]);
  for (const column of order) {
    column.forEach((v, k) => {
      at[v] = [vertices[v].column, (column.length - 1) / 2 - k];
    });
  }
  return at;
}

/** Twins, as in x · x, would lie on each other; they part halfway. */
function wayOf(path: readonly number[], at: readonly Point[], twins: number, k: number): Point[] {
  const way = path.map((v) => at[v]);
  if (twins === 1 || way.length > 2) return way;
  const [[x0, y0], [x1, y1]] = way;
  return [way[0], [(x0 + x1) / 2, (y0 + y1) / 2 + 0.4 * ((twins - 1) / 2 - k)], way[1]];
}

/** The middle of the way, or the next best place along it that is not near another text. */
function freePlace(points: readonly Point[], taken: readonly Point[]): Point {
  const candidates = [0.5, 0.35, 0.65, 0.25, 0.75].map((t) => along(points, t));
  const near = ([x, y]: Point) =>
    taken.some(([u, v]) => Math.abs(x - u) < 0.3 && Math.abs(y - v) < 0.28);
  return candidates.find((point) => !near(point)) ?? candidates[0];
}

/** The point after the part t of the way; each stretch counts alike. */
function along(points: readonly Point[], t: number): Point {
  const stretches = points.length - 1;
  const k = Math.min(stretches - 1, Math.floor(t * stretches));
  const part = t * stretches - k;
  const [[x0, y0], [x1, y1]] = [points[k], points[k + 1]];
  return [x0 + part * (x1 - x0), y0 + part * (y1 - y0)];
}
