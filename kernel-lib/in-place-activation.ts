// a^l = σ(z^l) and ∂C/∂z from ∂C/∂a for a whole batch, written into matrices that the caller owns: the
// twins of what activation.ts says of one number.

import type { ActivationFormula } from './formula.ts';
import type { Matrix } from './matrix.ts';

/** z ← z + 1 b, the row b added to every row. */
export function addRowInto(z: Matrix, b: Matrix): void {
  const [numbers, row, cols] = [z.data, b.data, z.cols];
  for (let start = 0; start < numbers.length; start += cols) {
    for (let j = 0; j < cols; j++) numbers[start + j] += row[j];
  }
}

/** mean ← s 1ᵀ A. */
export function meanOfRowsInto({ data: mean, cols }: Matrix, { data: a }: Matrix, s: number): void {
  for (let j = 0; j < cols; j++) mean[j] = 0;
  for (let start = 0; start < a.length; start += cols) {
    for (let j = 0; j < cols; j++) mean[j] += a[start + j];
  }
  for (let j = 0; j < cols; j++) mean[j] *= s;
}

/** a ← σ(z). */
export function activateInto(formula: ActivationFormula, a: Matrix, z: Matrix): void {
  switch (formula.kind) {
    case 'sigmoid':
      sigmoidInto(a.data, z.data);
      return;
    case 'tanh':
      for (let k = 0; k < z.data.length; k++) a.data[k] = Math.tanh(z.data[k]);
      return;
    case 'relu':
      reluInto(a.data, z.data);
      return;
    case 'leakyRelu':
      for (let k = 0; k < z.data.length; k++) {
        a.data[k] = z.data[k] >= 0 ? z.data[k] : formula.alpha * z.data[k];
      }
      return;
    case 'elu':
      for (let k = 0; k < z.data.length; k++) {
        a.data[k] = z.data[k] >= 0 ? z.data[k] : formula.alpha * Math.expm1(z.data[k]);
      }
      return;
    case 'identity':
      a.data.set(z.data);
      return;
    case 'softmax':
      softmaxInto(a, z);
      return;
  }
}

function sigmoidInto(a: Float64Array, z: Float64Array): void {
  for (let k = 0; k < z.length; k++) {
    // one exponential, of a number that is not positive: e^(−|z|)
    const e = Math.exp(z[k] >= 0 ? -z[k] : z[k]);
    a[k] = (z[k] >= 0 ? 1 : e) / (1 + e);
  }
}

function reluInto(a: Float64Array, z: Float64Array): void {
  for (let k = 0; k < z.length; k++) a[k] = Math.max(0, z[k]);
}

function softmaxInto({ data: a, cols }: Matrix, { data: z }: Matrix): void {
  for (let start = 0; start < z.length; start += cols) {
    let largest = -Infinity;
    for (let k = start; k < start + cols; k++) largest = Math.max(largest, z[k]);
    let sum = 0;
    for (let k = start; k < start + cols; k++) {
      a[k] = Math.exp(z[k] - largest);
      sum += a[k];
    }
    for (let k = start; k < start + cols; k++) a[k] /= sum;
  }
}

/** ∂C/∂z in the place of g = ∂C/∂a, at z and a = σ(z). */
export function pullBackInPlace(
  formula: ActivationFormula,
  g: Matrix,
  { data: z }: Matrix,
  { data: a }: Matrix,
): void {
  const delta = g.data;
  switch (formula.kind) {
    case 'sigmoid':
      for (let k = 0; k < delta.length; k++) delta[k] *= a[k] * (1 - a[k]);
      return;
    case 'tanh':
      for (let k = 0; k < delta.length; k++) delta[k] *= 1 - a[k] * a[k];
      return;
    case 'relu':
      for (let k = 0; k < delta.length; k++) delta[k] *= z[k] > 0 ? 1 : 0;
      return;
    case 'leakyRelu':
      for (let k = 0; k < delta.length; k++) delta[k] *= z[k] >= 0 ? 1 : formula.alpha;
      return;
    case 'elu':
      for (let k = 0; k < delta.length; k++) {
        delta[k] *= z[k] >= 0 ? 1 : formula.alpha * Math.exp(z[k]);
      }
      return;
    case 'identity':
      return;
    case 'softmax':
      softmaxPullBackInPlace(delta, a, g.cols);
      return;
  }
}

/** δ_j = a_j (g_j − Σ_k g_k a_k) within each row. */
function softmaxPullBackInPlace(g: Float64Array, a: Float64Array, cols: number): void {
  for (let start = 0; start < g.length; start += cols) {
    let mean = 0;
    for (let k = start; k < start + cols; k++) mean += g[k] * a[k];
    for (let k = start; k < start + cols; k++) g[k] = a[k] * (g[k] - mean);
  }
}
