// An engine: the memory that a training works in, and the loops over it that take the time.

import type { RuleFormula } from './formula.ts';
import { matmulInto, scaledTransposeTimesInto, timesTransposeInto } from './in-place.ts';
import { type RuleMemory, updateInPlace } from './in-place-rule.ts';
import type { Matrix } from './matrix.ts';

/** `plain`: loops in JavaScript; `simd`: WebAssembly, two numbers at a time. */
export type EngineName = 'plain' | 'simd';

/** Whoever owns an engine gives it matrices whose numbers lie in vectors of this engine only. */
export interface Engine {
  readonly name: EngineName;
  /** Vectors of zeros with these lengths, in the order of the request. */
  readonly vectors: readonly Float64Array[];
  /** C ← A B. */
  matmulInto(C: Matrix, A: Matrix, B: Matrix): void;
  /** C ← s Aᵀ B. */
  transposeTimesInto(C: Matrix, s: number, A: Matrix, B: Matrix): void;
  /** C ← A Bᵀ. */
  timesTransposeInto(C: Matrix, A: Matrix, B: Matrix): void;
  /** θ and the memory of the rule after one step along g. */
  updateInPlace(
    formula: RuleFormula,
    theta: Float64Array,
    g: Float64Array,
    memory: RuleMemory,
  ): void;
}

/** The engine that runs everywhere. */
export function plainEngine(lengths: readonly number[]): Engine {
  return {
    name: 'plain',
    vectors: lengths.map((length) => new Float64Array(length)),
    matmulInto,
    transposeTimesInto: scaledTransposeTimesInto,
    timesTransposeInto,
    updateInPlace,
  };
}
