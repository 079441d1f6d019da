// 6.5: E after one step of the weights alone, as in Mazur's step-by-step example, and what produced the
// number that is printed there. The cause is asked for by hidden checks only: a visible one would print
// the right word beside a wrong one.

import { type Activation, type Matrix, predict, quadratic, selectRows, sigmoid } from 'kernel-lib';
import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';
import {
  inOneLoop,
  outputStays,
  type StepFunction,
  step,
  stepThrough,
  type Theta,
  weightsOf,
} from './steps.ts';
import {
  mazurParameters,
  mazurX,
  mazurY,
  networkOf,
  textParameters,
  textX,
  textY,
} from './text-network.ts';

type ErrorFunction = (theta: Theta, x: Matrix, y: Matrix, eta: number) => number;

const errorAt = (theta: Theta, x: Matrix, y: Matrix) =>
  quadratic.value(predict(networkOf(theta), x), y);

/** E where such a step leads, if the biases stay. */
function errorAfter(take: StepFunction): ErrorFunction {
  return (theta, x, y, eta) => errorAt(weightsOf(take(theta, x, y, eta), theta), x, y);
}

/** A step whose way back through σ is another one; the forward pass is right. */
function stepBack(pullBack: Activation['pullBack']): StepFunction {
  return stepThrough((network) => ({
    ...network,
    layers: network.layers.map((layer) =>
      layer.kind === 'input' ? layer : { ...layer, activation: { ...sigmoid, pullBack } },
    ),
  }));
}

const wrongErrors: Omit<Mistake, 'of'>[] = [
  {
    id: 'M4',
    sentence: 'The updated W^(l+1) was used to send the error back.',
    algebra:
      'All δ^l belong to one point Θ_(k): δ^l = (W^(l+1) δ^(l+1)) ⊙ σ′(z^l) with the old W^(l+1).',
    answer: errorAfter(inOneLoop(() => true)),
  },
  {
    id: 'biases-moved',
    sentence: 'The biases took their step, too; in this example they stay.',
    algebra: 'W^l ← W^l − η ∂C/∂W^l, and b^l ← b^l.',
    answer: (theta: Theta, x: Matrix, y: Matrix, eta: number) =>
      errorAt(step(theta, x, y, eta), x, y),
  },
  {
    id: 'no-step',
    sentence: 'This is E before the step.',
    algebra: 'E is wanted at W^l − η ∂C/∂W^l: a second forward pass, with the new weights.',
    answer: errorAt,
  },
  {
    id: 'M13',
    sentence: 'The output layer takes no step.',
    algebra: 'W^l ← W^l − η ∂C/∂W^l for every layer, l = L as well.',
    answer: errorAfter(outputStays),
  },
  {
    id: 'hidden-layers-still',
    sentence: 'Only the output layer takes a step.',
    algebra: 'W^l ← W^l − η ∂C/∂W^l for every layer, l < L as well.',
    answer: errorAfter((theta, x, y, eta) => [
      ...theta.slice(0, -1),
      ...step(theta, x, y, eta).slice(-1),
    ]),
  },
  {
    id: 'M2',
    sentence: 'σ′ was taken at a instead of at z.',
    algebra: 'σ′(z) = σ(z)(1 − σ(z)) = a(1 − a): in terms of a it is a derivative already.',
    answer: errorAfter(stepBack((g, _z, a) => sigmoid.pullBack(g, a, sigmoid.apply(a)))),
  },
  {
    id: 'M6',
    sentence: 'σ′ is missing: ∂C/∂a was used for δ = ∂C/∂z.',
    algebra: '∂C/∂z_j = ∂C/∂a_j · σ′(z_j), in the output layer and in every hidden one.',
    answer: errorAfter(stepBack((g) => g)),
  },
  {
    id: 'M5',
    sentence: 'The sign is wrong: this step goes up the slope.',
    algebra: 'W ← W − η ∂C/∂W, not W + η ∂C/∂W.',
    answer: errorAfter((theta, x, y, eta) => step(theta, x, y, -eta)),
  },
  {
    id: 'M11',
    sentence: 'The step is twice as long as it must be: a factor 2 is left from the square.',
    algebra: 'E = ½ Σ_j (a_j − y_j)², so ∂E/∂a_j = a_j − y_j.',
    answer: errorAfter((theta, x, y, eta) => step(theta, x, y, 2 * eta)),
  },
  {
    id: 'M11',
    sentence: 'The factor ½ of E is missing.',
    algebra: 'E = ½ Σ_j (a_j − y_j)².',
    answer: (theta: Theta, x: Matrix, y: Matrix, eta: number) =>
      2 * errorAfter(step)(theta, x, y, eta),
  },
  {
    id: 'eta-left-out',
    sentence: 'η is left out.',
    algebra: 'W ← W − η ∂C/∂W, not W − ∂C/∂W.',
    answer: errorAfter((theta, x, y) => step(theta, x, y, 1)),
  },
];

const wrongCauses: Omit<Mistake, 'of'>[] = [
  {
    id: 'not-the-rounding',
    sentence: 'Rounding to nine decimals is far too small a cause.',
    algebra: '|E(w + ε) − E(w)| ≈ |∂E/∂w| |ε| with |ε| ≤ 5 · 10⁻¹⁰ and |∂E/∂w| < 1.',
    answer: () => 'rounding',
  },
  {
    id: 'not-the-biases',
    sentence: 'Biases that move too change E by much more: in its second decimal.',
    algebra: '|∂E/∂b_j| = |δ_j|, which is more than |∂E/∂w_ij| = a_i |δ_j| where 0 < a_i < 1.',
    answer: () => 'biases',
  },
  {
    id: 'not-the-slope',
    sentence:
      'Without σ′ each δ of the output is at least four times as large: E differs in its second decimal.',
    algebra: 'σ′(z) = a(1 − a) ≤ ¼, so |∂E/∂a| ≥ 4 |∂E/∂a · σ′(z)|.',
    answer: () => 'no-slope',
  },
];

const within =
  (of: string) =>
  (mistake: Omit<Mistake, 'of'>): Mistake => ({ ...mistake, of });

export const errorAfterStepExercise: Exercise = {
  id: '6.5',
  title: 'Mazur’s step-by-step example',
  formulas: ['F15'],
  points: 4,
  withheld: ['backpropagate', 'train'],
  asked: {
    errorAfterStep: {
      signature:
        'errorAfterStep(theta: readonly Parameters[], x: Matrix, y: Matrix, eta: number): number',
      reference: errorAfter(step),
      trace: (theta: Theta, x: Matrix, y: Matrix, eta: number) => ({
        'Θ after the step': weightsOf(step(theta, x, y, eta), theta),
      }),
    },
    cause: {
      signature: "cause(): 'rounding' | 'biases' | 'updated-weights' | 'no-slope'",
      reference: () => 'updated-weights',
    },
  },
  visible: [
    value(
      'Mazur’s network, η = 0.5',
      'errorAfterStep',
      [mazurParameters, mazurX, mazurY, 0.5],
      0.291027774,
    ),
    // Where η = 0.5 a step twice as long is one without η; here it is not.
    value('the network 2-3-2 in the text, its first example, η = 0.3', 'errorAfterStep', [
      textParameters,
      selectRows(textX, [0]),
      selectRows(textY, [0]),
      0.3,
    ]),
  ],
  mistakes: [...wrongErrors.map(within('errorAfterStep')), ...wrongCauses.map(within('cause'))],
};
