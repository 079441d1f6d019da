import {
  backpropagate,
  closeness,
  type DenseLayer,
  feedForward,
  input,
  type Matrix,
  map,
  matrix,
  type Network,
  numericalGradient,
  predict,
  quadratic,
  random,
  sigmoid,
  toRows,
  withParameters,
} from 'kernel-lib';
import { describe, expect, test } from 'vitest';
import { largestDifference, normalMatrix, refusal } from './support/random-network.ts';

const sum = (A: Matrix) => A.data.reduce((total, entry) => total + entry, 0);

describe('central differences', () => {
  test('Of a square they are exact, of a cube too large by exactly h²', () => {
    // [(θ + h)² − (θ − h)²] / 2h = 2θ;  [(θ + h)³ − (θ − h)³] / 2h = 3θ² + h²
    const theta = matrix([[2, -1.5, 0]]);
    const square = (A: Matrix) => sum(map(A, (x) => x * x));
    const cube = (A: Matrix) => sum(map(A, (x) => x * x * x));
    // with h = ½ nothing is rounded
    expect(toRows(numericalGradient(square, theta, 0.5))).toEqual([[4, -3, 0]]);
    expect(toRows(numericalGradient(cube, theta, 0.5))).toEqual([[12.25, 7, 0.25]]);
    const usual = numericalGradient(cube, theta);
    expect(largestDifference(usual, matrix([[12, 6.75, 0]]))).toBeLessThan(1e-9);
  });

  test('A linear function has its coefficients for derivatives, at any h', () => {
    // f = 1 θ_00 + 2 θ_01 + … + 6 θ_12; each entry of θ is moved in its own place
    const f = (A: Matrix) => A.data.reduce((total, entry, k) => total + (k + 1) * entry, 0);
    const theta = normalMatrix(random(3), 2, 3);
    for (const h of [1, 1e-3, 1e-5]) {
      const wanted = matrix([
        [1, 2, 3],
        [4, 5, 6],
      ]);
      expect(largestDifference(numericalGradient(f, theta, h), wanted)).toBeLessThan(1e-9);
    }
  });

  test('h is 1e-5 if nothing is said', () => {
    const f = (A: Matrix) => Math.exp(A.data[0]);
    const theta = matrix([[0.3]]);
    expect(numericalGradient(f, theta)).toEqual(numericalGradient(f, theta, 1e-5));
    expect(numericalGradient(f, theta)).not.toEqual(numericalGradient(f, theta, 2e-5));
  });

  test('f is called twice an entry, and θ is not changed', () => {
    const theta = matrix([
      [1, 2],
      [3, 4],
    ]);
    const seen: Matrix[] = [];
    const f = (A: Matrix) => {
      seen.push(A);
      return sum(A);
    };
    numericalGradient(f, theta, 0.25);
    expect(seen.map((A) => [...A.data])).toEqual([
      [1.25, 2, 3, 4],
      [0.75, 2, 3, 4],
      [1, 2.25, 3, 4],
      [1, 1.75, 3, 4],
      [1, 2, 3.25, 4],
      [1, 2, 2.75, 4],
      [1, 2, 3, 4.25],
      [1, 2, 3, 3.75],
    ]);
    expect(toRows(theta)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  test('A function that spoils its argument spoils nothing else', () => {
    const theta = matrix([[1, 2]]);
    const f = (A: Matrix) => {
      const value = A.data[0] * A.data[1];
      A.data.fill(99);
      return value;
    };
    expect(largestDifference(numericalGradient(f, theta), matrix([[2, 1]]))).toBeLessThan(1e-9);
    expect(toRows(theta)).toEqual([[1, 2]]);
  });

  test('The error falls as h² until rounding, 1e-16/h, takes over (notebook 00)', () => {
    const network: Network = {
      layers: [
        input(2),
        {
          kind: 'dense',
          W: matrix([
            [0.1, 0.4],
            [-0.3, 0.2],
          ]),
          b: matrix([[0.05, -0.1]]),
          activation: sigmoid,
        },
        { kind: 'dense', W: matrix([[0.7], [-0.5]]), b: matrix([[0.2]]), activation: sigmoid },
      ],
      cost: quadratic,
    };
    const [x, y] = [matrix([[0.5, 0.8]]), matrix([[1]])];
    const { W, b } = network.layers[1] as DenseLayer; // it is the literal above
    const C = (moved: Matrix) =>
      quadratic.value(predict(withParameters(network, 1, { W: moved, b }), x), y);
    const exact = backpropagate(network, feedForward(network, x), y).gradient[1]?.W.data[0] ?? NaN;
    const error = (h: number) => Math.abs(numericalGradient(C, W, h).data[0] / exact - 1);
    expect(error(1e-2) / 2.2e-6).toBeCloseTo(1, 1);
    expect(error(1e-3) / 2.2e-8).toBeCloseTo(1, 1);
    expect(error(1e-4) / 2.4e-10).toBeCloseTo(1, 0);
    // what is left is rounding, which a different order of operations changes
    for (const [h, printed] of [
      [1e-5, 1.6e-10],
      [1e-8, 3.3e-9],
      [1e-12, 1.8e-3],
    ]) {
      expect(error(h)).toBeLessThan(2.5 * printed);
      expect(error(h)).toBeGreaterThan(printed / 10);
    }
  });

  test('h is a positive number', () => {
    const say = (h: number) => refusal(() => numericalGradient(sum, matrix([[1]]), h));
    expect([0, -1e-5, NaN, Infinity].map(say)).toMatchInlineSnapshot(`
      [
        "RangeError: numericalGradient: h is 0; the step must be a positive number",
        "RangeError: numericalGradient: h is -0.00001; the step must be a positive number",
        "RangeError: numericalGradient: h is NaN; the step must be a positive number",
        "RangeError: numericalGradient: h is Infinity; the step must be a positive number",
      ]
    `);
  });
});

describe('closeness: |x − y| ≤ atol + rtol |y|', () => {
  const close = (x: number, y: number, atol: number, rtol: number) =>
    closeness(x, y, { atol, rtol }).close;

  test('The allowance is atol plus rtol times the reference, and the edge belongs to it', () => {
    // 0.5 + 0.25 · 4 = 1.5
    expect(close(5.5, 4, 0.5, 0.25)).toBe(true);
    expect(close(2.5, 4, 0.5, 0.25)).toBe(true);
    expect(close(5.501, 4, 0.5, 0.25)).toBe(false);
    expect(close(2.499, 4, 0.5, 0.25)).toBe(false);
    expect(close(-5.5, -4, 0.5, 0.25)).toBe(true);
    expect(close(5.5, -4, 0.5, 0.25)).toBe(false);
  });

  test('y is the reference: exchanging x and y can change the answer', () => {
    expect(close(3, 4, 0, 0.25)).toBe(true); // 1 ≤ 0.25 · 4
    expect(close(4, 3, 0, 0.25)).toBe(false); // 1 > 0.25 · 3
  });

  test('At zero atol decides', () => {
    expect(close(0, 0, 0, 0)).toBe(true);
    expect(close(0, -0, 0, 0)).toBe(true);
    expect(close(1e-12, 0, 0, 1e-3)).toBe(false);
    expect(close(1e-12, 0, 1e-9, 0)).toBe(true);
    expect(close(0, 1e-12, 1e-9, 0)).toBe(true);
  });

  test('atol = 1e-9 and rtol = 1e-6 if nothing is said', () => {
    expect(closeness(1 + 1e-6, 1).close).toBe(true);
    expect(closeness(1 + 1.01e-6, 1).close).toBe(false);
    expect(closeness(1e-9, 0).close).toBe(true);
    expect(closeness(1.01e-9, 0).close).toBe(false);
    expect(closeness(1, 2, {})).toEqual(closeness(1, 2));
    expect(closeness(2.000003, 2, { atol: 0 }).worst.allowed).toBe(2e-6);
    expect(closeness(2.000003, 2, { rtol: 0 }).worst.allowed).toBe(1e-9);
  });

  test('The example of the docstring', () => {
    expect(closeness(1.0000001, 1, { atol: 0, rtol: 1e-6 }).close).toBe(true);
  });

  test('NaN is close to nothing, not to itself, however large the tolerance', () => {
    for (const [x, y] of [
      [NaN, 0],
      [0, NaN],
      [NaN, NaN],
      [NaN, Infinity],
    ]) {
      const result = closeness(x, y, { atol: 1e300, rtol: 1 });
      expect(result.close).toBe(false);
      expect(result.difference).toBeNaN();
    }
  });

  test('Equal infinities are close; other things are not close to an infinity', () => {
    expect(close(Infinity, Infinity, 0, 1e-6)).toBe(true);
    expect(close(-Infinity, -Infinity, 1, 1)).toBe(true);
    expect(close(Infinity, -Infinity, 1, 1)).toBe(false);
    expect(close(1, Infinity, 1, 1)).toBe(false);
    expect(close(Infinity, 1, 1, 1)).toBe(false);
    expect(closeness(Infinity, 1).difference).toBe(Infinity);
    expect(closeness(Infinity, Infinity).difference).toBe(0);
  });

  test('Equal infinities are close with rtol = 0 too, where 0 · ∞ is not a number', () => {
    expect(close(Infinity, Infinity, 1e-9, 0)).toBe(true);
    expect(close(-Infinity, -Infinity, 0, 0)).toBe(true);
  });

  test('Two matrices are close if every entry is; the worst exceeds its allowance most', () => {
    const y = matrix([
      [1, 100, 0],
      [1000, -1, 5],
    ]);
    const x = matrix([
      [1, 101, 0.5],
      [1001.5, -1, 5],
    ]);
    // differences 1, 0.5 and 1.5, allowances 0.1 + 0.01 |y| = 1.1, 0.1 and 10.1: only 0.5 is beyond
    const result = closeness(x, y, { atol: 0.1, rtol: 0.01 });
    expect(result).toEqual({
      close: false,
      difference: 1.5,
      worst: { row: 0, col: 2, x: 0.5, y: 0, difference: 0.5, allowed: 0.1 },
    });
    expect(closeness(x, y, { atol: 0.5, rtol: 0.01 }).close).toBe(true);
    expect(closeness(y, y, { atol: 0, rtol: 0 })).toMatchObject({ close: true, difference: 0 });
    // the row and the column of an entry in the second row
    const low = matrix([
      [1, 100, 0],
      [1000, -1, 7],
    ]);
    expect(closeness(low, y).worst).toMatchObject({ row: 1, col: 2, x: 7, y: 5 });
  });

  test('One NaN spoils a matrix, wherever it stands, and is the worst entry', () => {
    for (let k = 0; k < 4; k++) {
      const x = matrix([
        [1, 2],
        [3, 9],
      ]);
      x.data[k] = NaN;
      const result = closeness(
        x,
        matrix([
          [1, 2],
          [3, 4],
        ]),
      );
      expect(result.close).toBe(false);
      expect(result.difference).toBeNaN();
      expect(result.worst).toMatchObject({ row: Math.floor(k / 2), col: k % 2, x: NaN });
    }
  });

  test('When all is close the worst is the entry that comes nearest to its allowance', () => {
    const result = closeness(matrix([[1.5, 2.25, 3]]), matrix([[1, 2, 3]]), { atol: 1, rtol: 0 });
    expect(result).toEqual({
      close: true,
      difference: 0.5,
      worst: { row: 0, col: 0, x: 1.5, y: 1, difference: 0.5, allowed: 1 },
    });
  });

  test('Shapes are the same and tolerances are not negative', () => {
    const row = matrix([[1, 2]]);
    expect([
      refusal(() => closeness(row, matrix([[1], [2]]))),
      refusal(() => closeness(row, matrix([[1, 2, 3]]))),
      refusal(() => closeness(1, 1, { atol: -1e-9 })),
      refusal(() => closeness(1, 1, { rtol: NaN })),
      refusal(() => closeness(1, 1, { atol: NaN, rtol: 0 })),
      refusal(() => closeness(1, 1, { rtol: -1 })),
    ]).toMatchInlineSnapshot(`
      [
        "RangeError: closeness: x is 1 × 2 but y is 2 × 1; they must have the same number of rows (1 ≠ 2)",
        "RangeError: closeness: x is 1 × 2 but y is 1 × 3; they must have the same number of columns (2 ≠ 3)",
        "RangeError: closeness: atol is -1e-9 and rtol is 0.000001; both must be 0 or positive",
        "RangeError: closeness: atol is 1e-9 and rtol is NaN; both must be 0 or positive",
        "RangeError: closeness: atol is NaN and rtol is 0; both must be 0 or positive",
        "RangeError: closeness: atol is 1e-9 and rtol is -1; both must be 0 or positive",
      ]
    `);
  });
});
