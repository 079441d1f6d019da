// AssemblyScript: the steps of an epoch of a small network in one call, on the table that table.ts tells of. A
// module of its own, which is given the function `passes` of the other.

import { select, shuffle } from './order';
import { ROW } from './table';

declare function passes(table: usize, n: i32): f64;

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
