// Activation functions σ with a = σ(z), and how they carry ∂C/∂a back to ∂C/∂z. All act on a batch,
// one example a row; no intermediate result overflows, however large |z| is.

import { map } from './algebra.ts';
import { type ActivationFormula, formulas } from './formula.ts';
import { build, checkSameShape, type Matrix } from './matrix.ts';

/** σ as a value. Softmax has no diagonal σ′, hence `pullBack` and not a derivative. */
export interface Activation {
  /** Its name, by which a cost recognises its canonical partner. */
  readonly name: string;
  /** a = σ(z). */
  apply(z: Matrix): Matrix;
  /** ∂C/∂z from g = ∂C/∂a at z and a = σ(z): for each row, (∂a/∂z)ᵀ g. All of one shape. */
  pullBack(g: Matrix, z: Matrix, a: Matrix): Matrix;
}

/**
 * The activation that applies σ to every entry, so that ∂C/∂z = ∂C/∂a ⊙ σ′(z).
 *
 * @param sigmaPrime σ′ as a function of z; it is also handed a = σ(z), for slopes that are simpler
 *   in terms of the output, such as a (1 − a).
 * @example
 * const square = elementwise('square', (z) => z * z, (z) => 2 * z);
 * toRows(square.apply(matrix([[3, -1]]))) // [[9, 1]]
 */
export function elementwise(
  name: string,
  sigma: (z: number) => number,
  sigmaPrime: (z: number, a: number) => number,
): Activation {
  return {
    name,
    apply: (z) => map(z, sigma),
    pullBack: (g, z, a) => {
      checkSameShape(`${name}.pullBack`, '∂C/∂a', g, 'z', z);
      checkSameShape(`${name}.pullBack`, 'z', z, 'a', a);
      // ∂C/∂z = ∂C/∂a ⊙ σ′(z)
      const delta = build(z.rows, z.cols);
      for (let k = 0; k < z.data.length; k++) {
        delta.data[k] = g.data[k] * sigmaPrime(z.data[k], a.data[k]);
      }
      return delta;
    },
  };
}

const known = formulas<ActivationFormula>();

/** What σ computes, if it is one of this file as it stands here. */
export function activationFormula({ apply, pullBack }: Activation): ActivationFormula | undefined {
  return known.of(apply, pullBack);
}

function withFormula(formula: ActivationFormula, activation: Activation): Activation {
  known.put(formula, activation.apply, activation.pullBack);
  return activation;
}

/**
 * σ(z) = 1 / (1 + e^(−z)), σ′(z) = a (1 − a), from 0 to 1; σ′(0) = 1/4. (F21)
 *
 * For z < 0 it is computed as e^z / (1 + e^z), so that no exponential overflows.
 */
export const sigmoid: Activation = withFormula(
  { kind: 'sigmoid' },
  elementwise(
    'sigmoid',
    (z) => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z))),
    (_z, a) => a * (1 - a),
  ),
);

/** σ(z) = tanh z, σ′(z) = 1 − a², from −1 to 1; σ′(0) = 1. (F22) */
export const tanh: Activation = withFormula(
  { kind: 'tanh' },
  elementwise('tanh', Math.tanh, (_z, a) => 1 - a * a),
);

/** σ(z) = max(0, z), σ′(z) = 1 for z > 0 and 0 for z ≤ 0; σ′(0) = 0 is a choice. (F23) */
export const relu: Activation = withFormula(
  { kind: 'relu' },
  elementwise(
    'relu',
    (z) => Math.max(0, z),
    (z) => (z > 0 ? 1 : 0),
  ),
);

/**
 * σ(z) = z for z ≥ 0 and α z for z < 0; σ′(z) = 1 and α; σ′(0) = 1 is a choice. (F24)
 *
 * @throws RangeError if α is not a finite number.
 */
export function leakyRelu(alpha: number): Activation {
  checkedAlpha('leakyRelu', alpha);
  return withFormula(
    { kind: 'leakyRelu', alpha },
    elementwise(
      'leakyRelu',
      (z) => (z >= 0 ? z : alpha * z),
      (z) => (z >= 0 ? 1 : alpha),
    ),
  );
}

/**
 * σ(z) = z for z ≥ 0 and α (e^z − 1) for z < 0; σ′(z) = 1 and α e^z = a + α; σ′(0) = 1. (F25)
 *
 * The slope jumps at 0 unless α = 1.
 *
 * @throws RangeError if α is not a finite number.
 */
export function elu(alpha: number): Activation {
  checkedAlpha('elu', alpha);
  return withFormula(
    { kind: 'elu', alpha },
    elementwise(
      'elu',
      (z) => (z >= 0 ? z : alpha * Math.expm1(z)),
      (z) => (z >= 0 ? 1 : alpha * Math.exp(z)),
    ),
  );
}

/** σ(z) = z, σ′(z) = 1: a linear layer. */
export const identity: Activation = withFormula(
  { kind: 'identity' },
  elementwise(
    'identity',
    (z) => z,
    () => 1,
  ),
);

/**
 * a_j = e^(z_j) / Σ_k e^(z_k) within each row; the entries of a row are at least 0 and add up to 1. (F28)
 *
 * The largest z_k of the row is subtracted first, which leaves a unchanged and keeps e^z ≤ 1. Since
 * ∂a_i/∂z_j = a_i (1_ij − a_j) (F28a), the pull-back is ∂C/∂z_j = a_j (g_j − Σ_k g_k a_k).
 */
export const softmax: Activation = withFormula(
  { kind: 'softmax' },
  {
    name: 'softmax',
    apply: softmaxRows,
    pullBack: softmaxPullBack,
  },
);

function softmaxRows(z: Matrix): Matrix {
  const a = build(z.rows, z.cols);
  for (let i = 0; i < z.rows; i++) {
    const zRow = z.data.subarray(i * z.cols, (i + 1) * z.cols);
    const aRow = a.data.subarray(i * z.cols, (i + 1) * z.cols);
    const largest = zRow.reduce((m, zj) => Math.max(m, zj), -Infinity);
    zRow.forEach((zj, j) => {
      aRow[j] = Math.exp(zj - largest);
    });
    const sum = aRow.reduce((s, e) => s + e, 0);
    for (let j = 0; j < z.cols; j++) aRow[j] /= sum;
  }
  return a;
}

function softmaxPullBack(g: Matrix, z: Matrix, a: Matrix): Matrix {
  checkSameShape('softmax.pullBack', '∂C/∂a', g, 'z', z);
  checkSameShape('softmax.pullBack', 'z', z, 'a', a);
  const result = build(a.rows, a.cols);
  for (let i = 0; i < a.rows; i++) {
    let mean = 0; // Σ_k g_k a_k, the mean of g under a
    for (let k = i * a.cols; k < (i + 1) * a.cols; k++) mean += g.data[k] * a.data[k];
    for (let k = i * a.cols; k < (i + 1) * a.cols; k++) {
      result.data[k] = a.data[k] * (g.data[k] - mean);
    }
  }
  return result;
}

function checkedAlpha(who: string, alpha: number): void {
  if (!Number.isFinite(alpha)) {
    throw new RangeError(`${who}: alpha is ${alpha}; alpha must be a finite number`);
  }
}
