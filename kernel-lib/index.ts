// The table of contents: a file imports only from files above its own line.

export { build, type Matrix, matrix, selectRows, shape, toRows } from './matrix.ts';
export type { ActivationFormula, CostFormula, EpsilonPlace, RuleFormula } from './formula.ts';
export { matmulInto, timesTransposeInto, transposeTimesInto } from './in-place.ts';
export {
  add,
  addRow,
  hadamard,
  map,
  matmul,
  scale,
  subtract,
  sumRows,
  timesTranspose,
  transposeTimes,
} from './algebra.ts';
export { normal, permutation, type Random, random, uniform } from './random.ts';
export {
  type Activation,
  elementwise,
  elu,
  identity,
  leakyRelu,
  relu,
  sigmoid,
  softmax,
  tanh,
} from './activation.ts';
export { type Cost, crossEntropy, logLikelihood, quadratic } from './cost.ts';
export {
  activate,
  biasGradient,
  hiddenError,
  outputError,
  weightedInput,
  weightGradient,
} from './step.ts';
export { he, type Initialisation, inverseRoot, xavier } from './initialisation.ts';
export {
  type DenseLayer,
  dense,
  type InputLayer,
  input,
  type Layer,
  type Parameters,
} from './layer.ts';
export {
  type Backpropagation,
  backpropagate,
  feedForward,
  type LayerState,
  type Network,
  predict,
  type Trace,
  withParameters,
} from './network.ts';
export {
  type AdamState,
  adaGrad,
  adam,
  gradientDescent,
  momentum,
  type Rule,
  rmsProp,
} from './rule.ts';
export { l1, l2, type Penalty, type PenaltyFactor } from './penalty.ts';
export {} from './in-place-activation.ts';
export {} from './in-place-cost.ts';
export type { RuleMemory } from './in-place-rule.ts';
export {
  type BatchRoom,
  type Engine,
  type EngineName,
  type EpochCall,
  type Examples,
  type LayerRoom,
  type OneCall,
  plainEngine,
} from './engine.ts';
export {} from './simd-module.ts';
export type { WasmEngine } from './simd-host.ts';
export {} from './simd-workplace.ts';
export {} from './simd-passes.ts';
export {} from './simd-products.ts';
export { simdEngine } from './simd-engine.ts';
export type { Sizes } from './sizes.ts';
export type { Workspace } from './workspace.ts';
export {} from './passes.ts';
export {} from './engine-choice.ts';
export {} from './training.ts';
export {} from './train-refusals.ts';
export {} from './steps.ts';
export type { Helper, Room, RoomOptions } from './room.ts';
export type { Epoch } from './epoch.ts';
export { type TrainOptions, train } from './train.ts';
export {
  type Closeness,
  type ComparedEntry,
  closeness,
  numericalGradient,
} from './gradient-check.ts';
export { type Arithmetic, type Operand, type Operation, real } from './arithmetic.ts';
export type { Slope, Step } from './slope.ts';
export { type Dual, dual, dualArithmetic } from './dual.ts';
export { type Line, wengertTable } from './wengert.ts';
export { type Tape, tape, type Variable } from './tape.ts';
export { type Counted, type FlopCounter, flopCounter } from './flops.ts';
