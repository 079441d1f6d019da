// Where an engine on WebAssembly works: a memory, and the kernels of simd/ on it.

import { exportsOn, memoryOf, type WasmEngine, type WasmMemory } from './simd-host.ts';

/** The functions of simd/*.ts; an address counts bytes. */
export interface Kernels {
  multiply(...numbers: readonly number[]): void;
  transpose(...numbers: readonly number[]): void;
  addRow(...numbers: readonly number[]): void;
  meanOfRows(...numbers: readonly number[]): void;
  relu(...numbers: readonly number[]): void;
  reluPullBack(...numbers: readonly number[]): void;
  sigmoidPullBack(...numbers: readonly number[]): void;
  descend(...numbers: readonly number[]): void;
  momentum(...numbers: readonly number[]): void;
  meanSquare(...numbers: readonly number[]): void;
  adam(...numbers: readonly number[]): void;
  sigmoid(...numbers: readonly number[]): void;
  softmax(...numbers: readonly number[]): void;
  passes(...numbers: readonly number[]): void;
  epoch(...numbers: readonly number[]): number;
  descendAlong(...numbers: readonly number[]): void;
  skipZeros(...numbers: readonly number[]): void;
  manyZeros(...numbers: readonly number[]): number;
}

/** So many bytes at the start of each memory belong to the kernels: constants that compiling them laid there. */
export const constantBytes = 128;

/** A memory, the kernels at work on it, and what gives both back, once, when nobody uses them any more. */
export interface Workplace {
  readonly memory: WasmMemory;
  readonly kernels: Kernels;
  giveBack(): void;
}

// One small memory is kept for the next training on its engine: to make it takes 0.2 ms, which is half of a
// training of twenty steps, and V8 knows the functions of one instance better than those of a new one each
// time.
const smallPages = 4;
const kept: Partial<Record<WasmEngine, Pick<Workplace, 'memory' | 'kernels'>>> = {};

/**
 * A workplace with so many bytes, all 0 from `constantBytes` on.
 *
 * @throws RangeError if the host has not as much memory.
 */
export function workplace(engine: WasmEngine, byteCount: number): Workplace {
  const pages = Math.ceil(byteCount / 65536);
  const small = pages <= smallPages;
  const used = small ? kept[engine] : undefined;
  if (used !== undefined) {
    delete kept[engine];
    new Float64Array(used.memory.buffer, constantBytes).fill(0);
  }
  const { memory, kernels } = used ?? made(engine, Math.max(pages, smallPages), byteCount);
  let ours = true;
  const giveBack = () => {
    if (ours && small) kept[engine] = { memory, kernels };
    ours = false;
  };
  return { memory, kernels, giveBack };
}

function made(engine: WasmEngine, pages: number, byteCount: number) {
  const memory = memoryOf(engine, pages, byteCount);
  // the names are pinned by the test that rebuilds the modules
  return { memory, kernels: exportsOn(engine, memory) as Kernels };
}
