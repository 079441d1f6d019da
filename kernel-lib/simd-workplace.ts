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

// One memory is kept for the next training on its engine, unless it is large. To make one takes 0.2 ms, which
// is half of a training of twenty steps; and V8 calls the functions of a new instance by a general way, which
// is slow, until it has seen a thousand calls: 2 of the 36 ms of a training of 500 steps.
const leastPages = 4;
const mostPages = 128; // 8 MB
type Kept = Pick<Workplace, 'memory' | 'kernels'>;
const kept: Partial<Record<WasmEngine, Kept>> = {};

/**
 * A workplace with so many bytes, all 0 from `constantBytes` on.
 *
 * @throws RangeError if the host has not as much memory.
 */
export function workplace(engine: WasmEngine, byteCount: number): Workplace {
  const { memory, kernels } = keptFor(engine, byteCount) ?? made(engine, byteCount);
  let ours = true;
  const giveBack = () => {
    if (ours && bytesOf(memory) <= mostPages * page) {
      if (bytesOf(memory) >= bytesOf(kept[engine]?.memory)) kept[engine] = { memory, kernels };
    }
    ours = false;
  };
  return { memory, kernels, giveBack };
}

/** The one that was kept, if it is large enough: from now on it is not. */
function keptFor(engine: WasmEngine, byteCount: number): Kept | undefined {
  const used = kept[engine];
  if (used === undefined || bytesOf(used.memory) < byteCount) return undefined;
  delete kept[engine];
  new Uint8Array(used.memory.buffer, constantBytes, byteCount - constantBytes).fill(0);
  return used;
}

const page = 65536;

function bytesOf(memory: WasmMemory | undefined): number {
  return memory?.buffer.byteLength ?? 0;
}

function made(engine: WasmEngine, byteCount: number): Kept {
  const memory = memoryOf(engine, Math.max(Math.ceil(byteCount / page), leastPages), byteCount);
  // the names are pinned by the test that rebuilds the modules
  return { memory, kernels: exportsOn(engine, memory) as Kernels };
}
