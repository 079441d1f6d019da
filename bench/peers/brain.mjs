// brain.js (float32): it steps after every example and knows the squared error with the sigmoid alone,
// so it does work A in steps of one example; bench/train.ts holds it against step functions doing that.

import brain from 'brain.js';
import { joined, serve, versionOf } from './serve.mjs';

await serve(versionOf('brain.js'), ({ sizes, cost, eta, order, x, y, W1, b1, W2, b2 }) => {
  if (cost !== 'quadratic') throw new Error(`it has no ${cost}`);
  const [n0, n1, n2] = sizes;
  // All epochs as one long one, because within an epoch brain.js does not change the order.
  const examples = Array.from(order, (i) => ({
    input: [...x.subarray(i * n0, (i + 1) * n0)],
    output: [...y.subarray(i * n2, (i + 1) * n2)],
  }));
  return () => {
    const net = new brain.NeuralNetwork({ hiddenLayers: [n1], activation: 'sigmoid' });
    net.sizes = sizes;
    net.initialize();
    for (const [l, W, b] of [
      [1, W1, b1],
      [2, W2, b2],
    ]) {
      net.biases[l].set(b);
      net.weights[l].forEach((row, j) => {
        row.set(row.map((_, i) => W[i * b.length + j]));
      });
    }
    // brain.js refuses a momentum of 0; this one is nothing in float32
    net.train(examples, { iterations: 1, learningRate: eta, momentum: 1e-12 });
    const parameters = [1, 2].flatMap((l) => [columns(net.weights[l]), net.biases[l]]);
    return { cost: Number.NaN, theta: () => joined(parameters) }; // its own error is of another kind
  };
});

/** brain.js keeps W with the receiving node first. */
function columns(rows) {
  return Float64Array.from({ length: rows.length * rows[0].length }, (_, k) => {
    const [i, j] = [Math.floor(k / rows.length), k % rows.length];
    return rows[j][i];
  });
}
