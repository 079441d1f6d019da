// The cost of a batch, its gradient, and penalties, without a new matrix: the twins of cost.ts and
// penalty.ts.

import { leastA, leastRest } from './cost.ts';
import type { CostFormula, PenaltyFormula } from './formula.ts';
import type { Matrix } from './matrix.ts';

/** Whether the cost accepts a and y; if not, its own `check` says why. */
export function inDomain({ kind }: CostFormula, { data: a }: Matrix, y: Matrix): boolean {
  if (kind === 'quadratic') return true;
  for (let k = 0; k < a.length; k++) {
    if (a[k] < 0 || a[k] > 1 || y.data[k] < 0 || y.data[k] > 1) return false;
  }
  return kind === 'crossEntropy' || rowsAddUpToOne(y);
}

function rowsAddUpToOne({ data: y, cols }: Matrix): boolean {
  for (let start = 0; start < y.length; start += cols) {
    let sum = 0;
    for (let k = start; k < start + cols; k++) sum += y[k];
    if (Math.abs(sum - 1) > 1e-9) return false;
  }
  return true;
}

/** C = (1/n) Σ_x C_x, the mean over the rows. */
export function costValue({ kind }: CostFormula, { data: a, rows }: Matrix, y: Matrix): number {
  switch (kind) {
    case 'quadratic':
      return quadraticSum(a, y.data) / rows;
    case 'crossEntropy':
      return crossEntropySum(a, y.data) / rows;
    case 'logLikelihood':
      return logLikelihoodSum(a, y.data) / rows;
  }
}

function quadraticSum(a: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += ((a[k] - y[k]) * (a[k] - y[k])) / 2;
  return sum;
}

function crossEntropySum(a: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) {
    // a target of 0 or 1 leaves one of the two logarithms without weight
    if (y[k] !== 0) sum -= y[k] * Math.log(Math.max(a[k], leastA));
    if (y[k] !== 1) sum -= (1 - y[k]) * Math.log(Math.max(1 - a[k], leastRest));
  }
  return sum;
}

function logLikelihoodSum(a: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) {
    // 0 · ln a is 0, but NaN where a is
    sum -= y[k] === 0 ? 0 * a[k] : y[k] * Math.log(Math.max(a[k], leastA));
  }
  return sum;
}

/** g ← ∂C_x/∂a, a row per example. */
export function costGradientInto(
  { kind }: CostFormula,
  { data: g }: Matrix,
  { data: a }: Matrix,
  { data: y }: Matrix,
): void {
  switch (kind) {
    case 'quadratic':
      for (let k = 0; k < g.length; k++) g[k] = a[k] - y[k];
      return;
    case 'crossEntropy':
      for (let k = 0; k < g.length; k++) {
        g[k] = (1 - y[k]) / Math.max(1 - a[k], leastRest) - y[k] / Math.max(a[k], leastA);
      }
      return;
    case 'logLikelihood':
      for (let k = 0; k < g.length; k++) g[k] = 0 - y[k] / Math.max(a[k], leastA);
      return;
  }
}

/** delta ← a − y. */
export function differenceInto(
  { data: delta }: Matrix,
  { data: a }: Matrix,
  { data: y }: Matrix,
): void {
  for (let k = 0; k < delta.length; k++) delta[k] = a[k] - y[k];
}

/** c Σ w² or c Σ |w|, for a training set of n examples. */
export function penaltyValue(
  { kind, constant }: PenaltyFormula,
  { data: w }: Matrix,
  n: number,
): number {
  return constant(n) * (kind === 'l2' ? sumOfSquares(w) : sumOfSizes(w));
}

// Four sums at once: a sum of doubles waits for the one before it, four of them do not.
function sumOfSquares(w: Float64Array): number {
  const whole = w.length - (w.length % 4);
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  for (let k = 0; k < whole; k += 4) {
    s0 += w[k] * w[k];
    s1 += w[k + 1] * w[k + 1];
    s2 += w[k + 2] * w[k + 2];
    s3 += w[k + 3] * w[k + 3];
  }
  for (let k = whole; k < w.length; k++) s0 += w[k] * w[k];
  return s0 + s1 + (s2 + s3);
}

function sumOfSizes(w: Float64Array): number {
  const whole = w.length - (w.length % 4);
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  for (let k = 0; k < whole; k += 4) {
    s0 += Math.abs(w[k]);
    s1 += Math.abs(w[k + 1]);
    s2 += Math.abs(w[k + 2]);
    s3 += Math.abs(w[k + 3]);
  }
  for (let k = whole; k < w.length; k++) s0 += Math.abs(w[k]);
  return s0 + s1 + (s2 + s3);
}

/** g ← g + ∂penalty/∂W. */
export function addPenaltyInto(
  { data: g }: Matrix,
  { kind, constant }: PenaltyFormula,
  { data: w }: Matrix,
  n: number,
): void {
  const c = constant(n);
  if (kind === 'l2') for (let k = 0; k < g.length; k++) g[k] += 2 * c * w[k];
  else for (let k = 0; k < g.length; k++) g[k] += c * Math.sign(w[k]);
}
