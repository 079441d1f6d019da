// Training: mini-batches in random order, one step of the update rule on each. (F16)

import type { EngineName } from './engine.ts';
import { chosenEngine } from './engine-choice.ts';
import { checkedSize, type Matrix, shape } from './matrix.ts';
import type { Network } from './network.ts';
import type { Penalty } from './penalty.ts';
import { permuteInto, type Random } from './random.ts';
import type { Rule } from './rule.ts';
import { checkFit, checkNumbers, diverged } from './train-refusals.ts';
import { mover, penalised, restored, sizesOf } from './training.ts';
import {
  backpropagateInto,
  batchCost,
  checkOutput,
  feedForwardInto,
  selectRowsInto,
  type Workspace,
  workspace,
} from './workspace.ts';

/** Inputs x (n × n_0) and targets y (n × n_L), row by row. */
export interface Examples {
  readonly x: Matrix;
  readonly y: Matrix;
}

export interface TrainOptions<State> {
  readonly rule: Rule<State>;
  /** Examples in a mini-batch, from 1 to n. */
  readonly batchSize: number;
  /** Decides the order of the examples; used up as training goes on. */
  readonly random: Random;
  readonly penalty?: Penalty;
  /** How many epochs; without end if left out, so that the caller decides when to stop. */
  readonly epochs?: number;
  /** The loops to run on; chosen by the size of a step and by what the host has if left out. */
  readonly engine?: EngineName;
  /** What a cost that is NaN or infinite does: it stops the training, unless this says `continue`. */
  readonly onDivergence?: 'stop' | 'continue';
}

/** What one pass over the examples gave. */
export interface Epoch {
  /** 1, 2, 3, … */
  readonly epoch: number;
  /** The network after the last step of the epoch. */
  readonly network: Network;
  /** (1/n) Σ_x C_x plus the penalty, each mini-batch measured just before its own step. */
  readonly cost: number;
  /** Which loops ran: `plain` JavaScript, or `simd`, WebAssembly on two numbers at a time. */
  readonly engine: EngineName;
  /** Why these. */
  readonly engineReason: string;
}

/**
 * Trains a network: Θ ← Θ − (step of the rule along (1/m) Σ_{x in batch} ∂C_x/∂Θ), every example once
 * an epoch. (F15, F16, F9c)
 *
 * The examples are shuffled anew for each epoch. A last batch that is shorter is averaged over its
 * own examples. The state of the rule lives across epochs. The given network is not changed, and the
 * same arguments (with a generator in the same state) give the same numbers.
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

function* epochs<State>(
  network: Network,
  { x, y }: Examples,
  options: TrainOptions<State>,
): Generator<Epoch, void, undefined> {
  const { rule, batchSize, random, onDivergence = 'stop', epochs = Infinity } = options;
  const n = x.rows;
  const order: number[] = new Array(n).fill(0);
  permuteInto(order, random);
  checkFit(network, x, y, order.slice(0, batchSize));
  const sizes = sizesOf(network, rule, batchSize, n);
  const { engine, reason } = chosenEngine(options.engine, sizes);
  const space = workspace(network, engine, sizes);
  const move = mover(space, rule);
  const penalty = options.penalty && penalised(space, options.penalty, n);
  for (let epoch = 1; epoch <= epochs; epoch++) {
    if (epoch > 1) permuteInto(order, random);
    let cost = 0;
    for (let from = 0; from < n; from += batchSize) {
      const batch = from + batchSize <= n ? space.whole : space.last;
      selectRowsInto(batch.x, x, order, from);
      selectRowsInto(batch.y, y, order, from);
      feedForwardInto(space, batch);
      checkOutput(space, batch);
      backpropagateInto(space, batch);
      const stepCost = batchCost(space, batch) + (penalty?.value() ?? 0);
      if (onDivergence === 'stop' && !Number.isFinite(stepCost)) {
        throw diverged(stepCost, epoch, 1 + from / batchSize, x, y);
      }
      cost += (batch.x.rows / n) * stepCost;
      penalty?.addGradient();
      move();
    }
    yield new LazyEpoch(epoch, cost, space, reason);
  }
}

/** The parameters of now; a network is made of them when it is first asked for. */
class LazyEpoch implements Epoch {
  #network: Network | undefined;
  readonly #start: Network;
  readonly #theta: ArrayLike<number>;
  readonly epoch: number;
  readonly cost: number;
  readonly engine: EngineName;
  readonly engineReason: string;
  constructor(epoch: number, cost: number, space: Workspace, engineReason: string) {
    this.#start = space.network;
    this.#theta = numbersOf(space.theta);
    this.epoch = epoch;
    this.cost = cost;
    this.engine = space.engine.name;
    this.engineReason = engineReason;
  }
  get network(): Network {
    this.#network ??= restored(this.#start, this.#theta);
    return this.#network;
  }
}

/** A copy. Of a few numbers it is a list: making a Float64Array takes longer than training on them. */
function numbersOf(theta: Float64Array): ArrayLike<number> {
  if (theta.length > 64) return theta.slice();
  const numbers: number[] = new Array(theta.length);
  for (let k = 0; k < theta.length; k++) numbers[k] = theta[k];
  return numbers;
}
