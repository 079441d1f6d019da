import { computationalGraph, type Figure, type GraphLine } from 'course-display';
import { expect, test } from 'vitest';
import { chain, fork, swept, twins, twoForks } from './support/programs.ts';

interface Annotation {
  readonly text: string;
  readonly visible: boolean;
  readonly x: number;
  readonly y: number;
  readonly xref?: string;
  readonly yanchor?: string;
  readonly yshift?: number;
  readonly font: { readonly size: number };
}

interface Nodes {
  readonly text: string[];
  readonly marker: { symbol: string[]; size: number[]; line: { width: number[] } };
  readonly hovertext: string[];
}

const annotations = (layout: unknown) => (layout as { annotations: Annotation[] }).annotations;
const nodes = ({ data }: Figure) => data[2] as unknown as Nodes;

/** The visible texts, without what makes them bold. */
function texts(layout: unknown): string[] {
  return annotations(layout)
    .filter(({ visible, text }) => visible !== false && text !== '')
    .map(({ text }) => text.replace(/<\/?b>/g, ''));
}

/** The layout of each step. */
function stepLayouts({ frames = [] }: Figure): unknown[] {
  return frames.map(({ layout }) => layout);
}

test('the node shows the operation, what is given shows its name in a square', () => {
  const { text, marker } = nodes(computationalGraph(twoForks));
  expect(text).toEqual(['x', '(·)²', 'exp', '+', '√', 'cos', '+']);
  expect(marker.symbol).toEqual(['square', ...Array<string>(6).fill('circle')]);
});

test('a constant factor or summand stays in the node, and so does an unusual operation', () => {
  const of = (operation: string, ...parents: number[]): GraphLine => ({
    ...{ name: 'v', operation, value: 0 },
    parents,
  });
  const x = { ...of('variable'), name: 'x' };
  const x1 = { ...of('variable'), name: 'x₁' };
  const lines = ['3 · x', 'x · x₁', 'x + 2', '1 / x', 'x^1.5', 'x⁻¹', 'exp(x)', 'max(0, x)'];
  const operations = lines.map((line) => of(line, 0, 1));
  const drawn = computationalGraph({ lines: [x, x1, ...operations, of('√x₁₂', 1)] });
  expect(nodes(drawn).text.slice(2)).toEqual([
    ...['3 ·', '×', '+ 2', '1 /', '(·)^1.5', '(·)⁻¹', 'exp', 'max(0, )', '√x₁₂'],
  ]);
});

test('without a sweep all values, derivatives and partials are drawn', () => {
  expect(texts(computationalGraph(chain).layout)).toEqual([
    '∂a/∂x<br>1.5',
    '∂b/∂a<br>1.755055',
    'x = 0.75',
    'ẋ = 1<br>x̄ = 2.632582',
    'a = 0.5625',
    'ȧ = 1.5<br>ā = 1.755055',
    'b = 1.755055',
    'ḃ = 2.632582<br>b̄ = 1',
  ]);
});

test('without partials and derivatives only values are drawn', () => {
  const lines = chain.lines.map(({ name, operation, value, parents }) => ({
    ...{ name, operation, value, parents },
  }));
  const drawn = computationalGraph({ lines });
  expect(texts(drawn.layout)).toEqual(['x = 0.75', 'a = 0.5625', 'b = 1.755055']);
  expect(drawn.frames).toBeUndefined();
});

test('a forward sweep carries value and derivative along, and shows nothing of what follows', () => {
  const drawn = computationalGraph({ ...fork, sweep: 'forward' });
  const [first, second] = stepLayouts(drawn);
  expect(texts(first)).toEqual(['x = 0.75', 'ẋ = 1', 'ẋ = 1 (given)']);
  expect(texts(second)).toEqual([
    '∂a/∂x<br>1.5',
    ...['x = 0.75', 'ẋ = 1', 'a = 0.5625', 'ȧ = 1.5'],
    'ȧ = ∂a/∂x · ẋ<br>= 1.5 · 1 = 1.5',
  ]);
  expect(texts(drawn.layout)).toEqual(texts(first)); // drawn before anything is touched
});

test('a reverse sweep begins with all values and partials, and hands adjoints back', () => {
  const drawn = computationalGraph({ ...fork, sweep: 'reverse' });
  const [first, , , fourth] = stepLayouts(drawn).map(texts);
  expect(first).toContain('a = 0.5625');
  expect(first).toContain('∂b/∂a<br>1.7551');
  expect(first.slice(-2)).toEqual(['d̄ = 1', 'd̄ = 1 (given)']);
  expect(first.some((text) => text.startsWith('c̄ ='))).toBe(false);
  expect(fourth.at(-1)).toBe(
    'ā = b̄ · ∂b/∂a + c̄ · ∂c/∂a' + '<br>= 0.32843922 · 1.755054657 + 0.32843922 · 1 = 0.904868002',
  );
  expect(fourth.some((text) => text.startsWith('x̄ ='))).toBe(false);
});

test('each step marks one node and the edges that it needs', () => {
  const { frames = [] } = computationalGraph({ ...fork, sweep: 'reverse' });
  const marked = frames.map(({ data, traces }) => {
    expect(traces).toEqual([1, 2]);
    const [edges, all] = data as [{ x: (number | null)[] }, Nodes];
    const node = all.marker.line.width.flatMap((width, i) => (width === 3 ? [i] : []));
    return [node, edges.x.filter((x) => x === null).length];
  });
  expect(marked).toEqual([
    [[4], 0],
    [[3], 1],
    [[2], 1],
    [[1], 2],
    [[0], 1],
  ]);
});

test('a long sum is broken after every third product, and gets room', () => {
  const x: GraphLine = { name: 'x', operation: 'variable', value: 1, parents: [], partials: [] };
  const uses = [1, 2, 3, 4].map(
    (k): GraphLine => ({
      ...{ name: `u${k}`, operation: `${k} · x`, value: k },
      ...{ parents: [0], partials: [k] },
    }),
  );
  const sum = { name: 'y', operation: 'Σ', value: 10, parents: [1, 2, 3, 4] };
  const wide = swept([x, ...uses, { ...sum, partials: [1, 1, 1, 1] }]);
  const drawn = computationalGraph({ ...wide, sweep: 'reverse' });
  expect(texts(stepLayouts(drawn).at(-1)).at(-1)).toBe(
    'x̄ = ū1 · ∂u1/∂x + ū2 · ∂u2/∂x + ū3 · ∂u3/∂x<br>+ ū4 · ∂u4/∂x' +
      '<br>= 1 · 1 + 1 · 2 + 1 · 3<br>+ 1 · 4 = 10',
  );
  const room = (figure: Figure) => (figure.layout.margin as { b: number }).b;
  expect(room(drawn) - room(computationalGraph({ ...fork, sweep: 'reverse' }))).toBe(40);
});

test('under the pointer stand the formula with nine decimals, and the partials', () => {
  expect(nodes(computationalGraph(fork)).hovertext.slice(0, 3)).toEqual([
    '<b>x = 0.75</b>',
    '<b>a = x² = 0.5625</b><br>∂a/∂x = 1.5',
    '<b>b = exp(a) = 1.755054657</b><br>∂b/∂a = 1.755054657',
  ]);
});

test('the words give the program, and each step of a sweep', () => {
  expect(computationalGraph({ ...chain, sweep: 'reverse' }).alt).toBe(
    'Reverse sweep. Computational graph of 3 lines, from left to right. x = 0.75 is given. ' +
      'a = x² = 0.5625. b = exp(a) = 1.755054657. It has 3 steps. 1 (b̄): b̄ = 1 is given. ' +
      '2 (ā): ā = b̄ · ∂b/∂a = 1 · 1.755054657 = 1.755054657. ' +
      '3 (x̄): x̄ = ā · ∂a/∂x = 1.755054657 · 1.5 = 2.632581985.',
  );
  const { lines, adjoints } = chain;
  expect(computationalGraph({ lines, adjoints }).alt).toContain(
    'a = x² = 0.5625, ∂a/∂x = 1.5, ā = 1.755054657.',
  );
});

test.each([
  ['a chain', chain],
  ['a fork', fork],
  ['two forks', twoForks],
  ['twins', twins],
])('in %s no text lies on another or on a node where the page is 700 pixels wide', (_, graph) => {
  const drawn = [computationalGraph(graph)];
  const sweeps = (['forward', 'reverse'] as const).map((sweep) => ({ ...graph, sweep }));
  const layouts = sweeps.map(computationalGraph).flatMap(stepLayouts);
  for (const layout of [drawn[0].layout, ...layouts]) {
    const boxes = [...textBoxes(drawn[0], layout), ...nodeBoxes(drawn[0])];
    boxes.forEach((box, k) => {
      const over = boxes.slice(k + 1).filter((other) => overlap(box, other));
      expect(over.map(({ what }) => [box.what, what])).toEqual([]);
    });
  }
});

interface Box {
  readonly what: string;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** Pixels of a place in the figure, for a page of 700 pixels; y upwards. */
function pixels({ layout }: Figure, x: number, y: number): [number, number] {
  const { xaxis, yaxis } = layout as { xaxis: { range: number[] }; yaxis: { range: number[] } };
  const { height, margin } = layout as { height: number; margin: { t: number; b: number } };
  const part = (v: number, [from, to]: number[]) => (v - from) / (to - from);
  return [680 * part(x, xaxis.range), (height - margin.t - margin.b) * part(y, yaxis.range)];
}

/** Letters are taken as 0.53 of their size wide, which Helvetica's digits are not quite. */
function textBoxes(figure: Figure, layout: unknown): Box[] {
  const drawn = annotations(layout).filter(
    ({ text, visible, xref }) => visible !== false && text !== '' && xref !== 'paper',
  );
  return drawn.map(({ text, x, y, yanchor = 'middle', yshift = 0, font: { size } }) => {
    const lines = text
      .replace(/<\/?b>/g, '')
      .normalize('NFC')
      .split('<br>');
    const letters = lines.map((line) => line.replace(/\p{M}/gu, '').length);
    const [width, height] = [Math.max(...letters) * size * 0.53, lines.length * size * 1.3];
    const [cx, cy] = pixels(figure, x, y);
    const middle =
      cy + yshift + (yanchor === 'bottom' ? height / 2 : yanchor === 'top' ? -height / 2 : 0);
    return {
      what: text,
      x: [cx - width / 2, cx + width / 2],
      y: [middle - height / 2, middle + height / 2],
    };
  });
}

function nodeBoxes(figure: Figure): Box[] {
  const { x, y, text, marker } = figure.data[2] as unknown as Nodes & { x: number[]; y: number[] };
  return x.map((_, i) => {
    const [cx, cy] = pixels(figure, x[i], y[i]);
    const half = marker.size[i] / 2;
    return { what: `node ${text[i]}`, x: [cx - half, cx + half], y: [cy - half, cy + half] };
  });
}

function overlap(a: Box, b: Box): boolean {
  return [a.x, a.y].every(([low, high], k) => {
    const [otherLow, otherHigh] = [b.x, b.y][k];
    return low < otherHigh && otherLow < high;
  });
}

test('lists that do not fit the lines, and parents that come later, are refused', () => {
  const given = (graph: Parameters<typeof computationalGraph>[0]) =>
    expect(() => computationalGraph(graph));
  const { lines, tangents, adjoints } = chain;
  given({ lines: [] }).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: computationalGraph: there are no lines; give at least one]`,
  );
  given({ lines: [{ ...lines[0], parents: [0] }] }).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: computationalGraph: line 0 (x) has the parent 0; a parent is the index of a line before it]`,
  );
  given({
    lines: [lines[0], { ...lines[1], partials: [1, 2] }],
  }).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: computationalGraph: line 1 (a) has 1 parents but 2 partials (1 ≠ 2)]`,
  );
  const { partials: _, ...without } = lines[1];
  given({
    ...{ lines: [lines[0], without], tangents: [1, 1.5] },
    sweep: 'forward',
  }).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: computationalGraph: line 1 (a) has no partials; a sweep needs one for each parent]`,
  );
  given({ lines, adjoints, sweep: 'forward' }).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: computationalGraph: there are 3 lines but 0 tangents; give one for each line]`,
  );
  given({ lines, adjoints: [1, 2], tangents }).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: computationalGraph: there are 3 lines but 2 adjoints; give one for each line]`,
  );
  given({
    ...{ lines, adjoints: [2.632581985, 1.5, 1] },
    sweep: 'reverse',
  }).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: computationalGraph: the products of x̄ sum to 2.25 but it is given as 2.632581985; give the derivatives of these lines]`,
  );
});
