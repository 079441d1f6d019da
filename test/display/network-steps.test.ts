import { type Figure, networkSteps } from 'course-display';
import { expect, test } from 'vitest';

const table = [
  ['', 'x'],
  ['1', '2.5'],
];
const step = {
  label: 'a¹',
  lines: ['z¹ = w¹ x', 'z¹ = 2 · 2.5 = 5'],
  nodes: [[1, 0] as const],
  edges: [
    [
      [0, 0],
      [1, 0],
    ] as const,
  ],
  known: [
    table,
    [
      ['', 'z'],
      ['1', '5'],
    ],
  ],
};
const before = {
  ...step,
  label: 'x',
  lines: ['x = 2.5'],
  nodes: [],
  edges: [],
  known: [
    table,
    [
      ['', 'z'],
      ['1', '·'],
    ],
  ],
};
const drawing = { sizes: [1, 1], names: [['x'], ['a¹']], steps: [before, step] };
const drawn = networkSteps(drawing, 'One node after another.');

interface Frame {
  readonly data: readonly { readonly x?: unknown; readonly marker?: { readonly color: unknown } }[];
  readonly layout: { readonly annotations: readonly { readonly text: string; visible: boolean }[] };
}
const frame = ({ frames = [] }: Figure, k: number) => frames[k] as unknown as Frame;

test('A step marks the edges it uses and the node it computes', () => {
  const [used, nodes] = frame(drawn, 1).data;
  expect(used.x).toEqual([0, 1, null]);
  expect(nodes.marker?.color).toEqual(['#ffffff', '#f9dcc6']);
  expect(frame(drawn, 0).data[0].x).toEqual([null]);
});

test('Above the drawing stand the lines of the step, below each layer what is known', () => {
  const texts = frame(drawn, 1).layout.annotations.map(({ text }) =>
    text.replaceAll('\u00a0', ' '),
  );
  expect(texts).toEqual(['z¹ = w¹ x', 'z¹ = 2 · 2.5 = 5', '     x<br>1  2.5', '   z<br>1  5']);
});

test('A step with fewer lines hides the place of the others', () => {
  expect(frame(drawn, 0).layout.annotations.map(({ visible }) => visible)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test('The words tell every step', () => {
  expect(drawn.alt).toBe(
    'One node after another. It has 2 steps. 1 (x): x = 2.5. 2 (a¹): z¹ = w¹ x; z¹ = 2 · 2.5 = 5.',
  );
});

test('A layer without a table is named', () => {
  expect(() =>
    networkSteps({ ...drawing, steps: [before, { ...step, known: [table] }] }, 'x'),
  ).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: networkSteps: step a¹ has tables for 1 layers but there are 2]`,
  );
});
