// A checker one can trust: derivatives from differences of the cost alone, and a comparison that
// neither fails at zero nor passes everything there.

import { build, checkSameShape, type Matrix, matrix } from './matrix.ts';

/**
 * ∂f/∂θ_ij ≈ [f(θ + h e_ij) − f(θ − h e_ij)] / 2h for every entry: central differences.
 *
 * The error is f‴ h²/6 plus about 1e-16/h from rounding; h = 1e-5 is near the best.
 * θ is not changed; f is called twice an entry, each time with a matrix of its own.
 *
 * @throws RangeError if h is not a positive number.
 */
export function numericalGradient(f: (theta: Matrix) => number, theta: Matrix, h = 1e-5): Matrix {
  if (!(h > 0 && h < Infinity)) {
    throw new RangeError(`numericalGradient: h is ${h}; the step must be a positive number`);
  }
  const moved = (k: number, by: number): Matrix => {
    const data = theta.data.slice();
    data[k] += by;
    return { ...theta, data };
  };
  return build(theta.rows, theta.cols, (i, j) => {
    const k = i * theta.cols + j;
    return (f(moved(k, h)) - f(moved(k, -h))) / (2 * h);
  });
}

/** How two matrices compare, and where they differ most. */
export interface Closeness {
  /** Whether |x − y| ≤ atol + rtol |y| in every entry. */
  readonly close: boolean;
  /** The largest |x − y|; NaN if an entry cannot be compared. */
  readonly difference: number;
  /** The entry that exceeds its allowance most, or comes nearest to it. */
  readonly worst: ComparedEntry;
}

export interface ComparedEntry {
  readonly row: number;
  readonly col: number;
  readonly x: number;
  readonly y: number;
  /** |x − y|. */
  readonly difference: number;
  /** atol + rtol |y|. */
  readonly allowed: number;
}

/**
 * Whether |x − y| ≤ atol + rtol |y| in every entry; y is the reference. Two numbers, or two matrices.
 *
 * Never a relative error alone, which divides by zero where y = 0. Equal infinities are close; NaN
 * is close to nothing.
 *
 * @param tolerance atol ≥ 0 and rtol ≥ 0; 1e-9 and 1e-6 if left out.
 * @throws RangeError if the shapes differ or a tolerance is negative or not a number.
 * @example
 * closeness(1.0000001, 1, { atol: 0, rtol: 1e-6 }).close // true
 */
export function closeness<T extends number | Matrix>(
  x: T,
  y: T,
  { atol = 1e-9, rtol = 1e-6 }: { atol?: number; rtol?: number } = {},
): Closeness {
  if (!(atol >= 0 && rtol >= 0)) {
    throw new RangeError(
      `closeness: atol is ${atol} and rtol is ${rtol}; both must be 0 or positive`,
    );
  }
  const [X, Y] = [asMatrix(x), asMatrix(y)];
  checkSameShape('closeness', 'x', X, 'y', Y);
  const entries = Array.from(X.data, (value, k): ComparedEntry => {
    const reference = Y.data[k];
    return {
      row: Math.floor(k / X.cols),
      col: k % X.cols,
      x: value,
      y: reference,
      difference: value === reference ? 0 : Math.abs(value - reference),
      allowed: rtol === 0 ? atol : atol + rtol * Math.abs(reference),
    };
  });
  return {
    close: entries.every((entry) => excess(entry) <= 0),
    difference: entries.reduce((largest, { difference }) => Math.max(largest, difference), 0),
    worst: entries.reduce((worst, entry) => (excess(entry) > excess(worst) ? entry : worst)),
  };
}

function asMatrix(x: number | Matrix): Matrix {
  return typeof x === 'number' ? matrix([[x]]) : x;
}

/** How far beyond its allowance; what cannot be compared is beyond everything. */
function excess({ difference, allowed }: ComparedEntry): number {
  return Number.isFinite(difference) ? difference - allowed : Infinity;
}
