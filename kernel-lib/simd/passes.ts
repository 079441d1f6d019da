// AssemblyScript: both passes of a small network in one call, for sizes at which calls cost more than what they
// compute. The equations of step.ts and the order of their sums.

import { forward, gradients, hiddenDelta, outputDelta } from './layer';
import { ROW } from './table';
import { descend } from './updates';

/**
 * z, a for n examples at x; δ from the targets at y; the gradient; and θ ← θ − η g for the parameters,
 * which stand one after another from the first W on, unless η is 0. The mean of Σ (a − y)² / 2.
 */
export function passes(table: usize, n: i32): f64 {
  const x = <usize>load<u32>(table, 4);
  const y = <usize>load<u32>(table, 8);
  const layers = load<i32>(table);
  const canonical = load<i32>(table, 12) !== 0;
  const parameters = load<i32>(table, 16);
  const eta = load<f64>(table, 40);
  const first = table + ROW;
  let input = x;
  let layer = first;
  for (let l = 0; l < layers; l++) {
    forward(layer, n, input);
    input = load<u32>(layer, 20);
    layer += ROW;
  }
  layer -= ROW;
  const squares = outputDelta(layer, y, n, canonical);
  for (; layer > first; layer -= ROW) hiddenDelta(layer, layer - ROW, n);
  input = x;
  for (let l = 0; l < layers; l++) {
    gradients(layer, n, input);
    input = load<u32>(layer, 20);
    layer += ROW;
  }
  if (eta !== 0) descend(load<u32>(first, 8), load<u32>(first, 28), parameters, eta);
  return squares / <f64>n;
}
