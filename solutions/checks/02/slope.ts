// An adjoint against the central difference, for the hidden checks of notebook 02.

import { difference, type Finding, finding } from 'course-checks';
import { matrix, numericalGradient } from 'kernel-lib';

/**
 * A finding unless `bar` is g′(t) by central differences: |x − y| ≤ 1e-8 + 1e-5 |y|.
 *
 * @param fault what is said otherwise: `x̄ is not the derivative of f by x`.
 */
export function slopeFinding(
  fault: string,
  bar: number,
  g: (t: number) => number,
  t: number,
): Finding | undefined {
  const slope = numericalGradient(({ data }) => g(data[0]), matrix([[t]])).data[0];
  return difference(bar, slope, { atol: 1e-8, rtol: 1e-5 }) === undefined
    ? undefined
    : finding(`${fault}: central differences give another number.`);
}
