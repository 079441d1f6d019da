// Where a training happens: on this thread alone, or on this one and a helper.

import type { EngineName, Examples } from './engine.ts';
import { chosenEngine } from './engine-choice.ts';
import type { Network } from './network.ts';
import type { Penalty } from './penalty.ts';
import type { Rule } from './rule.ts';
import type { Sizes } from './sizes.ts';
import { sizesOf } from './training.ts';
import { type Workspace, workspace } from './workspace.ts';

/** What a training runs on, and what it tells the other thread if there is one. */
export interface Room {
  readonly space: Workspace;
  readonly sizes: Sizes;
  /** Why this engine runs, and on how many threads. */
  readonly reason: string;
  /** W^1, b^1, W^2, … of the whole network whenever an epoch has ended. */
  readonly theta: Float64Array;
  /** Before the first step of an epoch that takes the examples in this order. */
  beginEpoch(order: readonly number[]): void;
  /** After its last step. */
  endEpoch(): void;
  /** What the penalty on the weights that are not in `space` added to the cost of this step. */
  penaltyElsewhere(): number;
  /** When the training has ended, however it did. */
  leave(): void;
}

/** What a room needs to know of a training; the options of `train` have it. */
export interface RoomOptions<State> {
  readonly rule: Rule<State>;
  readonly batchSize: number;
  readonly penalty?: Penalty;
  readonly engine?: EngineName;
}

/** A second thread for `train`, made by `helperOn` of kernel-lib/two-threads. */
export interface Helper {
  /** Why this training takes one thread, '' if it takes two. */
  refusal<State>(network: Network, options: RoomOptions<State>): string;
  /** Half a training here, the other half at the helper; for one that is not refused. */
  room<State>(network: Network, examples: Examples, options: RoomOptions<State>): Room;
  /** Ends the worker; a later training with this helper throws. */
  stop(): void;
}

/** The room for a training on n examples on this thread alone. */
export function roomAlone<State>(network: Network, options: RoomOptions<State>, n: number): Room {
  const sizes = sizesOf(network, options, n);
  const { engine, reason } = chosenEngine(options.engine, sizes);
  const space = workspace(network, engine, sizes);
  return {
    space,
    sizes,
    reason,
    theta: space.theta,
    beginEpoch: () => undefined,
    endEpoch: () => undefined,
    penaltyElsewhere: () => 0,
    leave: () => engine.release(),
  };
}
