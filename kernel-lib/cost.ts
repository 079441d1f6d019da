// Costs C = (1/n) Σ_x C_x over the n rows of a batch: a = a^L the outputs, y the targets, of one
// shape. Gradients are those of C_x, a row per example: 1/n enters once, in the weight gradient.

import { type CostFormula, formulas } from './formula.ts';
import { build, checkSameShape, type Matrix } from './matrix.ts';

export interface Cost {
  readonly name: string;
  /** C = (1/n) Σ_x C_x, the mean over the rows. */
  value(a: Matrix, y: Matrix): number;
  /** ∂C_x/∂a, a row per example, not divided by n. */
  gradient(a: Matrix, y: Matrix): Matrix;
  /** The activation with which δ^L = a − y; '' if there is none. */
  readonly canonical: string;
  /** Throws a RangeError if an output or a target lies outside the domain of this cost. */
  check?(a: Matrix, y: Matrix): void;
}

const known = formulas<CostFormula>();

/** What C computes, if it is one of this file as it stands here. */
export function costFormula({ value, gradient, check }: Cost): CostFormula | undefined {
  return check === undefined ? undefined : known.of(value, gradient, check);
}

/** C_x = ½ ‖a − y‖², ∂C_x/∂a = a − y. The factor ½ is part of it. (F9) Canonical with identity. */
export const quadratic: Cost = cost({ kind: 'quadratic' }, 'identity', {
  term: (a, y) => ((a - y) * (a - y)) / 2,
  slope: (a, y) => a - y,
});

// What stands for 0 in ln a and 1/a: the smallest double of full precision, so ln gives −708. And in
// ln(1 − a): half of what 1 − a can least be when it is not 0, so ln gives −37 and there is no jump.
export const leastA: number = 2 ** -1022;
export const leastRest: number = 2 ** -54;

/**
 * C_x = −Σ_j [y_j ln a_j + (1 − y_j) ln(1 − a_j)], ∂C_x/∂a_j = (a_j − y_j) / (a_j (1 − a_j)). (F9a)
 *
 * A Bernoulli cross-entropy per output, summed over the outputs; 0 ln 0 = 0. Where ln 0 would be
 * −∞ (a = 0 but y ≠ 0, or a = 1 but y ≠ 1) the smallest double that can occur there stands for 0, so
 * cost and gradient stay finite. Canonical with sigmoid.
 *
 * @throws RangeError if an entry of a or y lies outside [0, 1].
 */
export const crossEntropy: Cost = cost({ kind: 'crossEntropy' }, 'sigmoid', {
  term: (a, y) =>
    -y * Math.log(Math.max(a, leastA)) - (1 - y) * Math.log(Math.max(1 - a, leastRest)),
  slope: (a, y) => (1 - y) / Math.max(1 - a, leastRest) - y / Math.max(a, leastA),
  check: (a, y) => checkUnitInterval('crossEntropy', a, y),
});

/**
 * C_x = −Σ_j y_j ln a_j, ∂C_x/∂a_j = −y_j / a_j: −ln a_y if y marks the right class with a 1. (F9b)
 *
 * Each row of y is a distribution over the classes, usually one-hot. Where a_j = 0 but y_j ≠ 0 the
 * smallest normal double stands for 0. Canonical with softmax.
 *
 * @throws RangeError if an entry of a or y lies outside [0, 1] or a row of y does not add up to 1.
 */
export const logLikelihood: Cost = cost({ kind: 'logLikelihood' }, 'softmax', {
  term: (a, y) => -y * Math.log(Math.max(a, leastA)),
  slope: (a, y) => 0 - y / Math.max(a, leastA), // 0 and not −0 for a class that is not marked
  check: (a, y) => {
    checkUnitInterval('logLikelihood', a, y);
    checkDistributions(y);
  },
});

interface Terms {
  /** C_x = Σ_j term(a_j, y_j). */
  term(a: number, y: number): number;
  /** ∂C_x/∂a_j. */
  slope(a: number, y: number): number;
  check?(a: Matrix, y: Matrix): void;
}

function cost(formula: CostFormula, canonical: string, { term, slope, check }: Terms): Cost {
  const name = formula.kind;
  const checked = (what: string, a: Matrix, y: Matrix) => {
    checkSameShape(`${name}.${what}`, 'a^L', a, 'y', y);
    check?.(a, y);
  };
  const result = {
    name,
    canonical,
    check: (a: Matrix, y: Matrix) => checked('check', a, y),
    value: (a: Matrix, y: Matrix) => {
      checked('value', a, y);
      let sum = 0;
      for (let k = 0; k < a.data.length; k++) sum += term(a.data[k], y.data[k]);
      return sum / a.rows;
    },
    gradient: (a: Matrix, y: Matrix) => {
      checked('gradient', a, y);
      return build(a.rows, a.cols, (i, j) => slope(a.data[i * a.cols + j], y.data[i * a.cols + j]));
    },
  };
  known.put(formula, result.value, result.gradient, result.check);
  return result;
}

function checkUnitInterval(who: string, a: Matrix, y: Matrix): void {
  for (let k = 0; k < a.data.length; k++) {
    const [what, value] = inUnit(a.data[k]) ? ['y', y.data[k]] : ['a^L', a.data[k]];
    if (!inUnit(value)) {
      const place = `row ${Math.floor(k / a.cols)}, column ${k % a.cols}`;
      throw new RangeError(
        `${who}: ${what} is ${value} in ${place}; outputs and targets must lie in [0, 1]`,
      );
    }
  }
}

/** NaN passes: a diverged training shows NaN as its cost instead of stopping with an exception. */
function inUnit(x: number): boolean {
  return !(x < 0 || x > 1);
}

function checkDistributions(y: Matrix): void {
  for (let i = 0; i < y.rows; i++) {
    const sum = y.data.subarray(i * y.cols, (i + 1) * y.cols).reduce((s, yj) => s + yj, 0);
    if (Math.abs(sum - 1) > 1e-9) {
      throw new RangeError(
        `logLikelihood: row ${i} of y adds up to ${sum}; it must mark the classes with weights that add up to 1`,
      );
    }
  }
}
