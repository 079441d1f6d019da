// θ ← one step of a rule, for all parameters of a network in one vector: the twins of rule.ts, whose
// operations they do in the same order, so that both round alike.

import type { EpsilonPlace, RuleFormula } from './formula.ts';

/** What the rules remember: m (or v of momentum, or s), v of Adam, and the number of steps so far. */
export interface RuleMemory {
  readonly m: Float64Array;
  readonly v: Float64Array;
  t: number;
}

/** How many vectors of the length of θ a rule remembers. */
export function rememberedVectors({ kind }: RuleFormula): number {
  return { gradientDescent: 0, momentum: 1, adaGrad: 1, rmsProp: 1, adam: 2 }[kind];
}

/** θ and the memory of the rule after one step along g = ∂C/∂θ. */
export function updateInPlace(
  formula: RuleFormula,
  theta: Float64Array,
  g: Float64Array,
  memory: RuleMemory,
): void {
  memory.t++;
  switch (formula.kind) {
    case 'gradientDescent':
      descend(theta, g, formula.eta);
      return;
    case 'momentum':
      momentumStep(theta, g, memory.m, formula.eta, formula.beta);
      return;
    case 'adaGrad':
      meanSquareStep(theta, g, memory.m, 1, 1, formula);
      return;
    case 'rmsProp':
      meanSquareStep(theta, g, memory.m, formula.rho, 1 - formula.rho, formula);
      return;
    case 'adam':
      adamStep(theta, g, memory, formula);
      return;
  }
}

/** θ ← θ − η g. */
function descend(theta: Float64Array, g: Float64Array, eta: number): void {
  for (let k = 0; k < theta.length; k++) theta[k] -= eta * g[k];
}

/** v ← β v + g, θ ← θ − η v. */
function momentumStep(
  theta: Float64Array,
  g: Float64Array,
  v: Float64Array,
  eta: number,
  beta: number,
): void {
  for (let k = 0; k < theta.length; k++) {
    v[k] = beta * v[k] + g[k];
    theta[k] -= eta * v[k];
  }
}

/** The settings that `adaGrad`, `rmsProp` and `adam` share. */
interface RootSettings {
  readonly eta: number;
  readonly epsilon: number;
  readonly epsilonPlace: EpsilonPlace;
}

/** s ← old s + fresh g², θ ← θ − η g / (√s + ε): AdaGrad with 1 and 1, RMSProp with ρ and 1 − ρ. */
function meanSquareStep(
  theta: Float64Array,
  g: Float64Array,
  s: Float64Array,
  old: number,
  fresh: number,
  { eta, epsilon, epsilonPlace }: RootSettings,
): void {
  const [inside, outside] = epsilonPlace === 'inside' ? [epsilon, 0] : [0, epsilon];
  for (let k = 0; k < theta.length; k++) {
    s[k] = old * s[k] + fresh * (g[k] * g[k]);
    const root = Math.sqrt(s[k] + inside) + outside;
    if (root !== 0) theta[k] -= eta * (g[k] / root);
  }
}

/** m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², θ ← θ − η m̂ / (√v̂ + ε). */
function adamStep(
  theta: Float64Array,
  g: Float64Array,
  { m, v, t }: RuleMemory,
  { eta, beta1, beta2, epsilon, epsilonPlace }: RootSettings & { beta1: number; beta2: number },
): void {
  const [inside, outside] = epsilonPlace === 'inside' ? [epsilon, 0] : [0, epsilon];
  const [scaleM, scaleV] = [1 / (1 - beta1 ** t), 1 / (1 - beta2 ** t)];
  const [freshM, freshV] = [1 - beta1, 1 - beta2];
  for (let k = 0; k < theta.length; k++) {
    m[k] = beta1 * m[k] + freshM * g[k];
    v[k] = beta2 * v[k] + freshV * (g[k] * g[k]);
    const root = Math.sqrt(scaleV * v[k] + inside) + outside;
    if (root !== 0) theta[k] -= eta * ((scaleM * m[k]) / root);
  }
}
