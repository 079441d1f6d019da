// The steps of one training on a workspace. Rules and penalties that are not of this library are called
// as they are, on matrices of their own.

import { activationFormula } from './activation.ts';
import { costFormula } from './cost.ts';
import type { LayerRoom } from './engine.ts';
import type { RuleFormula } from './formula.ts';
import { addPenaltyInto, penaltyValue } from './in-place-cost.ts';
import { rememberedVectors } from './in-place-rule.ts';
import type { DenseLayer } from './layer.ts';
import type { Matrix } from './matrix.ts';
import type { Network } from './network.ts';
import { type Penalty, penaltyFormula } from './penalty.ts';
import { type Rule, ruleFormula } from './rule.ts';
import { knownToPasses } from './simd-passes.ts';
import { epochLength, isSmall, type Sizes } from './sizes.ts';
import { copyInto, copyOf, isCanonical, type Workspace } from './workspace.ts';

interface StepOptions<State> {
  readonly rule: Rule<State>;
  readonly batchSize: number;
  readonly penalty?: Penalty;
}

/** The sizes of a training on n examples in mini-batches; layer 1 begins with unit `first` of its own. */
export function sizesOf<State>(
  network: Network,
  { rule, batchSize: batch, penalty }: StepOptions<State>,
  n: number,
  first = 0,
): Sizes {
  const formula = ruleFormula(rule);
  const dense = network.layers.slice(1) as readonly DenseLayer[]; // checked by `train`
  const [inputs, outputs] = [dense.map(({ W }) => W.rows), dense.map(({ W }) => W.cols)];
  const oneCall = isSmall({ inputs, outputs, batch }) && knownToOneCall(network);
  // a penalty changes the gradient before the step
  const eta = formula?.kind === 'gradientDescent' && penalty === undefined ? formula.eta : 0;
  const quadratic = costFormula(network.cost)?.kind === 'quadratic';
  return {
    inputs,
    outputs,
    first,
    oneCall,
    eta,
    batch,
    epoch: oneCall && eta !== 0 && quadratic ? epochLength({ inputs, outputs }, n) : 0,
    last: n % batch || batch,
    spare: formula === undefined ? 0 : rememberedVectors(formula),
  };
}

/** Whether an engine that does both passes in one call knows every function that they need. */
function knownToOneCall(network: Network): boolean {
  const canonical = isCanonical(network);
  if (!canonical && costFormula(network.cost)?.kind !== 'quadratic') return false;
  return knownToPasses(
    network.layers.slice(1).map(({ activation }) => activationFormula(activation)),
    canonical,
  );
}

/** One step of the rule for every W^l and b^l, from the gradients of the workspace. */
export function mover<State>(space: Workspace, rule: Rule<State>): () => void {
  const formula = ruleFormula(rule);
  if (space.eta !== 0) return () => undefined; // done with the passes
  return formula === undefined ? movedByUser(space, rule) : movedByLoops(space, formula);
}

function movedByLoops(
  { engine, theta, gradient, spare }: Workspace,
  formula: RuleFormula,
): () => void {
  const nothing = new Float64Array(0);
  const memory = { m: spare[0] ?? nothing, v: spare[1] ?? nothing, t: 0 };
  return () => engine.updateInPlace(formula, theta, gradient, memory);
}

/** θ and the state of a rule for one W^l or b^l, and where they stand in the workspace. */
interface Moved<State> {
  theta: Matrix;
  state: State;
  readonly out: Matrix;
  readonly gradient: Matrix;
}

function movedByUser<State>({ layers }: Workspace, rule: Rule<State>): () => void {
  const start = (out: Matrix, gradient: Matrix): Moved<State> => {
    const theta = copyOf(out);
    return { theta, state: rule.start(theta), out, gradient };
  };
  const all = layers.flatMap(({ W, b, gradientW, gradientb }) => {
    return [start(W, gradientW), start(b, gradientb)];
  });
  return () => {
    for (const moved of all) {
      [moved.theta, moved.state] = rule.step(moved.theta, copyOf(moved.gradient), moved.state);
      copyInto(moved.out, moved.theta, `${rule.name}.step`);
    }
  };
}

/** What a penalty does to a step: Σ_l of its values, and its gradients added to the ∂C/∂W^l. */
export interface Penalised {
  value(): number;
  addGradient(): void;
}

/** The penalty on the weights of every layer, with n examples in the training set. */
export function penalised({ layers }: Workspace, penalty: Penalty, n: number): Penalised {
  const formula = penaltyFormula(penalty);
  const sum = (value: (layer: LayerRoom) => number) =>
    layers.reduce((total, layer) => total + value(layer), 0);
  if (formula !== undefined) {
    return {
      value: () => sum(({ W }) => penaltyValue(formula, W, n)),
      addGradient: () => {
        for (const { W, gradientW } of layers) addPenaltyInto(gradientW, formula, W, n);
      },
    };
  }
  return {
    value: () => sum(({ W }) => penalty.value(copyOf(W), n)),
    addGradient: () => {
      for (const { W, gradientW: g } of layers) {
        const more = copyOf(g);
        copyInto(more, penalty.gradient(copyOf(W), n), `${penalty.name}.gradient`);
        for (let k = 0; k < g.data.length; k++) g.data[k] += more.data[k];
      }
    },
  };
}
