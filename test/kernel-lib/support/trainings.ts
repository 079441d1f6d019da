// Trainings for the tests of `train`: drawn networks with examples, and everything that the library has to
// train them with.

import {
  type Activation,
  adaGrad,
  adam,
  build,
  type Cost,
  crossEntropy,
  type DenseLayer,
  type Examples,
  elu,
  gradientDescent,
  identity,
  input,
  l1,
  l2,
  leakyRelu,
  logLikelihood,
  momentum,
  type Network,
  normal,
  type Penalty,
  quadratic,
  type Random,
  type Rule,
  relu,
  rmsProp,
  sigmoid,
  softmax,
  tanh,
  uniform,
} from 'kernel-lib';

/** A network and examples that fit it. */
export interface Drawn {
  readonly network: Network;
  readonly examples: Examples;
}

/** A network of these widths with random biases, and n examples in the domain of every cost. */
export function drawn(
  r: Random,
  widths: readonly number[],
  n: number,
  sigmas: Activation[],
  cost: Cost,
): Drawn {
  const layers = widths.slice(1).map(
    (width, l): DenseLayer => ({
      kind: 'dense',
      W: build(widths[l], width, () => normal(r) / Math.sqrt(widths[l])),
      b: build(1, width, () => normal(r) / 4),
      activation: sigmas[l % sigmas.length],
    }),
  );
  const network: Network = { layers: [input(widths[0]), ...layers], cost };
  const classes = widths[widths.length - 1];
  const y = build(n, classes, () => 0.1 + uniform(r));
  const sum = (i: number) =>
    y.data.subarray(i * classes, (i + 1) * classes).reduce((s, v) => s + v);
  const x = build(n, widths[0], () => normal(r));
  const distributions = build(n, classes, (i, j) => y.data[i * classes + j] / sum(i));
  return { network, examples: { x, y: distributions } };
}

export const activations = [sigmoid, tanh, relu, leakyRelu(0.1), elu(1.7), identity];
export const rules = [
  gradientDescent({ eta: 0.3 }),
  momentum({ eta: 0.1, beta: 0.8 }),
  adaGrad({ eta: 0.1 }),
  adaGrad({ eta: 0.1, epsilon: 1e-3, epsilonPlace: 'inside' }),
  rmsProp({ eta: 0.01, rho: 0.8 }),
  rmsProp({ eta: 0.01, epsilon: 1e-3, epsilonPlace: 'inside' }),
  adam({ eta: 0.02 }),
  adam({ eta: 0.02, beta1: 0.7, beta2: 0.9, epsilon: 1e-3, epsilonPlace: 'inside' }),
  adam({ eta: 0.02, epsilon: 0 }),
] as Rule<unknown>[];
/** Outputs that each cost accepts, with its canonical partner and without. */
export const outputs: [Cost, Activation[]][] = [
  [quadratic, [...activations, softmax]],
  [crossEntropy, [sigmoid, softmax]],
  [logLikelihood, [softmax, sigmoid]],
];
export const penalties: [string, Penalty | undefined][] = [
  ['none', undefined],
  ['l2', l2({ lambda: 0.5 })],
  ['l2, λ', l2({ lambda: 0.01, factor: 'lambda' })],
  ['l1', l1({ lambda: 0.5 })],
];
