// Half of a training. Each of two threads owns some units of the first layer: their columns of W^1 and
// b^1, the gradients and the memory of the rule. All later layers are computed by both, each on a copy of
// its own. So W^1, which has most of the numbers, never moves, and a step has one meeting, at which each
// thread gives away a^1 of its units.
//
// Every sum has the terms that it has on one thread, in the same order, so θ comes out bit for bit.

import type { BatchRoom } from '../engine.ts';
import type { DenseLayer } from '../layer.ts';
import { type Network, withParameters } from '../network.ts';
import { columnsInto, columnsOf } from './columns.ts';
import type { Meeting } from './meeting.ts';
import type { PairMemory, Slot } from './memory.ts';

/**
 * How many of the units of the first layer are the helper's: about half, and an even number, which suits
 * the kernels; of two the larger, since the first thread computes the cost, too.
 */
export function helpersOf(units: number): number {
  return 2 * Math.round(units / 4);
}

/** The network with so many units of layer 1 from `first` on: layer 2 no longer fits it. */
export function halfOf(network: Network, first: number, units: number): Network {
  const { W, b } = network.layers[1] as DenseLayer; // checked by `train`
  const half = { W: columnsOf(W, first, units), b: columnsOf(b, first, units) };
  return withParameters(network, 1, half);
}

/** What a half tells the other in a step. */
export interface Sharing {
  /** Gives away a^1 of the units from `first` on, and gets that of all. */
  share(batch: BatchRoom): void;
  /** The penalty in the slot of this step. */
  penalty(): number;
}

/**
 * The sharing of a half whose first unit is `first`; `prepare` is called before the meeting.
 *
 * One meeting a step is enough because the slots are used in turn. When this thread writes into a slot
 * for step s, both have come to the meeting of step s − 1; the other came to it after it had read that slot
 * in step s − 2.
 */
export function sharing(
  { slots }: PairMemory,
  meeting: Meeting,
  first: number,
  prepare: (slot: Slot) => void,
): Sharing {
  let step = 0;
  return {
    share: (batch) => {
      const slot = slots[++step % 2];
      const given = batch.x.rows === slot.whole.rows ? slot.whole : slot.last;
      columnsInto(given, batch.a[0], first);
      prepare(slot);
      meeting.meet();
      batch.given[1].data.set(given.data);
    },
    penalty: () => slots[step % 2].penalty[0],
  };
}
