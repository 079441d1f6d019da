import { descentSteps, grid } from 'course-display';
import { expect, test } from 'vitest';

const axis = [-1, 0, 1];
const plot = {
  x: axis,
  y: axis,
  z: grid((x, y) => x * x + y * y, axis, axis),
  levels: { from: 0, to: 2, step: 0.5 },
  titles: { x: 'w₁', y: 'w₂', z: 'C' },
  marks: [{ name: 'minimum', points: [[0, 0] as const] }],
};
const points = [
  [1, 0.5],
  [0.5, 0.25],
  [0.25, 0.125],
] as const;
const path = { name: 'descent', points, z: [1.25, 0.3125, 0.078125] };
const drawn = descentSteps({ ...plot, path }, 'A descent.');

interface Frame {
  readonly data: readonly { readonly x: unknown; readonly y: unknown }[];
  readonly layout: { readonly annotations: readonly Record<string, unknown>[] };
}
const frames = (drawn.frames ?? []) as unknown as Frame[];

test('Step k shows the points up to k, and where it is now', () => {
  expect(frames.map(({ data }) => data.map(({ x }) => x))).toEqual([
    [[1], [1]],
    [[1, 0.5], [0.5]],
    [[1, 0.5, 0.25], [0.25]],
  ]);
});

test('An arrow shows the step to come, from here to the next point; at the end there is none', () => {
  const [, arrow] = frames[1].layout.annotations;
  expect(arrow).toMatchObject({ ax: 0.5, ay: 0.25, x: 0.25, y: 0.125, visible: true });
  expect(frames[2].layout.annotations[1].visible).toBe(false);
});

test('The numbers of the step stand above and in the words', () => {
  const [heading] = frames[1].layout.annotations;
  expect(heading.text).toBe('step 1: w₁ = 0.5, w₂ = 0.25, C = 0.3125');
  expect(drawn.alt).toContain('2 (1): w₁ = 0.5, w₂ = 0.25, C = 0.3125.');
});

test('A path without costs is refused', () => {
  expect(() =>
    descentSteps({ ...plot, path: { name: 'descent', points } }, 'x'),
  ).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: descentSteps: the path has no costs; give path.z, one for each point]`,
  );
});
