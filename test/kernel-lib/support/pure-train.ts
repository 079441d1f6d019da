// Training by the pure step functions alone: what `train` must reproduce, whatever it runs on.

import {
  add,
  backpropagate,
  type Examples,
  feedForward,
  type Network,
  type Parameters,
  permutation,
  selectRows,
  type TrainOptions,
  withParameters,
} from 'kernel-lib';

/** What an epoch gives: the network after its last step, and its cost. */
export interface PureEpoch {
  readonly network: Network;
  readonly cost: number;
}

export function pureTrain<State>(
  start: Network,
  { x, y }: Examples,
  { rule, batchSize, random, penalty, epochs = 1 }: TrainOptions<State>,
): PureEpoch[] {
  const n = x.rows;
  let network = start;
  let state = start.layers.map((layer) =>
    layer.kind === 'input' ? null : { W: rule.start(layer.W), b: rule.start(layer.b) },
  );
  const made: PureEpoch[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const order = permutation(random, n);
    let cost = 0;
    for (let from = 0; from < n; from += batchSize) {
      const rows = order.slice(from, from + batchSize);
      const [xBatch, yBatch] = [selectRows(x, rows), selectRows(y, rows)];
      const trace = feedForward(network, xBatch);
      const { gradient } = backpropagate(network, trace, yBatch);
      const batchCost = network.cost.value(trace[trace.length - 1].a, yBatch);
      let next = network;
      let penalties = 0;
      state = network.layers.map((layer, l) => {
        const [g, s] = [gradient[l] as Parameters, state[l]];
        if (layer.kind === 'input' || s === null) return null;
        const gradientW = penalty ? add(g.W, penalty.gradient(layer.W, n)) : g.W;
        penalties += penalty?.value(layer.W, n) ?? 0;
        const [W, stateW] = rule.step(layer.W, gradientW, s.W);
        const [b, stateB] = rule.step(layer.b, g.b, s.b);
        next = withParameters(next, l, { W, b });
        return { W: stateW, b: stateB };
      });
      cost += (rows.length / n) * (batchCost + penalties);
      network = next;
    }
    made.push({ network, cost });
  }
  return made;
}
