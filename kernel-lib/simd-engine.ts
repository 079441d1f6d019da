// The engine on WebAssembly: the kernels of simd/, which take two numbers at a time. Module and memory
// are made synchronously (browsers allow that for modules below 4 kB), the memory for one training.

import type { Engine } from './engine.ts';
import type { RuleFormula } from './formula.ts';
import { matmulInto, scaledTransposeTimesInto, timesTransposeInto } from './in-place.ts';
import type { RuleMemory } from './in-place-rule.ts';
import type { Matrix } from './matrix.ts';
import { simdModule } from './simd-module.ts';

/** The functions of simd/products.ts and simd/updates.ts; an address counts bytes. */
interface Kernels {
  multiply(...numbers: readonly number[]): void;
  transpose(...numbers: readonly number[]): void;
  descend(...numbers: readonly number[]): void;
  momentum(...numbers: readonly number[]): void;
  meanSquare(...numbers: readonly number[]): void;
  adam(...numbers: readonly number[]): void;
}

// As much of the WebAssembly interface as is used here: the compiler options of this library know no host.
interface WasmMemory {
  readonly buffer: ArrayBuffer;
}
declare const WebAssembly: {
  validate(bytes: Uint8Array): boolean;
  Module: new (bytes: Uint8Array) => object;
  Memory: new (size: { initial: number }) => WasmMemory;
  Instance: new (
    module: object,
    imports: { env: { memory: WasmMemory } },
  ) => { readonly exports: object };
};

/** Why this host cannot run the kernels, '' if it can. */
export function simdRefusal(): string {
  if (typeof WebAssembly !== 'object') return 'this host has no WebAssembly';
  if (!WebAssembly.validate(decoded())) return 'the WebAssembly of this host has no SIMD';
  try {
    compiled();
  } catch (error) {
    // a page whose content security policy does not allow it
    return `this host does not compile WebAssembly (${error})`;
  }
  return '';
}

let bytes: Uint8Array | undefined;
let kernelModule: object | undefined;

/** The module, compiled when it is first needed. */
function compiled(): object {
  kernelModule ??= new WebAssembly.Module(decoded());
  return kernelModule;
}

function decoded(): Uint8Array {
  bytes ??= fromBase64(simdModule);
  return bytes;
}

/** The bytes that a base64 text stands for; `atob` belongs to the host. */
export function fromBase64(text: string): Uint8Array {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const result = new Uint8Array(Math.floor((text.replace(/=+$/, '').length * 6) / 8));
  let [bits, held, at] = [0, 0, 0];
  for (let k = 0; at < result.length; k++) {
    bits = (bits << 6) | digits.indexOf(text[k]);
    held += 6;
    if (held >= 8) {
      held -= 8;
      result[at++] = (bits >> held) & 255;
    }
  }
  return result;
}

/**
 * The engine on WebAssembly SIMD, with memory for vectors of these lengths and for `scratch` more
 * numbers: 8 m for products whose sums have m terms, and the size of B besides for A Bᵀ.
 *
 * @throws RangeError if the host has not as much memory, or no WebAssembly SIMD.
 */
export function simdEngine(lengths: readonly number[], scratch: number): Engine {
  const refusal = simdRefusal();
  if (refusal !== '') {
    throw new RangeError(
      `train: the engine simd cannot run: ${refusal}; leave out \`engine\`, or give 'plain'`,
    );
  }
  // Each vector starts at an even number, so that the kernels may take the last two at once.
  const even = (length: number) => length + (length % 2);
  const total = lengths.reduce((sum, length) => sum + even(length), 0);
  const memory = memoryOf((total + even(scratch)) * 8);
  const instance = new WebAssembly.Instance(compiled(), { env: { memory } });
  let offset = 0;
  const vectors = lengths.map((length) => {
    const vector = new Float64Array(memory.buffer, offset * 8, length);
    offset += even(length);
    return vector;
  });
  const kernels = instance.exports as Kernels; // pinned by the test that rebuilds the module
  return { name: 'simd', vectors, ...products(kernels, total * 8), ...updates(kernels) };
}

function memoryOf(byteCount: number): WasmMemory {
  try {
    return new WebAssembly.Memory({ initial: Math.ceil(byteCount / 65536) });
  } catch (error) {
    throw new RangeError(
      `train: the engine simd needs ${byteCount} bytes but this host refuses them (${error}); ` +
        "make the mini-batches or the layers smaller, or give 'plain'",
    );
  }
}

/** With fewer products than this the plain loops are done before a kernel has been called. */
const fewProducts = 64;

function products(
  { multiply, transpose }: Kernels,
  scratch: number,
): Pick<Engine, 'matmulInto' | 'transposeTimesInto' | 'timesTransposeInto'> {
  const small = (C: Matrix, m: number) => C.cols < 2 || C.rows * C.cols * m < fewProducts;
  return {
    matmulInto: (C, A, B) => {
      const { byteOffset: c } = C.data;
      const [n, m, p] = [A.rows, A.cols, B.cols];
      if (small(C, m)) matmulInto(C, A, B);
      else multiply(c, A.data.byteOffset, B.data.byteOffset, n, m, p, 8 * m, 8, 1, scratch);
    },
    transposeTimesInto: (C, s, A, B) => {
      const { byteOffset: c } = C.data;
      const [m, n, p] = [A.rows, A.cols, B.cols];
      if (small(C, m)) scaledTransposeTimesInto(C, s, A, B);
      else multiply(c, A.data.byteOffset, B.data.byteOffset, n, m, p, 8, 8 * n, s, scratch);
    },
    timesTransposeInto: (C, A, B) => {
      const { byteOffset: c } = C.data;
      const [n, m, p] = [A.rows, A.cols, B.rows];
      if (small(C, m)) {
        timesTransposeInto(C, A, B);
        return;
      }
      transpose(scratch, B.data.byteOffset, p, m);
      const panel = scratch + 8 * B.data.length;
      multiply(c, A.data.byteOffset, scratch, n, m, p, 8 * m, 8, 1, panel);
    },
  };
}

function updates(kernels: Kernels): Pick<Engine, 'updateInPlace'> {
  return {
    updateInPlace: (formula, theta, g, memory) => {
      memory.t++;
      update(kernels, formula, theta, g, memory);
    },
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
