// Which engine a training runs on, and why.

import { type Engine, type EngineName, plainEngine } from './engine.ts';
import { simdEngine } from './simd-engine.ts';
import { wasmRefusal } from './simd-host.ts';
import { transposeScratch } from './simd-products.ts';
import { isSmall, type Sizes, vectorLengths } from './sizes.ts';

/** An engine, and why it was taken. */
export interface ChosenEngine {
  readonly engine: Engine;
  readonly reason: string;
}

/** The engine that was asked for, or else the faster one for a training of these sizes. */
export function chosenEngine(asked: EngineName | undefined, sizes: Sizes): ChosenEngine {
  if (asked !== undefined) return { engine: madeEngine(asked, sizes), reason: 'it was asked for' };
  const small = isSmall(sizes);
  if (small && !sizes.oneCall) {
    return { engine: madeEngine('plain', sizes), reason: 'the matrices are small' };
  }
  const refusal = wasmRefusal('simd');
  if (refusal !== '') return { engine: madeEngine('plain', sizes), reason: refusal };
  try {
    const reason = small
      ? 'the host has it and both passes are one call'
      : 'the host has it and the matrices are large';
    return { engine: madeEngine('simd', sizes), reason };
  } catch (error) {
    return { engine: madeEngine('plain', sizes), reason: String(error) }; // more memory than the host gives
  }
}

/** This engine, with memory for a training of these sizes. */
export function madeEngine(name: EngineName, sizes: Sizes): Engine {
  const lengths = vectorLengths(sizes);
  if (name === 'plain') return plainEngine(lengths);
  if (name === 'simd' || name === 'fused') return simdEngine(lengths, scratchLength(sizes), name);
  throw new RangeError(`train: engine is ${String(name)}; it must be 'plain', 'simd' or 'fused'`);
}

/** Room for the products of a training: eight columns and the largest (W^l)ᵀ, or what a gradient takes. */
function scratchLength({ inputs, outputs, batch }: Sizes): number {
  const matrices = outputs.map((width, l) => inputs[l] * width);
  const product = 8 * Math.max(batch, ...inputs, ...outputs) + Math.max(0, ...matrices.slice(1));
  return Math.max(product, ...outputs.map((width) => transposeScratch(batch, width)));
}
