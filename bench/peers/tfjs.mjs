// TensorFlow.js (float32) with its own gradients, losses and optimisers; the argument is the backend,
// `cpu` or `wasm` (SIMD, one thread).

import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs';
import { batchesOf, joined, meanOfLastEpoch, serve } from './serve.mjs';

const [, , backend] = process.argv;
if (backend === 'wasm') {
  const { setThreadsCount, setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  const folder = new URL('./node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url);
  setWasmPaths(fileURLToPath(folder));
  setThreadsCount(1);
}
await tf.setBackend(backend);
await tf.ready();

await serve(tf.version.tfjs, (work) => {
  const [n0, n1, n2] = work.sizes;
  const x = tf.tensor2d(Float32Array.from(work.x), [work.n, n0]);
  const y = tf.tensor2d(Float32Array.from(work.y), [work.n, n2]);
  const start = [
    tf.tensor2d(Float32Array.from(work.W1), [n0, n1]),
    tf.tensor1d(Float32Array.from(work.b1)),
    tf.tensor2d(Float32Array.from(work.W2), [n1, n2]),
    tf.tensor1d(Float32Array.from(work.b2)),
  ];
  const batches = batchesOf(work).map((batch) => tf.tensor1d(Int32Array.from(batch), 'int32'));
  let kept = [];
  return () => {
    for (const each of kept) each.dispose();
    const theta = start.map((each) => tf.variable(each));
    kept = theta;
    const optimizer =
      work.rule === 'adam' ? tf.train.adam(work.eta, 0.9, 0.999, 1e-8) : tf.train.sgd(work.eta);
    const cost = meanOfLastEpoch(work);
    for (const rows of batches) {
      tf.tidy(() => {
        const [a0, target] = [tf.gather(x, rows), tf.gather(y, rows)];
        const loss = optimizer.minimize(() => lossOf(theta, a0, target, work), true, theta);
        cost.add(loss.dataSync()[0] * rows.size);
      });
    }
    optimizer.dispose();
    return { cost: cost.value(), theta: () => joined(theta.map((each) => each.dataSync())) };
  };
});

/** The mean of C_x over the batch. */
function lossOf([W1, b1, W2, b2], a0, y, { activations, cost, sizes }) {
  const z1 = tf.add(tf.matMul(a0, W1), b1);
  const a1 = activations[0] === 'relu' ? tf.relu(z1) : tf.sigmoid(z1);
  const z2 = tf.add(tf.matMul(a1, W2), b2);
  const outputs = sizes[2];
  if (cost === 'quadratic') {
    return tf.mul(tf.losses.meanSquaredError(y, tf.sigmoid(z2)), outputs / 2);
  }
  if (cost === 'logLikelihood') return tf.losses.softmaxCrossEntropy(y, z2);
  return tf.mul(tf.losses.sigmoidCrossEntropy(y, z2), outputs);
}
