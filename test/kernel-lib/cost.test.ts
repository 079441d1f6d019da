import {
  type Cost,
  crossEntropy,
  logLikelihood,
  type Matrix,
  matrix,
  numericalGradient,
  quadratic,
  random,
  selectRows,
  sigmoid,
  softmax,
  toRows,
} from 'kernel-lib';
import { describe, expect, test } from 'vitest';
import {
  expectClose,
  expectSame,
  expectUntouched,
  largestDifference,
  nineDigits,
} from './support/compare.ts';
import { oneHot, randomDistributions, randomProbabilities } from './support/draw.ts';

/** The cost of a single row, and the slope there. */
const one = (cost: Cost, a: readonly number[], y: readonly number[]) => ({
  value: cost.value(matrix([a]), matrix([y])),
  slope: toRows(cost.gradient(matrix([a]), matrix([y])))[0],
});

describe('by hand', () => {
  test('F9, quadratic: C_x = ½ ‖a − y‖² and a − y', () => {
    // a − y = (.5, −1): ½ (.25 + 1) = .625; second row (−2, 3): ½ (4 + 9) = 6.5; mean 3.5625
    const a = matrix([
      [1.5, -1],
      [0, 4],
    ]);
    const y = matrix([
      [1, 0],
      [2, 1],
    ]);
    expect(quadratic.value(a, y)).toBe(3.5625);
    expectSame(quadratic.gradient(a, y), [
      [0.5, -1],
      [-2, 3],
    ]);
  });

  test('F9a, cross-entropy: −Σ [y ln a + (1 − y) ln(1 − a)] and (a − y) / (a (1 − a))', () => {
    // y = 1: −ln ¼ = 2 ln 2 and −1/¼ = −4;  y = 0: −ln(1 − ½) = ln 2 and 1/½ = 2
    const { value, slope } = one(crossEntropy, [0.25, 0.5], [1, 0]);
    expect(value).toBeCloseTo(3 * Math.LN2, 14);
    expect(slope).toEqual([-4, 2]);
  });

  test('F9b, log-likelihood: −ln a_y and −y / a', () => {
    // −ln ½ = ln 2; the entries that y does not mark count neither in the cost nor in its slope
    const { value, slope } = one(logLikelihood, [0.2, 0.5, 0.3], [0, 1, 0]);
    expect(value).toBeCloseTo(Math.LN2, 15);
    expectClose([slope], [[0, -2, 0]], {});
  });

  test('F9, notebooks 04 and 06: the half squared error of the worked networks', () => {
    expectClose(
      [[quadratic.value(matrix([[0.560507456]]), matrix([[1]]))]],
      [[0.096576848]],
      nineDigits,
    );
    const a = matrix([
      [0.602600497, 0.509029357],
      [0.578495096, 0.517186026],
    ]);
    const y = matrix([
      [1, 0],
      [0, 1],
    ]);
    const perSample = [0, 1].map((i) => quadratic.value(selectRows(a, [i]), selectRows(y, [i])));
    // The a are rounded to 9 digits, which moves C by less than 1e-9.
    expectClose([perSample], [[0.208518626, 0.283882955]], { atol: 1e-9 });
    expectClose([[quadratic.value(a, y)]], [[0.24620079]], { atol: 1e-9 });
  });

  test('notebook 11: cross-entropy .996030884 and squared error .181910224 of three samples', () => {
    const a = sigmoid.apply(matrix([[1.75], [-0.25], [1.25]])); // z = 1.5 x₁ − .5 x₂ + .25
    const y = matrix([[0], [1], [1]]);
    expectClose([[crossEntropy.value(a, y)]], [[0.996030884]], nineDigits);
    expectClose([[quadratic.value(a, y)]], [[0.181910224]], nineDigits);
  });

  test('notebook 12: −ln a₃ = .456656446 for softmax of (2.5, −1, 3.2, .5)', () => {
    const a = softmax.apply(matrix([[2.5, -1, 3.2, 0.5]]));
    expectClose([[logLikelihood.value(a, matrix([[0, 0, 1, 0]]))]], [[0.456656446]], nineDigits);
  });
});

describe('against mpmath 1.4.1, 50 digits, rounded to double', () => {
  test('cross-entropy with targets inside (0, 1)', () => {
    const a = matrix([
      [0.9, 0.2, 0.4],
      [0.05, 0.6, 0.35],
    ]);
    const y = matrix([
      [1, 0, 0.25],
      [0, 0.3, 0.7],
    ]);
    expect(crossEntropy.value(a, y)).toBeCloseTo(1.3253754117855674, 14);
    expectClose(
      crossEntropy.gradient(a, y),
      [
        [-1.1111111111111112, 1.25, 0.625],
        [1.0526315789473684, 1.25, -1.5384615384615383],
      ],
      { rtol: 1e-14 },
    );
  });

  test('log-likelihood with a one-hot row and a distribution', () => {
    const a = matrix([
      [0.2, 0.5, 0.3],
      [0.05, 0.6, 0.35],
    ]);
    const y = matrix([
      [0, 1, 0],
      [0.1, 0.2, 0.7],
    ]);
    expect(logLikelihood.value(a, y)).toBeCloseTo(0.9148805099088084, 14);
    expectClose(
      logLikelihood.gradient(a, y),
      [
        [0, -2, 0],
        [-2, -1 / 3, -2],
      ],
      { rtol: 1e-15 },
    );
  });
});

const r = random(41);
const a = randomProbabilities(r, 4, 3);
const cases: { cost: Cost; y: Matrix; kind: string }[] = [
  { cost: quadratic, y: randomProbabilities(r, 4, 3), kind: 'any targets' },
  { cost: crossEntropy, y: randomProbabilities(r, 4, 3), kind: 'targets inside (0, 1)' },
  { cost: crossEntropy, y: oneHot([2, 0, 1, 2], 3), kind: 'targets 0 and 1' },
  { cost: logLikelihood, y: randomDistributions(r, 4, 3), kind: 'distributions' },
  { cost: logLikelihood, y: oneHot([2, 0, 1, 2], 3), kind: 'one-hot targets' },
];

describe.each(cases)('$cost.name with $kind', ({ cost, y }) => {
  test('∂C_x/∂a by central differences of n C is the gradient', () => {
    const nC = (A: Matrix) => A.rows * cost.value(A, y);
    expectClose(cost.gradient(a, y), numericalGradient(nC, a), { atol: 1e-9, rtol: 1e-7 });
  });

  test('C of a batch is the mean of C of its rows; a row of the gradient is that of its row', () => {
    let sum = 0;
    for (let i = 0; i < a.rows; i++) {
      const row = (A: Matrix) => selectRows(A, [i]);
      sum += cost.value(row(a), row(y));
      expectSame(cost.gradient(row(a), row(y)), selectRows(cost.gradient(a, y), [i]));
    }
    expect(cost.value(a, y)).toBeCloseTo(sum / 4, 14);
  });

  test('M3: the sum over the batch, and a gradient divided by n, are other numbers', () => {
    expect(Math.abs(4 * cost.value(a, y) - cost.value(a, y))).toBeGreaterThan(1e-6);
    const divided = toRows(cost.gradient(a, y)).map((row) => row.map((x) => x / 4));
    expect(largestDifference(divided, cost.gradient(a, y))).toBeGreaterThan(1e-6);
  });

  test('M5: the gradient is not its negative, as y − a in place of a − y makes it', () => {
    const negative = toRows(cost.gradient(a, y)).map((row) => row.map((x) => -x));
    expect(largestDifference(negative, cost.gradient(a, y))).toBeGreaterThan(1e-6);
  });

  test('neither a nor y is changed', () => {
    expectUntouched([a, y], () => {
      cost.value(a, y);
      cost.gradient(a, y).data.fill(7);
      cost.check?.(a, y);
    });
  });

  test('a NaN in any output makes the cost NaN, whether y asks for that output or not', () => {
    const costs = Array.from(a.data, (_, nan) => {
      const data = a.data.map((x, k) => (k === nan ? Number.NaN : x));
      return cost.value({ ...a, data }, y);
    });
    expect(costs).toEqual(costs.map(() => Number.NaN));
  });
});

test('M11: ½ (a − y)² is not (a − y)², and its slope is not 2 (a − y)', () => {
  // notebook 03: a = .3, y = 1 gives C = .245; without ½ it would be .49
  const { value, slope } = one(quadratic, [0.3], [1]);
  expectClose([[value, ...slope]], [[0.245, -0.7]], { atol: 1e-15 });
  expect(Math.abs(value - (0.3 - 1) ** 2)).toBeGreaterThan(1e-6);
  expect(Math.abs(slope[0] - 2 * (0.3 - 1))).toBeGreaterThan(1e-6);
});

test('E28: without its minus sign the cross-entropy would be negative', () => {
  const cost = one(crossEntropy, [0.85, 0.43], [0, 1]).value;
  expect(cost).toBeGreaterThan(0);
  expect(Math.log(1 - 0.85) + Math.log(0.43)).toBeCloseTo(-cost, 14);
});

test('log-likelihood is neither a Bernoulli sum (.887360) nor log₂', () => {
  const outputs = toRows(softmax.apply(matrix([[2.5, -1, 3.2, 0.5]])))[0];
  const y = [0, 0, 1, 0];
  const { value } = one(logLikelihood, outputs, y);
  expect(one(crossEntropy, outputs, y).value).toBeCloseTo(0.88736, 6);
  expect(Math.abs(one(crossEntropy, outputs, y).value - value)).toBeGreaterThan(1e-6);
  expect(Math.abs(-Math.log2(outputs[2]) - value)).toBeGreaterThan(1e-6);
});

describe('at the ends a = 0 and a = 1', () => {
  const ln = 1022 * Math.LN2; // −ln of the smallest normal double 2⁻¹⁰²²
  const huge = 2 ** 1022;
  // 1 − a is 0 or at least 2⁻⁵³, and half of that stands for its 0
  const lnRest = 54 * Math.LN2;
  const hugeRest = 2 ** 54;

  test('what is right costs 0: y = a', () => {
    expect(one(crossEntropy, [0, 1], [0, 1]).value).toBe(0);
    expect(one(logLikelihood, [0, 1], [0, 1]).value).toBe(0);
    expect(one(quadratic, [0, 1], [0, 1]).value).toBe(0);
  });

  test('what is wrong costs 1022 ln 2 = 708.4 at a = 0 and 54 ln 2 = 37.4 at a = 1', () => {
    expectClose([[one(crossEntropy, [0], [1]).value]], [[ln]], { rtol: 1e-15 });
    expectClose([[one(crossEntropy, [1], [0]).value]], [[lnRest]], { rtol: 1e-15 });
    expectClose([[one(logLikelihood, [0, 1], [1, 0]).value]], [[ln]], { rtol: 1e-15 });
    expect(one(crossEntropy, [0], [1]).slope).toEqual([-huge]);
    expect(one(crossEntropy, [1], [0]).slope).toEqual([hugeRest]);
    expect(one(logLikelihood, [0, 1], [1, 0]).slope).toEqual([-huge, 0]); // 0, not −0
  });

  test('a target between counts in proportion: y = .3 costs .3 or .7 of it', () => {
    // mpmath: .3 · 1022 ln 2 = 212.51892555967922
    expect(one(crossEntropy, [0], [0.3]).value).toBeCloseTo(212.51892555967922, 11);
    expect(one(crossEntropy, [1], [0.3]).value).toBeCloseTo(0.7 * lnRest, 11);
    expectClose([one(crossEntropy, [0, 1], [0.3, 0.3]).slope], [[-0.3 * huge, 0.7 * hugeRest]], {
      rtol: 1e-15,
    });
    expect(one(logLikelihood, [0, 1], [0.3, 0.7]).value).toBeCloseTo(212.51892555967922, 11);
  });

  test('cost and slope are finite for every a in {0, 2⁻¹⁰⁷⁴, 1 − 2⁻⁵³, 1}, y in {0, .3, 1}', () => {
    for (const output of [0, Number.MIN_VALUE, 1 - 2 ** -53, 1]) {
      for (const y of [0, 0.3, 1]) {
        for (const cost of [quadratic, crossEntropy, logLikelihood]) {
          const { value, slope } = one(cost, [output, output], [y, 1 - y]);
          expect([value, ...slope].filter((x) => !Number.isFinite(x))).toEqual([]);
          expect(value).toBeGreaterThanOrEqual(0);
        }
      }
    }
  });

  test('the cost of y = 0 grows with z and makes no jump where the sigmoid rounds to 1', () => {
    const costs = [34, 35, 36, 37, 38, 39].map((z) => {
      return crossEntropy.value(sigmoid.apply(matrix([[z]])), matrix([[0]]));
    });
    costs.slice(1).forEach((cost, k) => {
      expect(cost).toBeGreaterThanOrEqual(costs[k]);
      expect(cost - costs[k]).toBeLessThan(1.5);
    });
  });

  test('the costs of saturated outputs, z = ±800, are finite', () => {
    const z = matrix([[800, -800]]);
    const y = matrix([[0, 1]]);
    expectClose([[crossEntropy.value(sigmoid.apply(z), y)]], [[lnRest + ln]], { rtol: 1e-15 });
    expectClose([[logLikelihood.value(softmax.apply(z), y)]], [[ln]], { rtol: 1e-15 });
  });
});

test('each cost names the activation with which δ^L = a − y', () => {
  expect([quadratic, crossEntropy, logLikelihood].map((c) => [c.name, c.canonical])).toEqual([
    ['quadratic', 'identity'],
    ['crossEntropy', 'sigmoid'],
    ['logLikelihood', 'softmax'],
  ]);
});

describe('what a cost refuses', () => {
  const outputs = matrix([
    [0.2, 0.5, 0.3],
    [0.1, 0.6, 0.3],
  ]);
  const labels = oneHot([1, 2], 3);

  test('targets of another width or number than the outputs', () => {
    const narrow = oneHot([1, 0], 2);
    const single = oneHot([1], 3);
    expect(() => quadratic.value(outputs, narrow)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: quadratic.value: a^L is 2 × 3 but y is 2 × 2; they must have the same number of columns (3 ≠ 2)]`,
    );
    expect(() => quadratic.gradient(outputs, single)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: quadratic.gradient: a^L is 2 × 3 but y is 1 × 3; they must have the same number of rows (2 ≠ 1)]`,
    );
    expect(() => crossEntropy.value(outputs, single)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: crossEntropy.value: a^L is 2 × 3 but y is 1 × 3; they must have the same number of rows (2 ≠ 1)]`,
    );
    expect(() => crossEntropy.gradient(outputs, narrow)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: crossEntropy.gradient: a^L is 2 × 3 but y is 2 × 2; they must have the same number of columns (3 ≠ 2)]`,
    );
    expect(() => logLikelihood.value(outputs, narrow)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: logLikelihood.value: a^L is 2 × 3 but y is 2 × 2; they must have the same number of columns (3 ≠ 2)]`,
    );
    expect(() => logLikelihood.gradient(outputs, narrow)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: logLikelihood.gradient: a^L is 2 × 3 but y is 2 × 2; they must have the same number of columns (3 ≠ 2)]`,
    );
    expect(() => logLikelihood.check?.(outputs, narrow)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: logLikelihood.check: a^L is 2 × 3 but y is 2 × 2; they must have the same number of columns (3 ≠ 2)]`,
    );
  });

  test('outputs and targets outside [0, 1], where there is a logarithm', () => {
    const above = matrix([
      [0.2, 0.5, 0.3],
      [0.1, 1.25, 0.3],
    ]);
    const below = matrix([
      [1, -0.5, 0.5],
      [0, 0, 1],
    ]);
    expect(() => crossEntropy.value(above, labels)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: crossEntropy: a^L is 1.25 in row 1, column 1; outputs and targets must lie in [0, 1]]`,
    );
    expect(() => crossEntropy.gradient(outputs, below)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: crossEntropy: y is -0.5 in row 0, column 1; outputs and targets must lie in [0, 1]]`,
    );
    expect(() => logLikelihood.value(above, labels)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: logLikelihood: a^L is 1.25 in row 1, column 1; outputs and targets must lie in [0, 1]]`,
    );
    expect(() => logLikelihood.check?.(outputs, below)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: logLikelihood: y is -0.5 in row 0, column 1; outputs and targets must lie in [0, 1]]`,
    );
    expect(quadratic.value(above, below)).toBeGreaterThan(0);
  });

  test('label rows that do not add up to 1, for log-likelihood only', () => {
    const two = matrix([
      [0, 1, 0],
      [1, 0, 1],
    ]);
    const none = matrix([
      [0, 0, 0],
      [1, 0, 0],
    ]);
    expect(() => logLikelihood.value(outputs, two)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: logLikelihood: row 1 of y adds up to 2; it must mark the classes with weights that add up to 1]`,
    );
    expect(() => logLikelihood.gradient(outputs, none)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: logLikelihood: row 0 of y adds up to 0; it must mark the classes with weights that add up to 1]`,
    );
    expect(crossEntropy.value(outputs, two)).toBeGreaterThan(0);
  });

  test('but not label rows that miss 1 by rounding: ten times 0.1', () => {
    const tenth = matrix([new Array(10).fill(0.1)]);
    expect(logLikelihood.value(tenth, tenth)).toBeCloseTo(Math.log(10), 13);
  });
});
