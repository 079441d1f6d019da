// Both passes of a training on its workspace: z, a, δ and the gradient of one batch. The equations are
// those of step.ts, in the same order.

import type { BatchRoom, Engine, LayerRoom } from './engine.ts';
import { costGradientInto, costValue, differenceInto, inDomain } from './in-place-cost.ts';
import type { Matrix } from './matrix.ts';
import { copyInto, copyOf, type Workspace } from './workspace.ts';

/** z^l, a^l, δ^l and the gradients for the x and y of the batch. Throws if the cost refuses a^L or y. */
export function passesInto(space: Workspace, batch: BatchRoom): void {
  if (space.inOneCall !== undefined) {
    space.inOneCall.passes(batch.x.rows);
    checkOutput(space, batch);
    return;
  }
  feedForwardInto(space, batch);
  checkOutput(space, batch);
  backpropagateInto(space, batch);
}

/** z^l = (W^l)ᵀ a^(l−1) + b^l and a^l = σ^l(z^l) for l = 1 … L. */
function feedForwardInto({ layers, engine, share }: Workspace, batch: BatchRoom): void {
  const { given, z, a } = batch;
  for (let l = 0; l < layers.length; l++) {
    const { W, b, sigma, formula } = layers[l];
    engine.matmulInto(z[l], given[l], W);
    engine.addRowInto(z[l], b);
    if (formula !== undefined) engine.activateInto(formula, a[l], z[l]);
    else copyInto(a[l], sigma.apply(copyOf(z[l])), `${sigma.name}.apply`);
    if (l === 0) share?.(batch);
  }
}

/** Throws as `outputError` does if the cost refuses a^L or y. */
function checkOutput({ cost, costs }: Workspace, { a, y }: BatchRoom): void {
  const output = a[a.length - 1];
  if (costs === undefined || !inDomain(costs, output, y)) cost.check?.(copyOf(output), copyOf(y));
}

/** C of the batch. */
export function batchCost({ cost, costs }: Workspace, { a, y }: BatchRoom): number {
  const output = a[a.length - 1];
  if (costs !== undefined) return costValue(costs, output, y);
  return cost.value(copyOf(output), copyOf(y));
}

/** δ^L, δ^(L−1), … δ^1, then every ∂C/∂W^l and ∂C/∂b^l. */
function backpropagateInto(room: Workspace, batch: BatchRoom): void {
  const { layers, engine } = room;
  const { y, given, z, a, delta } = batch;
  const L = layers.length;
  outputErrorInto(room, delta[L - 1], z[L - 1], a[L - 1], y);
  for (let l = L - 2; l >= 0; l--) {
    // δ^l = (Δ Wᵀ) ⊙ σ′(Z)
    engine.timesTransposeInto(delta[l], delta[l + 1], layers[l + 1].WBack);
    pullBackInto(engine, layers[l], delta[l], z[l], a[l]);
  }
  for (let l = 0; l < L; l++) gradientsInto(room, layers[l], given[l], delta[l]);
}

/** (1/n) Aᵀ Δ and (1/n) 1ᵀ Δ, or the descent along them. */
function gradientsInto(
  { engine, eta }: Workspace,
  layer: LayerRoom,
  A: Matrix,
  delta: Matrix,
): void {
  const { W, b, gradientW, gradientb } = layer;
  const s = 1 / delta.rows;
  engine.meanOfRowsInto(gradientb, delta, s);
  if (eta === 0 || engine.descendInto === undefined) {
    engine.transposeTimesInto(gradientW, s, A, delta);
    return;
  }
  engine.descendInto(W, eta, gradientW, s, A, delta);
  for (let j = 0; j < b.data.length; j++) b.data[j] -= eta * gradientb.data[j];
}

function outputErrorInto(
  { engine, cost, costs, canonical, layers }: Workspace,
  delta: Matrix,
  z: Matrix,
  a: Matrix,
  y: Matrix,
): void {
  // δ^L = a^L − y
  if (canonical) {
    differenceInto(delta, a, y);
    return;
  }
  // δ^L = ∂C/∂a^L ⊙ σ′(z^L)
  if (costs !== undefined) costGradientInto(costs, delta, a, y);
  else copyInto(delta, cost.gradient(copyOf(a), copyOf(y)), `${cost.name}.gradient`);
  pullBackInto(engine, layers[layers.length - 1], delta, z, a);
}

/** ∂C/∂z in the place of ∂C/∂a. */
function pullBackInto(
  engine: Engine,
  { sigma, formula }: LayerRoom,
  g: Matrix,
  z: Matrix,
  a: Matrix,
): void {
  if (formula !== undefined) engine.pullBackInPlace(formula, g, z, a);
  else copyInto(g, sigma.pullBack(copyOf(g), copyOf(z), copyOf(a)), `${sigma.name}.pullBack`);
}
