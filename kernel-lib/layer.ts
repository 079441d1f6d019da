// Layers as plain objects; one may be written as a literal.

import { type Activation, identity } from './activation.ts';
import { type Initialisation, inverseRoot } from './initialisation.ts';
import { build, checkedSize, type Matrix } from './matrix.ts';
import { normalMatrix, type Random } from './random.ts';

/** θ^l = {W^l, b^l}, and also its gradient: W is n_(l−1) × n_l, b is 1 × n_l. */
export interface Parameters {
  readonly W: Matrix;
  readonly b: Matrix;
}

export type Layer = InputLayer | DenseLayer;

/** Layer 0: z⁰ = a⁰ = x, rows of `size` numbers. */
export interface InputLayer {
  readonly kind: 'input';
  readonly size: number;
  readonly activation: Activation;
}

/** z^l = (W^l)ᵀ a^(l−1) + b^l, a^l = σ(z^l): every node is fed by every node before it. */
export interface DenseLayer extends Parameters {
  readonly kind: 'dense';
  readonly activation: Activation;
}

/** The input layer for examples of `size` numbers. Throws a RangeError unless size is a whole number ≥ 1. */
export function input(size: number): InputLayer {
  return { kind: 'input', size: checkedSize('input', 'size', size), activation: identity };
}

/**
 * A dense layer with weights drawn from N(0, s²) and biases 0.
 *
 * s is 1/√inputs unless another initialisation is given: `he` for ReLU, or `xavier`.
 *
 * @throws RangeError if a size is not a whole number ≥ 1.
 */
export function dense(
  inputs: number,
  outputs: number,
  activation: Activation,
  random: Random,
  initialisation: Initialisation = inverseRoot,
): DenseLayer {
  checkedSize('dense', 'inputs', inputs);
  checkedSize('dense', 'outputs', outputs);
  const W = normalMatrix(random, inputs, outputs, initialisation(inputs, outputs));
  return { kind: 'dense', W, b: build(1, outputs), activation };
}
