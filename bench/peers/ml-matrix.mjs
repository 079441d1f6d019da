// ml-matrix: the equations of the lecture by hand, with its operators in place where it has them.

import { Matrix } from 'ml-matrix';
import { batchesOf, joined, meanOfLastEpoch, serve, versionOf } from './serve.mjs';

const sigmoid = (z) => Matrix.mul(z, -1).exp().add(1).pow(-1);
const relu = (z) => mapped(z, (value) => Math.max(value, 0));
const oneMinus = (a) => Matrix.sub(a, 1).neg();

await serve(versionOf('ml-matrix'), (work) => {
  const x = matrixOf(work.n, work.x);
  const y = matrixOf(work.n, work.y);
  const batches = batchesOf(work).map((batch) => [...batch]);
  return () => {
    const theta = [
      matrixOf(work.sizes[0], work.W1),
      matrixOf(1, work.b1),
      matrixOf(work.sizes[1], work.W2),
      matrixOf(1, work.b2),
    ];
    const step = work.rule === 'adam' ? adam(theta, work.eta) : descent(theta, work.eta);
    const cost = meanOfLastEpoch(work);
    for (const rows of batches) {
      const [a0, target] = [picked(x, rows), picked(y, rows)];
      const { a2, gradient } = backpropagated(theta, a0, target, work);
      cost.add(costOf(work.cost, a2, target));
      step(gradient);
    }
    return { cost: cost.value(), theta: () => joined(theta.map((each) => each.to1DArray())) };
  };
});

function backpropagated([W1, b1, W2, b2], a0, y, { activations, cost }) {
  const z1 = a0.mmul(W1).addRowVector(b1.to1DArray());
  const a1 = activations[0] === 'relu' ? relu(z1) : sigmoid(z1);
  const z2 = a1.mmul(W2).addRowVector(b2.to1DArray());
  const a2 = activations[1] === 'softmax' ? softmax(z2) : sigmoid(z2);
  const delta2 = Matrix.sub(a2, y);
  if (cost === 'quadratic') delta2.mul(Matrix.mul(a2, oneMinus(a2)));
  const slope =
    activations[0] === 'relu' ? mapped(z1, (z) => (z > 0 ? 1 : 0)) : Matrix.mul(a1, oneMinus(a1));
  const delta1 = delta2.mmul(W2.transpose()).mul(slope);
  const mean = (matrix) => matrix.div(y.rows);
  const sum = (delta) => mean(Matrix.rowVector(delta.sum('column')));
  return {
    a2,
    gradient: [
      mean(a0.transpose().mmul(delta1)),
      sum(delta1),
      mean(a1.transpose().mmul(delta2)),
      sum(delta2),
    ],
  };
}

function softmax(z) {
  const e = z.clone();
  for (let i = 0; i < e.rows; i++) {
    const largest = e.maxRow(i);
    for (let j = 0; j < e.columns; j++) e.set(i, j, Math.exp(e.get(i, j) - largest));
  }
  return e.divColumnVector(e.sum('row'));
}

function mapped(z, f) {
  const a = z.clone();
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < a.columns; j++) a.set(i, j, f(z.get(i, j)));
  }
  return a;
}

function costOf(cost, a, y) {
  if (cost === 'quadratic') return Matrix.sub(a, y).pow(2).sum() / 2;
  const marked = -Matrix.mul(y, Matrix.log(a)).sum();
  if (cost === 'logLikelihood') return marked;
  return marked - Matrix.mul(oneMinus(y), oneMinus(a).log()).sum();
}

function descent(theta, eta) {
  return (gradient) => {
    for (const [k, each] of theta.entries()) each.sub(gradient[k].mul(eta));
  };
}

function adam(theta, eta) {
  const zeros = () => theta.map(({ rows, columns }) => Matrix.zeros(rows, columns));
  const [m, v] = [zeros(), zeros()];
  let t = 0;
  return (gradient) => {
    t++;
    theta.forEach((each, k) => {
      const g = gradient[k];
      m[k].mul(0.9).add(Matrix.mul(g, 0.1));
      v[k].mul(0.999).add(Matrix.mul(g, g).mul(1 - 0.999));
      const root = Matrix.div(v[k], 1 - 0.999 ** t)
        .sqrt()
        .add(1e-8);
      each.sub(
        Matrix.div(m[k], 1 - 0.9 ** t)
          .div(root)
          .mul(eta),
      );
    });
  };
}

function picked(matrix, rows) {
  return new Matrix(rows.map((i) => matrix.getRow(i)));
}

function matrixOf(rows, data) {
  return Matrix.from1DArray(rows, data.length / rows, data);
}
