// What the functions of this library compute, as plain data, so that `train` can run loops of its own
// instead. A function that a user writes, or puts in the place of one of them, has no formula; it is
// called.

export type ActivationFormula =
  | { readonly kind: 'sigmoid' | 'tanh' | 'relu' | 'identity' | 'softmax' }
  | { readonly kind: 'leakyRelu' | 'elu'; readonly alpha: number };

export interface CostFormula {
  readonly kind: 'quadratic' | 'crossEntropy' | 'logLikelihood';
}

/** Where ε stands in η g / (√s + ε): outside the root, or inside as in η g / √(s + ε). */
export type EpsilonPlace = 'outside' | 'inside';

export type RuleFormula =
  | { readonly kind: 'gradientDescent'; readonly eta: number }
  | { readonly kind: 'momentum'; readonly eta: number; readonly beta: number }
  | ({ readonly kind: 'adaGrad'; readonly eta: number } & Epsilon)
  | ({ readonly kind: 'rmsProp'; readonly eta: number; readonly rho: number } & Epsilon)
  | ({
      readonly kind: 'adam';
      readonly eta: number;
      readonly beta1: number;
      readonly beta2: number;
    } & Epsilon);

interface Epsilon {
  readonly epsilon: number;
  readonly epsilonPlace: EpsilonPlace;
}

/** c Σ w² or c Σ |w|, with c for a training set of n examples. */
export interface PenaltyFormula {
  readonly kind: 'l1' | 'l2';
  constant(n: number): number;
}

/** Remembers which functions compute which formula. */
export interface Formulas<Formula> {
  /** All these functions together compute the formula. */
  put(formula: Formula, ...functions: readonly object[]): void;
  /** The formula that all these functions compute together. */
  of(...functions: readonly object[]): Formula | undefined;
}

/** A new, empty memory; it keeps no function alive. */
export function formulas<Formula>(): Formulas<Formula> {
  const known = new WeakMap<object, Formula>();
  return {
    put: (formula, ...functions) => {
      for (const f of functions) known.set(f, formula);
    },
    of: (first, ...others) => {
      const formula = known.get(first);
      return others.every((f) => known.get(f) === formula) ? formula : undefined;
    },
  };
}
