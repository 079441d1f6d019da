// The steps of a training on a workspace, the same on one thread and in each half of two; and those of an
// epoch in one call.

import type { BatchRoom, Examples } from './engine.ts';
import { passesInto } from './passes.ts';
import type { Penalty } from './penalty.ts';
import type { Random } from './random.ts';
import type { Rule } from './rule.ts';
import type { Sizes } from './sizes.ts';
import { diverged } from './train-refusals.ts';
import { mover, penalised } from './training.ts';
import { rowsOf, selectRowsInto, type Workspace } from './workspace.ts';

/** A step: `passes`, then the cost if it is wanted, then `move`. */
export interface Steps {
  /** z, a, δ and the gradients for the examples order[from], order[from + 1], … */
  passes(order: ArrayLike<number>, from: number): BatchRoom;
  /** What the penalty on the weights of the workspace adds to the cost. */
  penalty(): number;
  /** One step of the rule along the gradients and those of the penalty. */
  move(): void;
}

interface EpochOptions {
  readonly batchSize: number;
  readonly random: Random;
  readonly onDivergence?: 'stop' | 'continue';
}

/** The steps of a training on these examples. */
export function stepsOn<State>(
  space: Workspace,
  { x, y }: Examples,
  { rule, penalty }: { readonly rule: Rule<State>; readonly penalty?: Penalty | undefined },
  sizes: Sizes,
): Steps {
  const [xRows, yRows] = [rowsOf(x), rowsOf(y)];
  const [n, batchSize] = [x.rows, sizes.batch];
  const added = penalty && penalised(space, penalty, n);
  const descend = mover(space, rule);
  return {
    passes: (order, from) => {
      const batch = from + batchSize <= n ? space.whole : space.last;
      selectRowsInto(batch.x, xRows, order, from);
      selectRowsInto(batch.y, yRows, order, from);
      passesInto(space, batch);
      return batch;
    },
    penalty: () => added?.value() ?? 0,
    move: () => {
      added?.addGradient();
      descend();
    },
  };
}

/**
 * A function that does all steps of an epoch in one call and returns its cost, if the workspace can; the
 * first epoch in the given order.
 */
export function epochInOneCall(
  { inOneCall, epochRoom }: Workspace,
  { x, y }: Examples,
  { batchSize, random, onDivergence = 'stop' }: EpochOptions,
  order: readonly number[],
): ((epoch: number) => number) | undefined {
  if (inOneCall === undefined || epochRoom === undefined) return undefined;
  const call = inOneCall.epochs(epochRoom, { x, y }, batchSize, onDivergence === 'stop');
  return (epoch) => {
    const cost = epoch === 1 ? call.run(random, order) : call.run(random);
    const step = call.stoppedAt();
    if (step > 0) throw diverged(cost, epoch, step, x, y);
    return cost;
  };
}
