// The feed-forward pass with its steps left open, so that a mistake differs from the right pass in the
// one step that it gets wrong.

import type { DenseLayer, LayerState, Matrix, Network } from 'kernel-lib';

/** z^l and a^l from the state of layer l − 1; `last` says whether l = L. */
export type Step = (layer: DenseLayer, before: LayerState, last: boolean) => LayerState;

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
