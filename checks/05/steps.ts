// The feed-forward pass with its steps left open, so that a mistake differs from the right pass in the
// one step that it gets wrong.

import {
  type Activation,
  activate,
  type DenseLayer,
  type LayerState,
  type Matrix,
  type Network,
  sigmoid,
  weightedInput,
} from 'kernel-lib';
import type { Mistake } from '../exercise.ts';

/** z^l and a^l from the state of layer l − 1; `last` says whether l = L. */
export type Step = (layer: DenseLayer, before: LayerState, last: boolean) => LayerState;

/** z with what σ makes of it. */
export function state(z: Matrix, activation: Activation): LayerState {
  return { z, a: activate(activation, z) };
}

/** Layers 1 … L. */
export function denseLayers({ layers }: Network): DenseLayer[] {
  return layers.filter((layer) => layer.kind === 'dense');
}

/** The states of layers 0 … L, each made from the one before by `step`. */
export function pass(net: Network, x: Matrix, step: Step, first?: LayerState): LayerState[] {
  const states = [first ?? { z: x, a: x }];
  const layers = denseLayers(net);
  layers.forEach((layer, k) => {
    states.push(step(layer, states[k], k === layers.length - 1));
  });
  return states;
}

export const sigmoidEverywhere: Mistake = {
  id: 'sigmoid-everywhere',
  sentence: 'The sigmoid was used in every layer, whatever its activation function is.',
  algebra: 'a^l = σ^l(z^l): each layer brings its own σ^l.',
  answer: (net: Network, x: Matrix) =>
    pass(net, x, ({ W, b }, { a }) => state(weightedInput(W, b, a), sigmoid)),
};
