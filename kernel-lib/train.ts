// Training: mini-batches in random order, one step of the update rule on each. (F16)

import { add } from './algebra.ts';
import type { Parameters } from './layer.ts';
import { checkedSize, type Matrix, selectRows, shape } from './matrix.ts';
import { backpropagate, feedForward, type Network, withParameters } from './network.ts';
import type { Penalty } from './penalty.ts';
import { permutation, type Random } from './random.ts';
import type { Rule } from './rule.ts';

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
}

/** What one pass over the examples gave. */
export interface Epoch {
  /** 1, 2, 3, … */
  readonly epoch: number;
  /** The network after the last step of the epoch. */
  readonly network: Network;
  /** (1/n) Σ_x C_x plus the penalty, each mini-batch measured just before its own step. */
  readonly cost: number;
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
  start: Network,
  { x, y }: Examples,
  { rule, batchSize, random, penalty, epochs = Infinity }: TrainOptions<State>,
): Generator<Epoch, void, undefined> {
  const n = x.rows;
  let network = start;
  let state = startStates(network, rule);
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const order = permutation(random, n);
    let cost = 0;
    for (let from = 0; from < n; from += batchSize) {
      const batch = order.slice(from, from + batchSize);
      const xBatch = selectRows(x, batch);
      const yBatch = selectRows(y, batch);
      const trace = feedForward(network, xBatch);
      const { gradient } = backpropagate(network, trace, yBatch);
      const batchCost = network.cost.value(trace[trace.length - 1].a, yBatch);
      cost += (batch.length / n) * (batchCost + penaltyValue(network, penalty, n));
      [network, state] = update(network, addPenalty(network, gradient, penalty, n), rule, state);
    }
    yield { epoch, network, cost };
  }
}

/** The state of the rule for W^l and b^l of one layer; null for the input. */
type LayerRuleState<State> = { readonly W: State; readonly b: State } | null;

function startStates<State>(network: Network, rule: Rule<State>): LayerRuleState<State>[] {
  return network.layers.map((layer) =>
    layer.kind === 'input' ? null : { W: rule.start(layer.W), b: rule.start(layer.b) },
  );
}

/** One step for every layer, all from gradients at the same Θ. */
function update<State>(
  network: Network,
  gradient: readonly (Parameters | null)[],
  rule: Rule<State>,
  state: readonly LayerRuleState<State>[],
): [Network, LayerRuleState<State>[]] {
  let next = network;
  const nextState = network.layers.map((layer, l) => {
    const [g, s] = [gradient[l], state[l]];
    if (layer.kind === 'input' || g === null || s === null) return null;
    const [W, stateW] = rule.step(layer.W, g.W, s.W);
    const [b, stateB] = rule.step(layer.b, g.b, s.b);
    next = withParameters(next, l, { W, b });
    return { W: stateW, b: stateB };
  });
  return [next, nextState];
}

/** ∂C/∂W^l + ∂penalty/∂W^l; the biases are not penalised. */
function addPenalty(
  network: Network,
  gradient: readonly (Parameters | null)[],
  penalty: Penalty | undefined,
  n: number,
): readonly (Parameters | null)[] {
  if (penalty === undefined) return gradient;
  return network.layers.map((layer, l) => {
    const g = gradient[l];
    if (layer.kind === 'input' || g === null) return null;
    return { W: add(g.W, penalty.gradient(layer.W, n)), b: g.b };
  });
}

function penaltyValue(network: Network, penalty: Penalty | undefined, n: number): number {
  if (penalty === undefined) return 0;
  return network.layers.reduce(
    (sum, layer) => (layer.kind === 'input' ? sum : sum + penalty.value(layer.W, n)),
    0,
  );
}
