// Penalties on large weights, added to the cost: C + penalty. Weights only, never biases. The
// constant in front differs between books, so it is an option and is said. (F29)

import { map } from './algebra.ts';
import { formulas, type PenaltyFormula } from './formula.ts';
import { checkedSize, type Matrix } from './matrix.ts';

export interface Penalty {
  readonly name: string;
  /** What W adds to the cost, with n ≥ 1 examples in the training set. */
  value(W: Matrix, n: number): number;
  /** Its derivative with respect to W. */
  gradient(W: Matrix, n: number): Matrix;
}

const known = formulas<PenaltyFormula>();

/** What the penalty computes, if it is one of this file as it stands here. */
export function penaltyFormula({ value, gradient }: Penalty): PenaltyFormula | undefined {
  return known.of(value, gradient);
}

function withFormula(formula: PenaltyFormula, penalty: Penalty): Penalty {
  known.put(formula, penalty.value, penalty.gradient);
  return penalty;
}

/** The constant in front of the sum, in terms of λ and the number n of training examples. */
export type PenaltyFactor = 'lambda' | 'lambda/2' | 'lambda/n' | 'lambda/2n';

/**
 * c Σ w², with gradient 2 c w.
 *
 * @param options λ ≥ 0; c is λ/2n unless `factor` says otherwise (Nielsen λ/2n, the lecture S4 λ,
 *   CS231n λ/2 or λ).
 * @throws RangeError if λ is negative or not a number.
 */
export function l2({
  lambda,
  factor = 'lambda/2n',
}: {
  lambda: number;
  factor?: PenaltyFactor;
}): Penalty {
  checkLambda('l2', lambda);
  const front = (n: number) => constant('l2', lambda, factor, n);
  return withFormula(
    { kind: 'l2', constant: front },
    {
      name: 'l2',
      value: (W, n) => front(n) * W.data.reduce((sum, w) => sum + w * w, 0),
      gradient: (W, n) => {
        const c = front(n);
        return map(W, (w) => 2 * c * w);
      },
    },
  );
}

/**
 * c Σ |w|, with gradient c sgn w; sgn 0 = 0.
 *
 * @param options λ ≥ 0; c is λ/n unless `factor` says otherwise.
 * @throws RangeError if λ is negative or not a number.
 */
export function l1({
  lambda,
  factor = 'lambda/n',
}: {
  lambda: number;
  factor?: PenaltyFactor;
}): Penalty {
  checkLambda('l1', lambda);
  const front = (n: number) => constant('l1', lambda, factor, n);
  return withFormula(
    { kind: 'l1', constant: front },
    {
      name: 'l1',
      value: (W, n) => front(n) * W.data.reduce((sum, w) => sum + Math.abs(w), 0),
      gradient: (W, n) => {
        const c = front(n);
        return map(W, (w) => c * Math.sign(w));
      },
    },
  );
}

function constant(who: string, lambda: number, factor: PenaltyFactor, n: number): number {
  checkedSize(who, 'n', n);
  const divisor = { lambda: 1, 'lambda/2': 2, 'lambda/n': n, 'lambda/2n': 2 * n }[factor];
  return lambda / divisor;
}

function checkLambda(who: string, lambda: number): void {
  if (!(lambda >= 0 && lambda < Infinity)) {
    throw new RangeError(`${who}: lambda is ${lambda}; it must be 0 or a positive number`);
  }
}
