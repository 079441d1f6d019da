import {
  l1,
  l2,
  matrix,
  numericalGradient,
  type Penalty,
  type PenaltyFactor,
  random,
  scale,
  subtract,
  toRows,
} from 'kernel-lib';
import { describe, expect, test } from 'vitest';
import { largestDifference, normalMatrix, refusal, rounded } from './support/random-network.ts';

describe('w = (2, −1, 0.5), g = (0.1, 0.2, −0.3), η = 0.5, λ = 0.1, n = 10 (notebook 13)', () => {
  const w = matrix([[2, -1, 0.5]]);
  const g = matrix([[0.1, 0.2, -0.3]]);

  /** w ← w − η (g + ∂penalty/∂w) */
  function step(penalty: Penalty): number[][] {
    return rounded(subtract(subtract(w, scale(0.5, g)), scale(0.5, penalty.gradient(w, 10))));
  }

  test('F29: (λ/2n) Σ w², which is what l2 means if nothing is said', () => {
    // 0.1/20 · (4 + 1 + 0.25) = 0.02625; gradient λ/n w = 0.01 w: 2 − 0.5 (0.1 + 0.02) = 1.94
    for (const penalty of [l2({ lambda: 0.1 }), l2({ lambda: 0.1, factor: 'lambda/2n' })]) {
      expect(penalty.value(w, 10)).toBeCloseTo(0.02625, 15);
      expect(step(penalty)).toEqual([[1.94, -1.095, 0.6475]]);
    }
  });

  test('λ Σ w², as the lecture has it', () => {
    // 0.1 · 5.25 = 0.525; gradient 2 λ w = 0.2 w: 2 − 0.5 (0.1 + 0.4) = 1.75
    const penalty = l2({ lambda: 0.1, factor: 'lambda' });
    expect(penalty.value(w, 10)).toBeCloseTo(0.525, 15);
    expect(step(penalty)).toEqual([[1.75, -1, 0.6]]);
  });

  test('(λ/2) Σ w² and (λ/n) Σ w²', () => {
    // 0.05 · 5.25 = 0.2625; gradient 0.1 w: 2 − 0.5 (0.1 + 0.2) = 1.85
    const half = l2({ lambda: 0.1, factor: 'lambda/2' });
    expect(half.value(w, 10)).toBeCloseTo(0.2625, 15);
    expect(step(half)).toEqual([[1.85, -1.05, 0.625]]);
    // 0.01 · 5.25 = 0.0525; gradient 0.02 w: 2 − 0.5 (0.1 + 0.04) = 1.93
    const mean = l2({ lambda: 0.1, factor: 'lambda/n' });
    expect(mean.value(w, 10)).toBeCloseTo(0.0525, 15);
    expect(step(mean)).toEqual([[1.93, -1.09, 0.645]]);
  });

  test('F29: (λ/n) Σ |w|, which is what l1 means if nothing is said', () => {
    // 0.01 · 3.5 = 0.035; gradient 0.01 sgn w: 2 − 0.5 (0.1 + 0.01) = 1.945
    for (const penalty of [l1({ lambda: 0.1 }), l1({ lambda: 0.1, factor: 'lambda/n' })]) {
      expect(penalty.value(w, 10)).toBeCloseTo(0.035, 15);
      expect(step(penalty)).toEqual([[1.945, -1.095, 0.645]]);
    }
  });

  test('l1 with the other three factors', () => {
    // Σ |w| = 3.5; the gradient is the factor itself, times sgn w = (1, −1, 1)
    const of = (factor: PenaltyFactor) => l1({ lambda: 0.1, factor });
    expect(of('lambda').value(w, 10)).toBeCloseTo(0.35, 15);
    expect(of('lambda/2').value(w, 10)).toBeCloseTo(0.175, 15);
    expect(of('lambda/2n').value(w, 10)).toBeCloseTo(0.0175, 15);
    expect(rounded(of('lambda').gradient(w, 10))).toEqual([[0.1, -0.1, 0.1]]);
    expect(rounded(of('lambda/2').gradient(w, 10))).toEqual([[0.05, -0.05, 0.05]]);
    expect(rounded(of('lambda/2n').gradient(w, 10))).toEqual([[0.005, -0.005, 0.005]]);
  });

  test('λ = 5 with n = 50 000 decays a weight as λ = 0.1 with n = 1000 does, by 0.99995 at η = 0.5', () => {
    // 1 − η λ/n = 1 − 0.5 · 0.0001
    const decay = (lambda: number, n: number) =>
      1 - 0.5 * l2({ lambda }).gradient(matrix([[1]]), n).data[0];
    expect(decay(0.1, 1000)).toBeCloseTo(0.99995, 15);
    expect(decay(5, 50_000)).toBeCloseTo(0.99995, 15);
  });
});

test.each<PenaltyFactor>(['lambda', 'lambda/2', 'lambda/n', 'lambda/2n'])(
  'The gradient is the derivative of the value, with the factor %s',
  (factor) => {
    const W = normalMatrix(random(13), 3, 4); // no entry is within 1e-5 of the kink of |w|
    for (const penalty of [l2({ lambda: 0.7, factor }), l1({ lambda: 0.7, factor })]) {
      const numerical = numericalGradient((moved) => penalty.value(moved, 6), W);
      expect(largestDifference(penalty.gradient(W, 6), numerical)).toBeLessThan(1e-9);
    }
  },
);

test('The gradient of |w| at w = 0 is 0', () => {
  expect(toRows(l1({ lambda: 1 }).gradient(matrix([[0, -3]]), 2))).toEqual([[0, -0.5]]);
});

test('λ = 0 adds nothing', () => {
  const W = matrix([[3, -4]]);
  for (const penalty of [l1({ lambda: 0 }), l2({ lambda: 0 })]) {
    expect(penalty.value(W, 5)).toBe(0);
    expect(rounded(penalty.gradient(W, 5))).toEqual([[0, 0]]);
  }
});

test('W is not changed, and each penalty says its name', () => {
  const W = matrix([[3, -4]]);
  for (const penalty of [l1({ lambda: 1 }), l2({ lambda: 1 })]) {
    penalty.value(W, 5);
    penalty.gradient(W, 5);
    expect(toRows(W)).toEqual([[3, -4]]);
  }
  expect([l1({ lambda: 1 }).name, l2({ lambda: 1 }).name]).toEqual(['l1', 'l2']);
});

test('λ is 0 or a positive number', () => {
  const say = (lambda: number) => [refusal(() => l1({ lambda })), refusal(() => l2({ lambda }))];
  expect([-0.1, NaN, Infinity].flatMap(say)).toMatchInlineSnapshot(`
    [
      "RangeError: l1: lambda is -0.1; it must be 0 or a positive number",
      "RangeError: l2: lambda is -0.1; it must be 0 or a positive number",
      "RangeError: l1: lambda is NaN; it must be 0 or a positive number",
      "RangeError: l2: lambda is NaN; it must be 0 or a positive number",
      "RangeError: l1: lambda is Infinity; it must be 0 or a positive number",
      "RangeError: l2: lambda is Infinity; it must be 0 or a positive number",
    ]
  `);
});

test('The number n of examples is a size: a whole number from 1 on', () => {
  const W = matrix([[1, -2]]);
  const say = (n: number) => [
    refusal(() => l1({ lambda: 0.1 }).value(W, n)),
    refusal(() => l2({ lambda: 0.1 }).gradient(W, n)),
  ];
  expect([0, NaN].flatMap(say)).toMatchInlineSnapshot(`
    [
      "RangeError: l1: n is 0; it must be a whole number from 1 on",
      "RangeError: l2: n is 0; it must be a whole number from 1 on",
      "RangeError: l1: n is NaN; it must be a whole number from 1 on",
      "RangeError: l2: n is NaN; it must be a whole number from 1 on",
    ]
  `);
});
