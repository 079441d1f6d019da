// What the first thread sends to the helper: functions cannot be sent, so their formulas are, and the
// helper makes the same functions of them.

import {
  type Activation,
  activationFormula,
  elu,
  identity,
  leakyRelu,
  relu,
  sigmoid,
  softmax,
  tanh,
} from '../activation.ts';
import { type Cost, costFormula, crossEntropy, logLikelihood, quadratic } from '../cost.ts';
import type { EngineName } from '../engine.ts';
import type { ActivationFormula, CostFormula, PenaltyFormula, RuleFormula } from '../formula.ts';
import { type DenseLayer, input } from '../layer.ts';
import type { Matrix } from '../matrix.ts';
import type { Network } from '../network.ts';
import { l1, l2, type Penalty, penaltyFormula } from '../penalty.ts';
import type { RoomOptions } from '../room.ts';
import {
  adaGrad,
  adam,
  gradientDescent,
  momentum,
  type Rule,
  rmsProp,
  ruleFormula,
} from '../rule.ts';
import { copyOf } from '../workspace.ts';
import type { PairSizes } from './memory.ts';

/** One training, as plain data. */
export interface Task {
  readonly layers: readonly SentLayer[];
  readonly cost: { readonly formula: CostFormula; readonly canonical: string };
  readonly rule: RuleFormula;
  readonly penalty: SentPenalty | undefined;
  readonly batchSize: number;
  readonly engine: EngineName;
  readonly sizes: PairSizes;
  /** The examples, and the memory of the pair: shared, not copied. */
  readonly x: Matrix;
  readonly y: Matrix;
  readonly buffer: SharedArrayBuffer;
}

/** What the first thread sends; the helper answers the question with `here`, and a task by coming to its
 *  first meeting. */
export type Message =
  | { readonly kind: 'are you there' }
  | { readonly kind: 'task'; readonly task: Task };

interface SentLayer {
  readonly W: Matrix;
  readonly b: Matrix;
  readonly formula: ActivationFormula;
  /** By which a cost recognises its partner. */
  readonly name: string;
}

/** c Σ w² or c Σ |w|. */
interface SentPenalty {
  readonly kind: PenaltyFormula['kind'];
  readonly c: number;
}

/** The part of a task that says what is computed; for a training that is not refused. */
export function described<State>(
  { layers, cost }: Network,
  { rule, penalty, batchSize }: RoomOptions<State>,
  n: number,
): Pick<Task, 'layers' | 'cost' | 'rule' | 'penalty' | 'batchSize'> {
  const formula = penalty && known(penaltyFormula(penalty));
  return {
    layers: layers.slice(1).map((layer) => {
      const { W, b, activation } = layer as DenseLayer; // checked by `train`
      const { name } = activation;
      return { W: copyOf(W), b: copyOf(b), formula: known(activationFormula(activation)), name };
    }),
    cost: { formula: known(costFormula(cost)), canonical: cost.canonical },
    rule: known(ruleFormula(rule)),
    penalty: formula && { kind: formula.kind, c: formula.constant(n) },
    batchSize,
  };
}

function known<Formula>(formula: Formula | undefined): Formula {
  if (formula === undefined) throw new Error('a training with unknown functions was not refused');
  return formula;
}

/** The network of a task. */
export function networkOf({ layers, cost, sizes }: Task): Network {
  const dense = layers.map(({ W, b, formula, name }): DenseLayer => {
    return { kind: 'dense', W, b, activation: { ...activationOf(formula), name } };
  });
  return {
    layers: [input(sizes.inputs), ...dense],
    cost: { ...costs[cost.formula.kind], ...cost },
  };
}

const costs: Readonly<Record<CostFormula['kind'], Cost>> = {
  ...{ quadratic, crossEntropy, logLikelihood },
};

function activationOf(formula: ActivationFormula): Activation {
  if (formula.kind === 'leakyRelu') return leakyRelu(formula.alpha);
  if (formula.kind === 'elu') return elu(formula.alpha);
  return { sigmoid, tanh, relu, identity, softmax }[formula.kind];
}

/** The rule and the penalty of a task. */
export function optionsOf({ rule, penalty, batchSize }: Task): RoomOptions<unknown> {
  const options = { rule: ruleOf(rule), batchSize };
  return penalty === undefined ? options : { ...options, penalty: penaltyOf(penalty) };
}

function ruleOf(formula: RuleFormula): Rule<unknown> {
  const rule = {
    ...{ gradientDescent, momentum, adaGrad, rmsProp, adam },
  }[formula.kind] as (settings: RuleFormula) => Rule<unknown>; // each takes what its formula has
  return rule(formula);
}

function penaltyOf({ kind, c }: SentPenalty): Penalty {
  return { l1, l2 }[kind]({ lambda: c, factor: 'lambda' });
}
