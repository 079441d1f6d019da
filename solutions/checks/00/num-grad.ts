// Hidden checks of 0.2: other functions and steps, exactness for quadratics, and two calls an entry.

import { type Check, difference, finding, law, same } from 'course-checks';
import { build, type Matrix, normal, type Random, uniform } from 'kernel-lib';

/** Entries of two decimals, so that a report is easily read. */
function drawn(r: Random, rows: number, cols: number): Matrix {
  return build(rows, cols, () => Math.round(100 * normal(r)) / 100);
}

/** Σ (k + 1) x_k³ + the product of neighbours. */
function cubic({ data }: Matrix): number {
  return data.reduce((sum, x, k) => sum + (k + 1) * x ** 3 + x * (data[k + 1] ?? 1), 0);
}

/** Σ sin(x_k + 2 x_(k+1)): each entry meets its neighbours, so that one left shifted shows. */
function sines({ data }: Matrix): number {
  return data.reduce((sum, x, k) => sum + Math.sin(x + 2 * (data[k + 1] ?? 0)), 0);
}

export const numGrad: readonly Check[] = [
  same('a cubic function of a row', 'numGrad', (r) => [cubic, drawn(r, 1, 3), 0.1]),
  same('a sum of sines of a matrix, another step', 'numGrad', (r) => [
    sines,
    drawn(r, 2, 3),
    0.05 + Math.round(10 * uniform(r)) / 100,
  ]),
  law('exact for a polynomial of second degree, whatever h is', function* (ask, r) {
    const x = drawn(r, 2, 2);
    const square = ({ data }: Matrix) => data.reduce((sum, xk) => sum + 3 * xk * xk - xk, 0);
    const gradient = yield* ask<Matrix>('numGrad', square, x, 0.5);
    const exact = { ...x, data: x.data.map((xk) => 6 * xk - 1) };
    return difference(gradient, exact, { atol: 1e-9, rtol: 1e-9 }) === undefined
      ? undefined
      : finding('The error of the central difference is f‴ h²/6; where f‴ = 0 there must be none.');
  }),
  law('f is called twice for each entry', function* (ask, r) {
    const x = drawn(r, 2, 3);
    const { calledBack } = yield* ask.counting<Matrix>('numGrad', cubic, x, 0.1);
    return calledBack === 2 * x.data.length
      ? undefined
      : finding(
          `f was called ${calledBack} times for ${x.data.length} entries.`,
          ...(calledBack > 2 * x.data.length ? ['more-than-two-calls'] : []),
        );
  }),
];
