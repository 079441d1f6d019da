import { expect, test } from 'vitest';
import { indexSwitch } from '../../display/index.ts';
import { build, matrix } from '../../kernel-lib/index.ts';

const W = matrix([
  [0.2, -0.4, 0.1],
  [0.5, 0.3, -0.2],
]);

interface Grid {
  readonly x: string[];
  readonly y: string[];
  readonly z: number[][];
  readonly text: string[][];
  readonly hovertext: string[][];
}

interface Layout {
  readonly title: { readonly text: string };
  readonly annotations: readonly { readonly text: string }[];
  readonly updatemenus: readonly { readonly buttons: readonly Button[] }[];
}

interface Button {
  readonly label: string;
  readonly method: string;
  readonly args: readonly [
    { readonly [option: string]: readonly unknown[] },
    { 'title.text': string },
  ];
}

const drawn = indexSwitch(W, 1);
const grid = drawn.data[0] as unknown as Grid;
const layout = drawn.layout as unknown as Layout;
const [fromTo, toFrom] = layout.updatemenus[0].buttons;

/** The trace after a button: Plotly takes the first of each list for the first trace. */
function pressed({ args: [options] }: Button): Grid {
  const changed = Object.entries(options).map(([option, list]) => [option, list[0]]);
  return { ...grid, ...Object.fromEntries(changed) };
}

test('it opens from–to, as the matrix is stored', () => {
  expect(grid).toMatchObject({
    x: ['to 1', 'to 2', 'to 3'],
    y: ['from 1', 'from 2'],
    z: [
      [0.2, -0.4, 0.1],
      [0.5, 0.3, -0.2],
    ],
  });
  expect(grid.text[0][1]).toBe('w¹₁₂<br>-0.4');
});

test('the button to–from transposes the numbers and exchanges the indices of every name', () => {
  const { x, y, z, text } = pressed(toFrom);
  expect({ x, y, z }).toEqual({
    x: ['from 1', 'from 2'],
    y: ['to 1', 'to 2', 'to 3'],
    z: [
      [0.2, 0.5],
      [-0.4, 0.3],
      [0.1, -0.2],
    ],
  });
  expect(text).toEqual([
    ['w¹₁₁<br>0.2', 'w¹₁₂<br>0.5'],
    ['w¹₂₁<br>-0.4', 'w¹₂₂<br>0.3'],
    ['w¹₃₁<br>0.1', 'w¹₃₂<br>-0.2'],
  ]);
});

test('the button from–to brings back what it opened with', () => {
  expect(pressed(fromTo)).toEqual(grid);
  expect(fromTo.args[1]).toEqual({ 'title.text': layout.title.text });
});

test('the buttons change the one trace and the title, and nothing of what is stored', () => {
  for (const { method, args } of [fromTo, toFrom]) {
    expect(method).toBe('update');
    expect(Object.keys(args[0])).toEqual(['x', 'y', 'z', 'text', 'hovertext']);
    expect(Object.keys(args[1])).toEqual(['title.text']);
  }
  expect(drawn.data).toHaveLength(1);
  expect(layout.annotations.map(({ text }) => text)).toEqual([
    'W¹ as stored: 2 × 3, row by row (0.2, -0.4, 0.1, 0.5, 0.3, -0.2)',
  ]);
});

test('a weight has one place in the store, under both names', () => {
  const where = (hover: string) => hover.split('<br>').slice(1);
  expect(where(grid.hovertext[0][1])).toEqual([
    'from node 1 of layer 0 to node 2 of layer 1',
    'from–to: w¹₁₂',
    'to–from: w¹₂₁',
    'stored: data[1]',
  ]);
  expect(where(pressed(toFrom).hovertext[1][0])).toEqual(where(grid.hovertext[0][1]));
});

test('a matrix too large for names in its cells has colours with a scale instead', () => {
  const large = indexSwitch(
    build(9, 2, (i) => i),
    1,
  );
  const trace = large.data[0] as unknown as Grid & { showscale: boolean };
  expect(trace.text.flat().every((text) => text === '')).toBe(true);
  expect(trace.showscale).toBe(true);
  expect(trace.hovertext[8][1]).toContain('<b>w¹₉₂ = 8</b>');
  expect(large.alt).not.toContain('w¹₉₂');
});

test('weights that are all 0 are white, on a scale that has an extent', () => {
  expect(indexSwitch(build(2, 2), 1).data[0]).toMatchObject({ zmin: -1, zmax: 1 });
});

test('the text alternative gives every number under both names', () => {
  expect(drawn.alt).toMatchInlineSnapshot(
    `"The weights of W¹ as a grid with two buttons. From–to: a row for each node a weight comes from: w¹₁₁ = 0.2, w¹₁₂ = -0.4, w¹₁₃ = 0.1; w¹₂₁ = 0.5, w¹₂₂ = 0.3, w¹₂₃ = -0.2. To–from: the same numbers transposed, a row for each node a weight leads to: w¹₁₁ = 0.2, w¹₁₂ = 0.5; w¹₂₁ = -0.4, w¹₂₂ = 0.3; w¹₃₁ = 0.1, w¹₃₂ = -0.2. Under the grid, the same for both: W¹ as stored: 2 × 3, row by row (0.2, -0.4, 0.1, 0.5, 0.3, -0.2)."`,
  );
});

test('a layer that no weights lead to is refused', () => {
  expect(() => indexSwitch(W, -1)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: indexSwitch: l is -1; weights lead to the layers from 1 on, so it must be a whole number ≥ 1]`,
  );
});
