import {
  backwardSteps,
  type Figure,
  forwardSteps,
  type MatrixLike,
  type Pass,
} from 'course-display';
import { expect, test } from 'vitest';

const rows = (...given: number[][]): MatrixLike => ({
  rows: given.length,
  cols: given[0].length,
  data: Float64Array.from(given.flat()),
});

// 2-2-1; the numbers need not belong together, so that each can be told from the others
const pass: Pass = {
  parameters: [
    null,
    { W: rows([1, 2], [3, 4]), b: rows([5, -6]) },
    { W: rows([7], [-8]), b: rows([9]) },
  ],
  trace: [
    { z: rows([0.1, 0.2], [0.3, -0.4]), a: rows([0.1, 0.2], [0.3, -0.4]) },
    { z: rows([10, 11], [12, -13]), a: rows([0.5, 0.6], [0.7, 0.8]) },
    { z: rows([14], [15]), a: rows([0.9], [0.95]) },
  ],
  example: 1,
};
const back = {
  ...pass,
  delta: [null, rows([20, 21], [22, -23]), rows([24], [-25])],
  slope: [null, rows([0.01, 0.02], [0.03, 0.04]), rows([0.05], [0.06])],
  costSlope: rows([30], [-31]),
};

function texts({ frames = [] }: Figure): string[][] {
  return frames.map((frame) => {
    const { annotations } = frame.layout as { annotations: { text: string; visible: boolean }[] };
    return annotations
      .filter(({ visible }) => visible)
      .map(({ text }) => text.replaceAll('\u00a0', ' ').replaceAll('<br>', ' | '));
  });
}

test('The forward pass: every z as its sum, every a from its z, and the table filling up', () => {
  expect(texts(forwardSteps(pass, 'Forward.'))).toMatchInlineSnapshot(`
    [
      [
        "a⁰ = x = (0.3, −0.4)",
        "      x | 1   0.3 | 2  −0.4",
        "     z    a | 1    ·    · | 2    ·    ·",
        "    z     a | 1   ·     ·",
      ],
      [
        "z¹₁ = w¹₁₁ x₁ + w¹₂₁ x₂ + b¹₁",
        "z¹₁ = 1 · 0.3 + 3 · (−0.4) + 5 = 12",
        "a¹₁ = σ(12) = 0.7",
        "      x | 1   0.3 | 2  −0.4",
        "     z    a | 1   12  0.7 | 2    ·    ·",
        "    z     a | 1   ·     ·",
      ],
      [
        "z¹₂ = w¹₁₂ x₁ + w¹₂₂ x₂ + b¹₂",
        "z¹₂ = 2 · 0.3 + 4 · (−0.4) + (−6) = −13",
        "a¹₂ = σ(−13) = 0.8",
        "      x | 1   0.3 | 2  −0.4",
        "     z    a | 1   12  0.7 | 2  −13  0.8",
        "    z     a | 1   ·     ·",
      ],
      [
        "z² = w²₁ a¹₁ + w²₂ a¹₂ + b²",
        "z² = 7 · 0.7 + (−8) · 0.8 + 9 = 15",
        "a² = σ(15) = 0.95",
        "      x | 1   0.3 | 2  −0.4",
        "     z    a | 1   12  0.7 | 2  −13  0.8",
        "    z     a | 1  15  0.95",
      ],
    ]
  `);
});

test('The errors: the last from the slope of the cost, the others from all edges that leave a node', () => {
  expect(texts(backwardSteps(back, 'Back.'))).toMatchInlineSnapshot(`
    [
      [
        "Every z and a is known, no δ yet",
        "      x | 1   0.3 | 2  −0.4",
        "     z    a    δ | 1   12  0.7    · | 2  −13  0.8    ·",
        "    z     a    δ | 1  15  0.95    ·",
      ],
      [
        "δ² = ∂C/∂a² · σ′(z²)",
        "δ² = (−31) · 0.06 = −25",
        "      x | 1   0.3 | 2  −0.4",
        "     z    a    δ | 1   12  0.7    · | 2  −13  0.8    ·",
        "    z     a    δ | 1  15  0.95  −25",
      ],
      [
        "δ¹₁ = (w²₁ δ²) · σ′(z¹₁)",
        "δ¹₁ = (7 · (−25)) · 0.03 = 22",
        "      x | 1   0.3 | 2  −0.4",
        "     z    a    δ | 1   12  0.7   22 | 2  −13  0.8    ·",
        "    z     a    δ | 1  15  0.95  −25",
      ],
      [
        "δ¹₂ = (w²₂ δ²) · σ′(z¹₂)",
        "δ¹₂ = ((−8) · (−25)) · 0.04 = −23",
        "      x | 1   0.3 | 2  −0.4",
        "     z    a    δ | 1   12  0.7   22 | 2  −13  0.8  −23",
        "    z     a    δ | 1  15  0.95  −25",
      ],
    ]
  `);
});

test('Back means: from the last layer to the first, and the edges behind the node', () => {
  const { frames = [] } = backwardSteps(back, 'Back.');
  const [used] = (frames[3] as unknown as { data: { x: unknown }[] }).data;
  expect(used.x).toEqual([1, 2, null]);
});

test('What is missing is named', () => {
  expect(() => forwardSteps({ ...pass, example: 2 }, 'x')).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: forwardSteps: example is 2 but the trace has 2 rows; the first row is example 0]`,
  );
  expect(() => forwardSteps({ ...pass, parameters: [] }, 'x')).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: forwardSteps: layer 1 has no W and b; give them as parameters[1]]`,
  );
  expect(() =>
    backwardSteps({ ...back, slope: [null, back.slope[1]] }, 'x'),
  ).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: backwardSteps: layer 2 has no σ′; every layer from 1 on needs one]`,
  );
});
