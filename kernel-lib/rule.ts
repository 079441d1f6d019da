// Update rules: how θ moves, given g = ∂C/∂θ. A rule is a value without memory: `start` makes the
// state for a θ, `step` returns the next θ and the next state. θ, g and the parts of the state are
// matrices of one shape, and everything is entry by entry: each weight has its own state.

import { add, map, scale, subtract } from './algebra.ts';
import { type EpsilonPlace, formulas, type RuleFormula } from './formula.ts';
import { build, checkSameShape, type Matrix } from './matrix.ts';

export interface Rule<State> {
  readonly name: string;
  /** The state before the first step, for a θ of this shape. */
  start(theta: Matrix): State;
  /** θ and the state after one step; the arguments are not changed. */
  step(theta: Matrix, g: Matrix, state: State): [Matrix, State];
}

const known = formulas<{ readonly formula: RuleFormula; start(theta: Matrix): unknown }>();

/** What the rule computes, if it is one of this file as it stands here. */
export function ruleFormula<State>({ start, step }: Rule<State>): RuleFormula | undefined {
  const found = known.of(step);
  return found !== undefined && found.start === start ? found.formula : undefined;
}

function withFormula<State>(formula: RuleFormula, rule: Rule<State>): Rule<State> {
  known.put({ formula, start: rule.start }, rule.step);
  return rule;
}

/**
 * θ ← θ − η g. (F15; F16 when g is the mean over a mini-batch)
 *
 * @param options η > 0, the learning rate.
 * @throws RangeError if η is not a positive number.
 */
export function gradientDescent({ eta }: { eta: number }): Rule<null> {
  checkPositive('gradientDescent', 'eta', eta);
  return withFormula(
    { kind: 'gradientDescent', eta },
    {
      name: 'gradientDescent',
      start: () => null,
      step: (theta, g, state) => {
        checkSameShape('gradientDescent', 'θ', theta, 'g', g);
        return [subtract(theta, scale(eta, g)), state];
      },
    },
  );
}

/**
 * v ← β v + g, θ ← θ − η v, with v = 0 at the start. (F17, Polyak 1964)
 *
 * Two other spellings are in use (F17a): v ← β v + η g, θ ← θ − v, and v ← μ v − η g, θ ← θ + v.
 * As long as η stays the same their θ is the same (their v is η times ours, with opposite sign in the
 * last); when η changes they differ, because they have stored the old η in v and this one has not.
 *
 * @param options η > 0; β in [0, 1), 0.9 if left out.
 * @throws RangeError if an option is out of range.
 */
export function momentum({ eta, beta = 0.9 }: { eta: number; beta?: number }): Rule<Matrix> {
  checkPositive('momentum', 'eta', eta);
  checkFraction('momentum', 'beta', beta);
  return withFormula(
    { kind: 'momentum', eta, beta },
    {
      name: 'momentum',
      start: zeros,
      step: (theta, g, state) => {
        checkSameShape('momentum', 'θ', theta, 'g', g);
        const v = add(scale(beta, state), g);
        return [subtract(theta, scale(eta, v)), v];
      },
    },
  );
}

/**
 * s ← s + g², θ ← θ − η g / (√s + ε), with s = 0 at the start. (F18, Duchi et al. 2011)
 *
 * @param options η > 0; ε ≥ 0, 1e-8 if left out, outside the root unless `epsilonPlace` says inside.
 * @throws RangeError if an option is out of range.
 */
export function adaGrad({
  eta,
  epsilon = 1e-8,
  epsilonPlace = 'outside',
}: {
  eta: number;
  epsilon?: number;
  epsilonPlace?: EpsilonPlace;
}): Rule<Matrix> {
  checkPositive('adaGrad', 'eta', eta);
  checkNotNegative('adaGrad', 'epsilon', epsilon);
  return withFormula(
    { kind: 'adaGrad', eta, epsilon, epsilonPlace },
    {
      name: 'adaGrad',
      start: zeros,
      step: (theta, g, state) => {
        checkSameShape('adaGrad', 'θ', theta, 'g', g);
        const s = add(state, squared(g));
        const direction = quotient(g, rooted(s, epsilon, epsilonPlace));
        return [subtract(theta, scale(eta, direction)), s];
      },
    },
  );
}

/**
 * s ← ρ s + (1 − ρ) g², θ ← θ − η g / (√s + ε), with s = 0 at the start. (F19, Tieleman and Hinton 2012)
 *
 * @param options η > 0; ρ in [0, 1), 0.9 if left out; ε as in `adaGrad`.
 * @throws RangeError if an option is out of range.
 */
export function rmsProp({
  eta,
  rho = 0.9,
  epsilon = 1e-8,
  epsilonPlace = 'outside',
}: {
  eta: number;
  rho?: number;
  epsilon?: number;
  epsilonPlace?: EpsilonPlace;
}): Rule<Matrix> {
  checkPositive('rmsProp', 'eta', eta);
  checkFraction('rmsProp', 'rho', rho);
  checkNotNegative('rmsProp', 'epsilon', epsilon);
  return withFormula(
    { kind: 'rmsProp', eta, rho, epsilon, epsilonPlace },
    {
      name: 'rmsProp',
      start: zeros,
      step: (theta, g, state) => {
        checkSameShape('rmsProp', 'θ', theta, 'g', g);
        const s = add(scale(rho, state), scale(1 - rho, squared(g)));
        const direction = quotient(g, rooted(s, epsilon, epsilonPlace));
        return [subtract(theta, scale(eta, direction)), s];
      },
    },
  );
}

/** The state of Adam: t counts steps from 1 (0 before the first), m and v are the two running means. */
export interface AdamState {
  readonly t: number;
  readonly m: Matrix;
  readonly v: Matrix;
}

/**
 * m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ),
 * θ ← θ − η m̂ / (√v̂ + ε). (F20, Kingma and Ba 2015, algorithm 1)
 *
 * t counts steps from 1, across epochs. The first step has length η in every entry (for g ≠ 0, ε → 0).
 *
 * @param options η > 0; β₁ and β₂ in [0, 1), 0.9 and 0.999 if left out; ε as in `adaGrad`.
 * @throws RangeError if an option is out of range.
 */
export function adam({
  eta,
  beta1 = 0.9,
  beta2 = 0.999,
  epsilon = 1e-8,
  epsilonPlace = 'outside',
}: {
  eta: number;
  beta1?: number;
  beta2?: number;
  epsilon?: number;
  epsilonPlace?: EpsilonPlace;
}): Rule<AdamState> {
  checkPositive('adam', 'eta', eta);
  checkFraction('adam', 'beta1', beta1);
  checkFraction('adam', 'beta2', beta2);
  checkNotNegative('adam', 'epsilon', epsilon);
  return withFormula(
    { kind: 'adam', eta, beta1, beta2, epsilon, epsilonPlace },
    {
      name: 'adam',
      start: (theta) => ({ t: 0, m: zeros(theta), v: zeros(theta) }),
      step: (theta, g, state) => {
        checkSameShape('adam', 'θ', theta, 'g', g);
        const t = state.t + 1;
        const m = add(scale(beta1, state.m), scale(1 - beta1, g));
        const v = add(scale(beta2, state.v), scale(1 - beta2, squared(g)));
        const mHat = scale(1 / (1 - beta1 ** t), m);
        const vHat = scale(1 / (1 - beta2 ** t), v);
        const direction = quotient(mHat, rooted(vHat, epsilon, epsilonPlace));
        return [subtract(theta, scale(eta, direction)), { t, m, v }];
      },
    },
  );
}

function zeros(theta: Matrix): Matrix {
  return build(theta.rows, theta.cols);
}

function squared(g: Matrix): Matrix {
  return map(g, (x) => x * x);
}

/** √s + ε or √(s + ε). */
function rooted(s: Matrix, epsilon: number, place: EpsilonPlace): Matrix {
  return map(s, (x) => (place === 'outside' ? Math.sqrt(x) + epsilon : Math.sqrt(x + epsilon)));
}

/** numerator / denominator, 0 where the denominator is 0: with ε = 0 what has no slope does not move. */
function quotient(numerator: Matrix, denominator: Matrix): Matrix {
  return build(numerator.rows, numerator.cols, (i, j) => {
    const k = i * numerator.cols + j;
    return denominator.data[k] === 0 ? 0 : numerator.data[k] / denominator.data[k];
  });
}

function checkPositive(who: string, what: string, value: number): void {
  if (!(value > 0 && value < Infinity)) {
    throw new RangeError(`${who}: ${what} is ${value}; it must be a positive number`);
  }
}

function checkNotNegative(who: string, what: string, value: number): void {
  if (!(value >= 0 && value < Infinity)) {
    throw new RangeError(`${who}: ${what} is ${value}; it must be 0 or a positive number`);
  }
}

function checkFraction(who: string, what: string, value: number): void {
  if (!(value >= 0 && value < 1)) {
    throw new RangeError(`${who}: ${what} is ${value}; it must be at least 0 and less than 1`);
  }
}
