// Training: mini-batches in random order, one step of the update rule on each. (F16)

import type { EngineName, Examples } from './engine.ts';
import { type Epoch, EpochMaker } from './epoch.ts';
import { checkedSize, shape } from './matrix.ts';
import type { Network } from './network.ts';
import { batchCost } from './passes.ts';
import type { Penalty } from './penalty.ts';
import { permuteInto, type Random } from './random.ts';
import { type Helper, type Room, roomAlone } from './room.ts';
import type { Rule } from './rule.ts';
import { epochsInOneCall, stepsOn } from './steps.ts';
import { checkFit, checkNumbers, diverged } from './train-refusals.ts';

export interface TrainOptions<State> {
  readonly rule: Rule<State>;
  /** Examples in a mini-batch, from 1 to n. */
  readonly batchSize: number;
  /** Decides the order of the examples; used up as training goes on. */
  readonly random: Random;
  readonly penalty?: Penalty;
  /** How many epochs; without end if left out, so that the caller decides when to stop. */
  readonly epochs?: number;
  /**
   * The loops to run on; `plain` or `simd` by the size of a step and by what the host has if left out.
   * `fused` must be asked for: its products of matrices round the sum of a product and a number once, where
   * the processor does, so the last digits depend on it; they take three quarters of the time. It needs relaxed
   * SIMD, which the V8 of Node 20 has behind a switch: there, asking for `fused` turns it on in the process.
   */
  readonly engine?: EngineName;
  /** A second thread, made by `helperOn` of kernel-lib/two-threads; used where that is faster. */
  readonly helper?: Helper;
  /** What a cost that is NaN or infinite does: it stops the training, unless this says `continue`. */
  readonly onDivergence?: 'stop' | 'continue';
}

/**
 * Trains a network: Θ ← Θ − (step of the rule along (1/m) Σ_{x in batch} ∂C_x/∂Θ), every example once
 * an epoch. (F15, F16, F9c)
 *
 * The examples are shuffled anew for each epoch. A last batch that is shorter is averaged over its
 * own examples. The state of the rule lives across epochs. The given network is not changed, and the
 * same arguments (with a generator in the same state) give the same numbers.
 *
 * It runs in memory made once, on loops or WebAssembly kernels that give the numbers of the step
 * functions; activations, costs, rules and penalties that are not of this library are called as they
 * are. A cost that is NaN or infinite ends it with an Error unless `onDivergence` says otherwise.
 *
 * @throws RangeError at once if x and y differ in rows, the batch size is not from 1 to n, or the
 *   number of epochs is not a whole number ≥ 1; at the first epoch if they do not fit the network.
 * @example
 * const network = { layers: [input(1), dense(1, 1, identity, random(1))], cost: quadratic };
 * const examples = { x: matrix([[1], [2]]), y: matrix([[2], [4]]) }; // y = 2 x
 * const options = { rule: gradientDescent({ eta: 0.2 }), batchSize: 2, random: random(1), epochs: 999 };
 * const last = [...train(network, examples, options)].at(-1);
 * [last.epoch, last.cost < 1e-6] // [999, true]
 */
export function train<State>(
  network: Network,
  examples: Examples,
  options: TrainOptions<State>,
): Generator<Epoch, void, undefined> {
  const { x, y } = examples;
  checkNumbers('x', x);
  checkNumbers('y', y);
  const n = checkedSize('train', 'the number of examples', x.rows);
  if (y.rows !== n) {
    throw new RangeError(
      `train: x is ${shape(x)} but y is ${shape(y)}; each example needs a target (${n} ≠ ${y.rows} rows)`,
    );
  }
  checkedSize('train', 'batchSize', options.batchSize);
  if (options.batchSize > n) {
    throw new RangeError(
      `train: batchSize is ${options.batchSize} but there are ${n} examples; it must be at most ${n}`,
    );
  }
  if (options.epochs !== undefined) checkedSize('train', 'epochs', options.epochs);
  return epochs(network, examples, options);
}

// What is done once stands in functions of its own: V8 throws away the code it has compiled for a function
// when one line of it meets an object of a new kind, and this loop should keep its code.
function* epochs<State>(
  network: Network,
  examples: Examples,
  options: TrainOptions<State>,
): Generator<Epoch, void, undefined> {
  const { epochs = Infinity } = options;
  const order = firstOrder(network, examples, options);
  const room = roomOf(network, examples, options);
  try {
    const epochOf = epochRunner(room, network, examples, options, order);
    for (let epoch = 1; epoch <= epochs; epoch++) yield epochOf(epoch);
  } finally {
    room.leave();
  }
}

/** The order of the first epoch, after a look whether the examples fit. */
function firstOrder<State>(
  network: Network,
  { x, y }: Examples,
  { random, batchSize }: TrainOptions<State>,
): number[] {
  const order: number[] = new Array(x.rows).fill(0);
  permuteInto(order, random);
  checkFit(network, x, y, order.slice(0, batchSize));
  return order;
}

/** Two threads if there is a helper and it is of use, else this one. */
function roomOf<State>(network: Network, examples: Examples, options: TrainOptions<State>): Room {
  const { helper } = options;
  const refusal = helper?.refusal(network, options) ?? '';
  if (helper !== undefined && refusal === '') return helper.room(network, examples, options);
  const room = roomAlone(network, options, examples.x.rows);
  if (refusal === '') return room;
  return { ...room, reason: `${room.reason}; on one thread, because ${refusal}` };
}

/** A function that does an epoch, the first of them in the given order. */
function epochRunner<State>(
  room: Room,
  given: Network,
  examples: Examples,
  options: TrainOptions<State>,
  order: number[],
): (epoch: number) => Epoch {
  const { random } = options;
  const { space, theta, reason } = room;
  const made = new EpochMaker({ given, engine: space.engine.name, engineReason: reason }, theta);
  const inOneCall = epochsInOneCall(space, examples, options, order);
  // only on one thread: nobody else wants to know that an epoch begins
  if (inOneCall !== undefined) return (epoch) => made.make(epoch, inOneCall.cost(epoch));
  const costOf = stepByStep(room, examples, options);
  return (epoch) => {
    if (epoch > 1) permuteInto(order, random);
    room.beginEpoch(order);
    const cost = costOf(order, epoch);
    room.endEpoch();
    return made.make(epoch, cost);
  };
}

/** A function that does the steps of an epoch and returns its cost. */
function stepByStep<State>(
  room: Room,
  { x, y }: Examples,
  options: TrainOptions<State>,
): (order: readonly number[], epoch: number) => number {
  const { batchSize, onDivergence = 'stop' } = options;
  const { space, sizes } = room;
  const n = x.rows;
  const steps = stepsOn(space, { x, y }, options, sizes);
  return (order, epoch) => {
    let cost = 0;
    for (let from = 0; from < n; from += batchSize) {
      const batch = steps.passes(order, from);
      const stepCost = batchCost(space, batch) + (steps.penalty() + room.penaltyElsewhere());
      if (onDivergence === 'stop' && !Number.isFinite(stepCost)) {
        throw diverged(stepCost, epoch, 1 + from / batchSize, x, y);
      }
      cost += (batch.x.rows / n) * stepCost;
      steps.move();
    }
    return cost;
  };
}
