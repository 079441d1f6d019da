// The equations of one layer, forward and back, one function each. Rows are examples:
//   n  examples in the batch     n_l  nodes in layer l
//   W^l  n_(l−1) × n_l, w_ij leads from node i of layer l − 1 to node j of layer l     b^l  1 × n_l
//   z^l, a^l, δ^l  n × n_l      C = (1/n) Σ_x C_x      δ^l = ∂C_x/∂z^l, a row per example

import type { Activation } from './activation.ts';
import { addRow, matmul, scale, subtract, sumRows, timesTranspose } from './algebra.ts';
import type { Cost } from './cost.ts';
import { scaledTransposeTimesInto } from './in-place.ts';
import { build, checkSameShape, type Matrix, shape } from './matrix.ts';

/**
 * z^l = (W^l)ᵀ a^(l−1) + b^l; for rows Z = A W + 1 b. (F5, F8)
 *
 * @throws RangeError if the columns of a^(l−1), the rows of W^l, or the widths of W^l and b^l disagree.
 */
export function weightedInput(W: Matrix, b: Matrix, aPrev: Matrix): Matrix {
  if (aPrev.cols !== W.rows) {
    throw new RangeError(
      `weightedInput: a^(l-1) is ${shape(aPrev)} but W^l is ${shape(W)}; ` +
        `the columns of a^(l-1) must match the rows of W^l (${aPrev.cols} ≠ ${W.rows})`,
    );
  }
  if (b.rows !== 1 || b.cols !== W.cols) {
    throw new RangeError(
      `weightedInput: b^l is ${shape(b)} but W^l is ${shape(W)}; ` +
        `b^l must be one row with an entry for each column of W^l (1 × ${W.cols})`,
    );
  }
  // Z = A W + 1 b
  return addRow(matmul(aPrev, W), b); // n × n_l
}

/** a^l = σ(z^l). (F6) */
export function activate(sigma: Activation, z: Matrix): Matrix {
  return sigma.apply(z);
}

/**
 * δ^L = ∂C/∂a^L ⊙ σ′(z^L). (F11)
 *
 * For a cost with its canonical activation the product is a^L − y exactly (F27, F28), which is used:
 * it needs no division by a (1 − a) and is right where that is 0.
 *
 * @throws RangeError if z, a and y differ in shape, or the cost refuses a or y.
 */
export function outputError(
  cost: Cost,
  sigma: Activation,
  z: Matrix,
  a: Matrix,
  y: Matrix,
): Matrix {
  checkSameShape('outputError', 'a^L', a, 'y', y);
  checkSameShape('outputError', 'z^L', z, 'a^L', a);
  cost.check?.(a, y);
  // δ^L = a^L − y
  if (cost.canonical !== '' && cost.canonical === sigma.name) return subtract(a, y);
  // δ^L = ∂C/∂a^L ⊙ σ′(z^L)
  return sigma.pullBack(cost.gradient(a, y), z, a);
}

/**
 * δ^l = (W^(l+1) δ^(l+1)) ⊙ σ′(z^l); for rows (Δ Wᵀ) ⊙ σ′(Z). (F12)
 *
 * By index δ_j = Σ_k w_jk δ_k · σ′(z_j): the sum runs over the nodes k that j feeds.
 *
 * @throws RangeError if the columns of δ^(l+1) and W^(l+1) disagree, or z^l does not fit the result.
 */
export function hiddenError(
  WNext: Matrix,
  deltaNext: Matrix,
  sigma: Activation,
  z: Matrix,
  a: Matrix,
): Matrix {
  if (deltaNext.cols !== WNext.cols) {
    throw new RangeError(
      `hiddenError: δ^(l+1) is ${shape(deltaNext)} but W^(l+1) is ${shape(WNext)}; ` +
        `the columns of δ^(l+1) must match the columns of W^(l+1) (${deltaNext.cols} ≠ ${WNext.cols})`,
    );
  }
  // ∂C/∂a^l = Δ Wᵀ
  const gradient = timesTranspose(deltaNext, WNext); // n × n_l
  checkSameShape('hiddenError', 'δ^(l+1) (W^(l+1))ᵀ', gradient, 'z^l', z);
  return sigma.pullBack(gradient, z, a);
}

/** ∂C/∂b^l = δ^l; for n rows (1/n) 1ᵀ Δ, one row. (F14) */
export function biasGradient(delta: Matrix): Matrix {
  return scale(1 / delta.rows, sumRows(delta)); // 1 × n_l
}

/**
 * ∂C/∂W^l = a^(l−1) (δ^l)ᵀ; for n rows (1/n) Aᵀ Δ. By index ∂C/∂w_ij = a_i δ_j. (F13)
 *
 * @throws RangeError if a^(l−1) and δ^l have different numbers of rows.
 */
export function weightGradient(aPrev: Matrix, delta: Matrix): Matrix {
  if (aPrev.rows !== delta.rows) {
    throw new RangeError(
      `weightGradient: a^(l-1) is ${shape(aPrev)} but δ^l is ${shape(delta)}; ` +
        `both need a row for each example (${aPrev.rows} ≠ ${delta.rows})`,
    );
  }
  // (1/n) Aᵀ Δ, without a matrix for Aᵀ Δ: it is as large as W
  const gradient = build(aPrev.cols, delta.cols); // n_(l−1) × n_l
  scaledTransposeTimesInto(gradient, 1 / delta.rows, aPrev, delta);
  return gradient;
}
