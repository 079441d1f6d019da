// A step of gradient descent of a network of sigmoid layers with the cost ½ ‖a − y‖², and the steps that
// a mistake in its order makes of it. theta[k] belongs to layer k + 1.

import {
  backpropagate,
  biasGradient,
  feedForward,
  hiddenError,
  type Matrix,
  type Network,
  outputError,
  type Parameters,
  quadratic,
  scale,
  sigmoid,
  subtract,
  weightGradient,
} from 'kernel-lib';
import { networkOf } from './text-network.ts';

export type Theta = readonly Parameters[];
export type StepFunction = (theta: Theta, x: Matrix, y: Matrix, eta: number) => Theta;

/** Parameters after their step. */
function moved(old: Parameters, gradient: Parameters, eta: number): Parameters {
  return {
    W: subtract(old.W, scale(eta, gradient.W)),
    b: subtract(old.b, scale(eta, gradient.b)),
  };
}

/** A step along the gradient that goes back through the network that `back` makes of the right one. */
export function stepThrough(back: (network: Network) => Network): StepFunction {
  return (theta, x, y, eta) => {
    const network = networkOf(theta);
    const { gradient } = backpropagate(back(network), feedForward(network, x), y);
    return theta.map((old, k) => moved(old, gradient[k + 1] as Parameters, eta));
  };
}

/** The right step. */
export const step: StepFunction = stepThrough((network) => network);

/** The right step, but for the output layer, which stays. */
export const outputStays: StepFunction = (theta, x, y, eta) => [
  ...step(theta, x, y, eta).slice(0, -1),
  theta[theta.length - 1],
];

/** The parameters of `next` with the biases of `theta`. */
export function weightsOf(next: Theta, theta: Theta): Theta {
  return next.map(({ W }, k) => ({ W, b: theta[k].b }));
}

/** One loop from the output to layer 1, in which each layer moves before the error goes on. */
export function inOneLoop(moves: (k: number, L: number) => boolean): StepFunction {
  return (theta, x, y, eta) => {
    const trace = feedForward(networkOf(theta), x);
    const L = theta.length;
    const next = [...theta];
    let delta = outputError(quadratic, sigmoid, trace[L].z, trace[L].a, y);
    for (let k = L - 1; k >= 0; k--) {
      const { z, a } = trace[k + 1];
      if (k < L - 1) delta = hiddenError(next[k + 1].W, delta, sigmoid, z, a);
      const gradient = { W: weightGradient(trace[k].a, delta), b: biasGradient(delta) };
      if (moves(k, L)) next[k] = moved(theta[k], gradient, eta);
    }
    return next;
  };
}
