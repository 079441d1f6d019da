// The steps of a training on a workspace, the same on one thread and in each half of two; and those of an
// epoch in one call.

import type { BatchRoom, EpochCall, Examples } from './engine.ts';
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

/** Epochs whose steps are one call each. */
export class EpochsInOneCall {
  private readonly call: EpochCall;
  private readonly examples: Examples;
  private readonly random: Random;
  private readonly order: readonly number[];

  constructor(call: EpochCall, examples: Examples, random: Random, order: readonly number[]) {
    this.call = call;
    this.examples = examples;
    this.random = random;
    this.order = order;
  }

  /** Does all steps of an epoch, the first one in the given order, and returns its cost. */
  cost(epoch: number): number {
    const call = this.call;
    const cost = epoch === 1 ? call.run(this.random, this.order) : call.run(this.random);
    const step = call.stoppedAt();
    if (step > 0) throw diverged(cost, epoch, step, this.examples.x, this.examples.y);
    return cost;
  }
}

/** The epochs of a training, if the workspace can do their steps in one call. */
export function epochsInOneCall(
  { inOneCall, epochRoom }: Workspace,
  examples: Examples,
  { batchSize, random, onDivergence = 'stop' }: EpochOptions,
  order: readonly number[],
): EpochsInOneCall | undefined {
  if (inOneCall === undefined || epochRoom === undefined) return undefined;
  const call = inOneCall.epochs(epochRoom, examples, batchSize, onDivergence === 'stop');
  return new EpochsInOneCall(call, examples, random, order);
}
