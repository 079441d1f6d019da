// AssemblyScript: both passes of a small network in one call, or all steps of an epoch, for sizes at which
// calls cost more than what they compute. The equations of step.ts and the order of their sums.
//
// A table says where things are, so that a call has few arguments, each of which takes time. Its first row
// of 48 bytes has the number of layers, the addresses of x and y of a batch, whether δ^L = a − y, the number
// of parameters, the step at which `epoch` stopped, the address of all examples, and η. Each layer has a row:
// the numbers of inputs and outputs, the addresses of W, b, z, a, δ, ∂C/∂W and ∂C/∂b, which activation it
// is, and its α.

import { forward, gradients, hiddenDelta, pullBack } from './layer';
import { select, shuffle } from './order';
import { descend } from './updates';

const ROW: usize = 48;

/**
 * The steps of an epoch on n examples, so many rows at a time, with the quadratic cost: (1/n) Σ_x C_x. Behind
 * the x and y of all examples stand four words of random numbers and their order, which is drawn anew if the
 * call `shuffles`. If it `stops`, the first cost that is NaN or infinite is the last, and its step is written
 * into the table.
 */
export function epoch(table: usize, n: i32, rows: i32, stops: bool, shuffles: bool): f64 {
  const rowX = load<i32>(table, ROW) << 3;
  const rowY = load<i32>(table + ROW * load<i32>(table), 4) << 3;
  const xs = <usize>load<u32>(table, 24);
  const ys = xs + n * rowX;
  const words = ys + n * rowY;
  let order = words + 16;
  if (shuffles) shuffle(order, n, words);
  let cost: f64 = 0;
  for (let from = 0, step = 1; from < n; from += rows, step++) {
    const some = min(rows, n - from);
    select(load<u32>(table, 4), xs, rowX, order, some);
    select(load<u32>(table, 8), ys, rowY, order, some);
    const batchCost = passes(table, some);
    if (stops && !(abs(batchCost) < Infinity)) {
      store<i32>(table, step, 20);
      return batchCost;
    }
    cost += (<f64>some / <f64>n) * batchCost;
    order += some << 2;
  }
  return cost;
}

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
  const squares = difference(layer, y, n);
  if (!canonical) pullBack(layer, n);
  for (let l = layers - 1; l > 0; l--) {
    const previous = layer - ROW;
    hiddenDelta(layer, previous, n);
    gradients(layer, n, load<u32>(previous, 20));
    layer = previous;
  }
  gradients(layer, n, x);
  if (eta !== 0) descend(load<u32>(first, 8), load<u32>(first, 28), parameters, eta);
  return squares / <f64>n;
}

/** δ^L ← a − y, which is to be multiplied by σ′(z^L) unless the cost is the partner of σ; Σ (a − y)² / 2. */
function difference(layer: usize, y: usize, n: i32): f64 {
  const a = <usize>load<u32>(layer, 20);
  const delta = <usize>load<u32>(layer, 24);
  let squares: f64 = 0;
  for (let k = 0, count = (n * load<i32>(layer, 4)) << 3; k < count; k += 8) {
    const d = f64.load(a + k) - f64.load(y + k);
    f64.store(delta + k, d);
    squares += (d * d) / 2;
  }
  return squares;
}
