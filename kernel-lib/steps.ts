// The steps of a training on a workspace, the same on one thread and in each half of two; and those of an
// epoch in one call.

import type { BatchRoom } from './engine.ts';
import type { Matrix } from './matrix.ts';
import { passesInto } from './passes.ts';
import type { Penalty } from './penalty.ts';
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

/** The steps of a training on these examples. */
export function stepsOn<State>(
  space: Workspace,
  { x, y }: { readonly x: Matrix; readonly y: Matrix },
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

/** A function that does all steps of an epoch in one call and returns its cost, if the workspace can. */
export function epochInOneCall(
  { inOneCall, epoch: room }: Workspace,
  { x, y }: { readonly x: Matrix; readonly y: Matrix },
  {
    batchSize,
    onDivergence = 'stop',
  }: { readonly batchSize: number; readonly onDivergence?: 'stop' | 'continue' },
): ((order: ArrayLike<number>, epoch: number) => number) | undefined {
  if (inOneCall === undefined || room === undefined) return undefined;
  const [xRows, yRows] = [rowsOf(x), rowsOf(y)];
  const stops = onDivergence === 'stop';
  return (order, epoch) => {
    selectRowsInto(room.x, xRows, order, 0);
    selectRowsInto(room.y, yRows, order, 0);
    const cost = inOneCall.epoch(x.rows, batchSize, stops);
    const step = inOneCall.stoppedAt();
    if (step > 0) throw diverged(cost, epoch, step, x, y);
    return cost;
  };
}
