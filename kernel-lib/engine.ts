// An engine: the memory that a training works in, and the loops over it that take the time.

import type { Activation } from './activation.ts';
import type { ActivationFormula, RuleFormula } from './formula.ts';
import { matmulInto, scaledTransposeTimesInto, timesTransposeInto } from './in-place.ts';
import {
  activateInto,
  addRowInto,
  meanOfRowsInto,
  pullBackInPlace,
} from './in-place-activation.ts';
import { type RuleMemory, updateInPlace } from './in-place-rule.ts';
import type { Matrix } from './matrix.ts';
import type { Random } from './random.ts';

/**
 * `plain`: loops in JavaScript; `simd`: WebAssembly, two numbers at a time; `fused`: the same with fused
 * multiply-add, see `TrainOptions`.
 */
export type EngineName = 'plain' | 'simd' | 'fused';

/** One dense layer of a training: its σ, and views of θ and of the gradient. */
export interface LayerRoom {
  readonly sigma: Activation;
  readonly formula: ActivationFormula | undefined;
  readonly W: Matrix;
  /** The rows of W for the units below that are computed here, which δ is carried back by: all of them
   *  but in one half of two threads. */
  readonly WBack: Matrix;
  readonly b: Matrix;
  readonly gradientW: Matrix;
  readonly gradientb: Matrix;
}

/** What a batch of one size needs: x, y, and z, a, δ of the layers 1 … L at 0 … L − 1. */
export interface BatchRoom {
  readonly x: Matrix;
  readonly y: Matrix;
  /** What each of these layers is given, all units of the layer below: x, a^1, …, a^(L−1). */
  readonly given: readonly Matrix[];
  readonly z: readonly Matrix[];
  readonly a: readonly Matrix[];
  readonly delta: readonly Matrix[];
}

/** What takes one call for a small network, each with a step of gradient descent unless η is 0. */
export interface OneCall {
  /** Both passes on the first n rows of x and y. */
  passes(n: number): void;
  /** All steps of an epoch for the quadratic cost, in room for as many numbers as `epochLength` says. */
  epochs(room: Float64Array, examples: Examples, batchSize: number, stops: boolean): EpochCall;
}

/** Inputs x (n × n_0) and targets y (n × n_L), row by row. */
export interface Examples {
  readonly x: Matrix;
  readonly y: Matrix;
}

/** The steps of an epoch in one call. */
export interface EpochCall {
  /**
   * The cost of an epoch with the examples as they are now, in the given order, or one drawn from `random`.
   * If it `stops`, the first cost of a step that is NaN or infinite is the last and comes back.
   */
  run(random: Random, order?: readonly number[]): number;
  /** The step, from 1 on, at which an epoch stopped; 0 if none did. */
  stoppedAt(): number;
}

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
  /** z ← z + 1 b. */
  addRowInto(z: Matrix, b: Matrix): void;
  /** a ← σ(z). */
  activateInto(formula: ActivationFormula, a: Matrix, z: Matrix): void;
  /** g ← ∂C/∂z, with g = ∂C/∂a before, at z and a = σ(z). */
  pullBackInPlace(formula: ActivationFormula, g: Matrix, z: Matrix, a: Matrix): void;
  /** mean ← s 1ᵀ A. */
  meanOfRowsInto(mean: Matrix, A: Matrix, s: number): void;
  /** θ and the memory of the rule after one step along g. */
  updateInPlace(
    formula: RuleFormula,
    theta: Float64Array,
    g: Float64Array,
    memory: RuleMemory,
  ): void;
  /**
   * If the engine can do it faster than one after another: W ← W − η s Aᵀ B, as `transposeTimesInto` and
   * gradient descent do. What `gradient` holds then means nothing.
   */
  descendInto?(W: Matrix, eta: number, gradient: Matrix, s: number, A: Matrix, B: Matrix): void;
  /**
   * If the engine can, the steps of a small network in one call; for layers that `knownToPasses` accepts,
   * and the room of the whole batch.
   */
  readonly inOneCall?:
    | ((layers: readonly LayerRoom[], whole: BatchRoom, canonical: boolean, eta: number) => OneCall)
    | undefined;
  /** When nobody will use the engine and its vectors any more: another one may then have its memory. */
  release(): void;
}

/** The engine that runs everywhere. */
export function plainEngine(lengths: readonly number[]): Engine {
  return {
    name: 'plain',
    vectors: lengths.map((length) => new Float64Array(length)),
    matmulInto,
    transposeTimesInto: scaledTransposeTimesInto,
    timesTransposeInto,
    addRowInto,
    activateInto,
    pullBackInPlace,
    meanOfRowsInto,
    updateInPlace,
    release: () => undefined,
  };
}
