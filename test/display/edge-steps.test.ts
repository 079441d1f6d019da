import { edgeSteps, networkDrawing } from 'course-display';
import { expect, test } from 'vitest';

const drawing = {
  sizes: [1, 2, 2],
  weights: [
    [[0.5, -1]],
    [
      [1, 2],
      [3, 4],
    ],
  ],
  biases: [
    [0.1, 0.2],
    [0.3, 0.4],
  ],
  weightTexts: [
    [['= 1 · 0.5<br>= 0.5', 'b']],
    [
      ['c', 'd'],
      ['e', 'f'],
    ],
  ],
  quantity: '∂C/∂θ',
  alt: 'A network.',
};
const drawn = edgeSteps(drawing);

interface Frame {
  readonly data: readonly { readonly x: unknown; readonly y: unknown }[];
  readonly layout: { readonly annotations: readonly { readonly text: string }[] };
}
const frames = (drawn.frames ?? []) as unknown as Frame[];

test('There is a step for each weight and each bias', () => {
  const [slider] = drawn.layout.sliders as { steps: { label: string }[] }[];
  expect(slider.steps.map(({ label }) => label).join(' ')).toBe(
    'w¹₁₁ w¹₁₂ w²₁₁ w²₁₂ w²₂₁ w²₂₂ b¹₁ b¹₂ b²₁ b²₂'.replaceAll('w¹₁₁ w¹₁₂', 'w¹₁ w¹₂'),
  );
});

test('The marked way is the edge and all that follow the node it leads to', () => {
  expect(frames[0].data[0]).toMatchObject({
    x: [0, 1, null, 1, 2, null, 1, 2, null],
    y: [0, 0.5, null, 0.5, 0.5, null, 0.5, -0.5, null],
  });
  expect(frames[5].data[0].x).toEqual([1, 2, null]);
});

test('Above stand the number and the text of the edge; the names on the edges stay', () => {
  const texts = frames[0].layout.annotations.map(({ text }) => text);
  expect(texts.at(-1)).toBe('<b>∂C/∂w¹₁ = 0.5</b><br>= 1 · 0.5<br>= 0.5');
  const names = networkDrawing(drawing).layout.annotations as { text: string }[];
  expect(texts.slice(0, -1)).toEqual(names.map(({ text }) => text));
});

test('The words tell the chain of each edge', () => {
  expect(drawn.alt).toContain('1 (w¹₁): ∂C/∂w¹₁ = 0.5 = 1 · 0.5 = 0.5.');
});
