import { expect, test } from 'vitest';
import { type Figure, networkDrawing, type PlotlyObject } from '../../display/index.ts';

const twoTwoOne = {
  sizes: [2, 2, 1],
  weights: [
    [
      [0.1, 0.4],
      [-0.3, 0.2],
    ],
    [[0.8], [-0.4]],
  ],
  biases: [[0.05, -0.1], [0.2]],
  quantity: 'θ',
  alt: 'Nine edges.',
};

/** The traces of the edges that the pointer can meet, in the order w¹, w², b¹, b². */
function edges({ data }: Figure) {
  return data.filter((trace) => trace.mode === 'lines' && trace.hoverinfo === 'text');
}

function edge(
  drawn: Figure,
  name: string,
): { line: PlotlyObject; x: number[]; y: number[]; hovertext: string } {
  const found = edges(drawn).find((trace) => trace.name === name);
  if (found === undefined) throw new Error(`no edge ${name}`);
  return found as ReturnType<typeof edge>;
}

test('a 2-2-1 network with biases has nine edges, named from–to as the lecture names them', () => {
  expect(edges(networkDrawing(twoTwoOne)).map(({ name }) => name)).toEqual([
    'w¹₁₁',
    'w¹₁₂',
    'w¹₂₁',
    'w¹₂₂',
    'w²₁',
    'w²₂',
    'b¹₁',
    'b¹₂',
    'b²',
  ]);
});

test('w¹₁₂ leads from the first node of layer 0, drawn on top, to the second of layer 1', () => {
  const { x, y } = edge(networkDrawing(twoTwoOne), 'w¹₁₂');
  // 3 % of the way is left out at either end, under the circles
  const ends = [x[0], y[0], x.at(-1) ?? 0, y.at(-1) ?? 0];
  [0.03, 0.47, 0.97, -0.47].forEach((wanted, k) => {
    expect(ends[k]).toBeCloseTo(wanted, 12);
  });
});

test('a 2-3-2 network without biases has 2·3 + 3·2 edges', () => {
  const weights = [
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
  ];
  const names = edges(networkDrawing({ sizes: [2, 3, 2], weights, quantity: 'θ', alt: 'Twelve.' }));
  expect(names).toHaveLength(12);
  expect(names.at(-1)?.name).toBe('w²₃₂');
});

test('indices above 9 are set apart by a comma', () => {
  const weights = [[Array.from({ length: 10 }, (_, j) => j), Array.from({ length: 10 }, () => 1)]];
  const drawn = networkDrawing({ sizes: [2, 10], weights, quantity: 'θ', alt: 'Twenty.' });
  expect(
    edges(drawn)
      .map(({ name }) => name)
      .slice(8, 10),
  ).toEqual(['w¹₁₉', 'w¹₁,₁₀']);
});

test('the largest |number| has a full colour and the widest line, 0 is white', () => {
  const weights = [[[0.8, -0.8, 0, -0.4]]];
  const drawn = networkDrawing({ sizes: [1, 4], weights, quantity: 'θ', alt: 'Four edges.' });
  expect(edge(drawn, 'w¹₁').line).toEqual({ color: 'rgb(213, 94, 0)', width: 11 });
  expect(edge(drawn, 'w¹₂').line).toEqual({ color: 'rgb(0, 114, 178)', width: 11 });
  expect(edge(drawn, 'w¹₃').line).toEqual({ color: 'rgb(255, 255, 255)', width: 2 });
  expect(edge(drawn, 'w¹₄').line.width).toBe(6.5); // 2 + 9 · ½
});

test('on the root scale a quarter of the largest number has half of the width', () => {
  const weights = [[[1, -0.25]]];
  const drawn = networkDrawing({
    sizes: [1, 2],
    weights,
    quantity: 'θ',
    scale: 'root',
    alt: 'Two.',
  });
  expect(edge(drawn, 'w¹₂').line.width).toBe(6.5); // 2 + 9 · √¼
});

test('the colour bar is centred on 0 and names the numbers it stands for on either scale', () => {
  const bar = (scale: 'linear' | 'root') => {
    const { data } = networkDrawing({ ...twoTwoOne, scale });
    const { marker } = data.at(-1) as {
      marker: { cmin: number; cmax: number; colorbar: PlotlyObject };
    };
    return [marker.cmin, marker.cmax, marker.colorbar.ticktext];
  };
  expect(bar('linear')).toEqual([-1, 1, ['-0.8', '-0.4', '0', '0.4', '0.8']]);
  expect(bar('root')).toEqual([-1, 1, ['-0.8', '-0.2', '0', '0.2', '0.8']]);
});

test('numbers that are all 0 are drawn white, not NaN', () => {
  const drawn = networkDrawing({
    sizes: [1, 1],
    weights: [[[0]]],
    quantity: 'θ',
    alt: 'One edge.',
  });
  expect(edge(drawn, 'w¹').line).toEqual({ color: 'rgb(255, 255, 255)', width: 2 });
});

test('under the pointer stand the name in place of θ, the number, and the text of the caller', () => {
  const weightTexts = [
    [
      ['from x₁', ''],
      ['', ''],
    ],
    [[''], ['']],
  ];
  const biasTexts = [['', ''], ['δ² · 1']];
  const drawn = networkDrawing({ ...twoTwoOne, quantity: '∂C/∂θ', weightTexts, biasTexts });
  expect(edge(drawn, 'w¹₁₁').hovertext).toBe('<b>∂C/∂w¹₁₁ = 0.1</b><br>from x₁');
  expect(edge(drawn, 'w²₂').hovertext).toBe('<b>∂C/∂w²₂ = -0.4</b>');
  expect(edge(drawn, 'b²').hovertext).toBe('<b>∂C/∂b² = 0.2</b><br>δ² · 1');
  const plain = networkDrawing({ ...twoTwoOne, quantity: 'weight' });
  expect(edge(plain, 'w¹₁₂').hovertext).toBe('<b>w¹₁₂: weight = 0.4</b>');
});

test('nodes show the label and value of the caller, or their names', () => {
  const nodes = [
    [
      { label: 'x₁', value: 0.5 },
      { label: 'x₂', value: 0.8, text: 'input' },
    ],
    [{ label: 'a¹₁' }, { label: 'a¹₂' }],
    [{ label: 'ŷ' }],
  ];
  const texts = (drawn: Figure) =>
    drawn.data.filter(({ marker }) => (marker as PlotlyObject)?.symbol === 'circle')[0];
  expect(texts(networkDrawing({ ...twoTwoOne, nodes }))).toMatchObject({
    text: ['x₁<br>0.5', 'x₂<br>0.8', 'a¹₁', 'a¹₂', 'ŷ'],
    hovertext: [
      '<b>x₁ = 0.5</b>',
      '<b>x₂ = 0.8</b><br>input',
      '<b>a¹₁</b>',
      '<b>a¹₂</b>',
      '<b>ŷ</b>',
    ],
  });
  expect(texts(networkDrawing(twoTwoOne)).text).toEqual(['x₁', 'x₂', 'a¹₁', 'a¹₂', 'a²']);
});

test('edges carry their names up to 24 of them', () => {
  const count = (m: number) => {
    const weights = [Array.from({ length: m }, () => [1, 1, 1, 1, 1])];
    const { layout } = networkDrawing({ sizes: [m, 5], weights, quantity: 'θ', alt: 'Edges.' });
    return (layout.annotations as unknown[]).length;
  };
  expect([count(4), count(5)]).toEqual([20, 0]);
});

test('lists that do not fit the sizes are refused', () => {
  const drawing = (change: object) => () => networkDrawing({ ...twoTwoOne, ...change });
  expect(drawing({ sizes: [2] })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: networkDrawing: sizes are [2]; give two layers or more, each a whole number of nodes from 1 on]`,
  );
  expect(drawing({ sizes: [2, 2, 1, 1] })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: networkDrawing: weights has lists of lengths (2) but sizes ask for (3)]`,
  );
  expect(drawing({ sizes: [2, 3, 1] })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: networkDrawing: weights[0] has lists of lengths (2, 2) but sizes ask for (3, 3)]`,
  );
  expect(drawing({ biases: [[1, 2], []] })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: networkDrawing: biases has lists of lengths (2, 0) but sizes ask for (2, 1)]`,
  );
  expect(drawing({ nodes: [[], [], []] })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: networkDrawing: nodes has lists of lengths (0, 0, 0) but sizes ask for (2, 2, 1)]`,
  );
  expect(drawing({ biases: [[1, Number.NaN], [1]] })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: networkDrawing: a weight or bias is NaN; a colour needs a finite number]`,
  );
  expect(drawing({ alt: ' ' })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: figure: alt is empty; say in words what the figure shows]`,
  );
});
