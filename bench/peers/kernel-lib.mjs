// The project: `train` through the public API, in plain Node.
// The argument `plain`, `simd` or `fused` asks for that engine, `two-threads` for a helper, and so does
// `two-threads-fused` with that engine. With `step-functions` the
// lecture's pure functions instead, one call for each equation, and one step of the rule for each W^l and
// b^l. That is feedForward and backpropagate without δ^0 = ∂C/∂x, which a training has no use for: it takes a
// third product as large as that of W^1.

import { Worker } from 'node:worker_threads';
import {
  adam,
  biasGradient,
  crossEntropy,
  feedForward,
  gradientDescent,
  hiddenError,
  input,
  logLikelihood,
  outputError,
  permutation,
  quadratic,
  random,
  relu,
  selectRows,
  sigmoid,
  softmax,
  train,
  weightGradient,
  withParameters,
} from 'kernel-lib';
import { helperOn, inSharedMemory } from 'kernel-lib/two-threads';
import { joined, serve } from './serve.mjs';

const [, , asked = ''] = process.argv;
const engine = /plain|simd|fused/.exec(asked)?.[0];
const sigmas = { sigmoid, relu, softmax };
const costs = { quadratic, crossEntropy, logLikelihood };
const rules = { gradientDescent, adam };
const helper = asked.startsWith('two-threads')
  ? await helperOn(new Worker(new URL(import.meta.resolve('kernel-lib/helper'))))
  : undefined;

await serve('', (work) => {
  const network = networkOf(work);
  const given = { x: matrixOf(work.n, work.x), y: matrixOf(work.n, work.y) };
  const examples = helper ? inSharedMemory(given) : given;
  const rule = rules[work.rule]({ eta: work.eta });
  const alone = asked === 'step-functions' ? stepByStep : trained;
  const run = helper ? helped : alone;
  return () => {
    const { cost, network: last } = run(network, examples, rule, work);
    return {
      cost,
      theta: () => joined(last.layers.slice(1).flatMap(({ W, b }) => [W.data, b.data])),
    };
  };
});

function trained(network, examples, rule, { batchSize, epochs, seed }) {
  const options = { rule, batchSize, epochs, random: random(seed), engine };
  let last;
  for (last of train(network, examples, options));
  return last;
}

function helped(network, examples, rule, { batchSize, epochs, seed }) {
  const options = { rule, batchSize, epochs, random: random(seed), engine, helper };
  let last;
  for (last of train(network, examples, options));
  if (!last.engineReason.endsWith('two threads')) throw new Error(last.engineReason);
  return last;
}

function stepByStep(start, { x, y }, rule, { n, batchSize, epochs, seed }) {
  const r = random(seed);
  let network = start;
  const states = start.layers.map((layer) =>
    layer.kind === 'input' ? null : { W: rule.start(layer.W), b: rule.start(layer.b) },
  );
  let cost = 0;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const order = permutation(r, n);
    cost = 0;
    for (let from = 0; from < n; from += batchSize) {
      const batch = order.slice(from, from + batchSize);
      const yBatch = selectRows(y, batch);
      const trace = feedForward(network, selectRows(x, batch));
      const gradient = gradientOf(network, trace, yBatch);
      cost += (batch.length / n) * network.cost.value(trace[trace.length - 1].a, yBatch);
      network = stepOf(network, gradient, rule, states);
    }
  }
  return { network, cost };
}

/** ∂C/∂W^l and ∂C/∂b^l for l = 1 … L. */
function gradientOf({ layers, cost }, trace, y) {
  const delta = [];
  const L = layers.length - 1;
  for (let l = L; l >= 1; l--) {
    const [{ activation }, { z, a }] = [layers[l], trace[l]];
    delta[l] =
      l === L
        ? outputError(cost, activation, z, a, y)
        : hiddenError(layers[l + 1].W, delta[l + 1], activation, z, a);
  }
  return delta.map((d, l) => ({ W: weightGradient(trace[l - 1].a, d), b: biasGradient(d) }));
}

function stepOf(network, gradient, rule, states) {
  let next = network;
  network.layers.forEach((layer, l) => {
    if (layer.kind === 'input') return;
    const [W, stateW] = rule.step(layer.W, gradient[l].W, states[l].W);
    const [b, stateB] = rule.step(layer.b, gradient[l].b, states[l].b);
    states[l] = { W: stateW, b: stateB };
    next = withParameters(next, l, { W, b });
  });
  return next;
}

function networkOf({ sizes: [n0, n1], activations, cost, W1, b1, W2, b2 }) {
  const layer = (l, inputs, W, b) => ({
    kind: 'dense',
    W: matrixOf(inputs, W),
    b: matrixOf(1, b),
    activation: sigmas[activations[l - 1]],
  });
  const layers = [input(n0), layer(1, n0, W1, b1), layer(2, n1, W2, b2)];
  return { layers, cost: costs[cost] };
}

function matrixOf(rows, data) {
  return { rows, cols: data.length / rows, data };
}
