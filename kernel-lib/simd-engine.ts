// The engines on WebAssembly: the kernels of simd/, which take two numbers at a time, on a memory for one
// training.

import type { Engine } from './engine.ts';
import type { RuleFormula } from './formula.ts';
import { activateInto, pullBackInPlace } from './in-place-activation.ts';
import type { RuleMemory } from './in-place-rule.ts';
import { type WasmEngine, wasmRefusal } from './simd-host.ts';
import { inOneCall, tableLength } from './simd-passes.ts';
import { products } from './simd-products.ts';
import { constantBytes, type Kernels, workplace } from './simd-workplace.ts';

/**
 * An engine on WebAssembly SIMD, `simd` unless `fused` is asked for, with memory for vectors of these
 * lengths and for `scratch` more numbers: 8 m for products whose sums have m terms, the size of B besides
 * for A Bᵀ, and for Aᵀ B with B m × p in its place 24 m + 2 m p + p + 64.
 *
 * @throws RangeError if the host has not as much memory, or no WebAssembly SIMD.
 */
export function simdEngine(
  lengths: readonly number[],
  scratch: number,
  name: WasmEngine = 'simd',
): Engine {
  const refusal = wasmRefusal(name);
  if (refusal !== '') {
    throw new RangeError(
      `train: the engine ${name} cannot run: ${refusal}; leave out \`engine\`, or give 'plain'`,
    );
  }
  // Each vector starts with a line of the cache, so that the kernels may take the last two at once.
  const rounded = (length: number) => Math.ceil(length / 8) * 8;
  const start = constantBytes / 8 + tableLength;
  const total = lengths.reduce((sum, length) => sum + rounded(length), start);
  const { memory, kernels, giveBack } = workplace(name, (total + scratch) * 8);
  let offset = start;
  const vectors = lengths.map((length) => {
    const vector = new Float64Array(memory.buffer, offset * 8, length);
    offset += rounded(length);
    return vector;
  });
  const { addRow, meanOfRows } = kernels;
  // No spread: each object made by one has a map of its own, and V8 throws code away that meets it.
  const { matmulInto, transposeTimesInto, timesTransposeInto, descendInto } = products(
    kernels,
    total * 8,
    name,
  );
  return {
    name,
    vectors,
    matmulInto,
    transposeTimesInto,
    timesTransposeInto,
    addRowInto: (z, b) => addRow(z.data.byteOffset, b.data.byteOffset, z.rows, z.cols),
    activateInto: activations(kernels),
    pullBackInPlace: slopes(kernels),
    meanOfRowsInto: (mean, A, s) =>
      meanOfRows(mean.data.byteOffset, A.data.byteOffset, A.rows, A.cols, s),
    updateInPlace: updates(kernels),
    descendInto,
    // what one call does is not fused
    inOneCall:
      name === 'fused'
        ? undefined
        : (layers, batch, canonical, eta) =>
            inOneCall(kernels, memory.buffer, layers, batch, canonical, eta),
    release: giveBack,
  };
}

function activations({ sigmoid, relu, softmax }: Kernels): Engine['activateInto'] {
  return (formula, a, z) => {
    const { byteOffset: to } = a.data;
    const { byteOffset: from, length } = z.data;
    if (formula.kind === 'sigmoid') sigmoid(to, from, length);
    else if (formula.kind === 'relu') relu(to, from, length);
    else if (formula.kind === 'softmax') softmax(to, from, z.rows, z.cols);
    else activateInto(formula, a, z);
  };
}

function slopes({ sigmoidPullBack, reluPullBack }: Kernels): Engine['pullBackInPlace'] {
  return (formula, g, z, a) => {
    const { byteOffset: at, length } = g.data;
    if (formula.kind === 'sigmoid') sigmoidPullBack(at, a.data.byteOffset, length);
    else if (formula.kind === 'relu') reluPullBack(at, z.data.byteOffset, length);
    else pullBackInPlace(formula, g, z, a);
  };
}

function updates(kernels: Kernels): Engine['updateInPlace'] {
  return (formula, theta, g, memory) => {
    memory.t++;
    update(kernels, formula, theta, g, memory);
  };
}

function update(
  kernels: Kernels,
  formula: RuleFormula,
  { byteOffset: theta, length: n }: Float64Array,
  { byteOffset: g }: Float64Array,
  memory: RuleMemory,
): void {
  const [m, v, t] = [memory.m.byteOffset, memory.v.byteOffset, memory.t];
  const { eta } = formula;
  if (formula.kind === 'gradientDescent') {
    kernels.descend(theta, g, n, eta);
    return;
  }
  if (formula.kind === 'momentum') {
    kernels.momentum(theta, g, m, n, eta, formula.beta);
    return;
  }
  const [inside, outside] =
    formula.epsilonPlace === 'inside' ? [formula.epsilon, 0] : [0, formula.epsilon];
  if (formula.kind === 'adaGrad') {
    kernels.meanSquare(theta, g, m, n, eta, 1, 1, inside, outside);
  } else if (formula.kind === 'rmsProp') {
    const { rho } = formula;
    kernels.meanSquare(theta, g, m, n, eta, rho, 1 - rho, inside, outside);
  } else {
    const { beta1, beta2 } = formula;
    const [scaleM, scaleV] = [1 / (1 - beta1 ** t), 1 / (1 - beta2 ** t)];
    kernels.adam(theta, g, m, v, n, eta, beta1, beta2, scaleM, scaleV, inside, outside);
  }
}
