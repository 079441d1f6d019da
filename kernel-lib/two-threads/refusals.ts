// Which trainings one thread does alone, and why.

import { activationFormula } from '../activation.ts';
import { costFormula } from '../cost.ts';
import type { DenseLayer } from '../layer.ts';
import type { Network } from '../network.ts';
import { penaltyFormula } from '../penalty.ts';
import type { RoomOptions } from '../room.ts';
import { ruleFormula } from '../rule.ts';
import { productsOf } from '../sizes.ts';
import { sizesOf } from '../training.ts';

// Measured on three-layer networks, on a machine that also did other work: with 24,000 products in a
// forward pass two threads took 0.8 to 1.0 of the time of one, with 48,000 and more 0.6 to 0.85; with 8
// units of 784 inputs 0.75 to 0.95, with 4 as long.
const fewUnits = 8;
const fewProducts = 40_000;

/** Why this training takes one thread, '' if it takes two. */
export function refusal<State>(network: Network, options: RoomOptions<State>): string {
  if (typeof SharedArrayBuffer === 'undefined') {
    return 'this host has no SharedArrayBuffer (a page must be cross-origin isolated to have it)';
  }
  return tooSmall(network, options) || notToBeSent(network, options);
}

function tooSmall<State>(network: Network, options: RoomOptions<State>): string {
  const { inputs, outputs, batch } = sizesOf(network, options, options.batchSize);
  if (outputs.length < 2) return 'the network has no hidden layer';
  if (outputs[0] < fewUnits)
    return `the first layer has ${outputs[0]} units, fewer than ${fewUnits}`;
  const products = productsOf({ inputs, outputs, batch });
  if (products >= fewProducts) return '';
  return `a forward pass takes ${products} products, and below ${fewProducts} a meeting costs more than it saves`;
}

function notToBeSent<State>({ layers, cost }: Network, options: RoomOptions<State>): string {
  const sigmas = layers.slice(1).map((layer) => (layer as DenseLayer).activation); // checked by `train`
  if (activationFormula(sigmas[0])?.kind === 'softmax') {
    return 'softmax in the first layer needs the z of all its units at once';
  }
  const unknown = sigmas.find((sigma) => activationFormula(sigma) === undefined);
  const { rule, penalty } = options;
  if (unknown !== undefined) return foreign('activation', unknown.name);
  if (costFormula(cost) === undefined) return foreign('cost', cost.name);
  if (ruleFormula(rule) === undefined) return foreign('rule', rule.name);
  if (penalty !== undefined && penaltyFormula(penalty) === undefined) {
    return foreign('penalty', penalty.name);
  }
  return '';
}

function foreign(what: string, name: string): string {
  return `the ${what} ${name} is not of this library, and a function cannot be sent to another thread`;
}
