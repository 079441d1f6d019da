// 4.5: which of three printed formulas is false, and the two numbers that prove it (E1).
//   A  ∂C/∂b² = δ²                  S1:42–44
//   B  ∂C/∂w¹₁₁ = δ¹₁ a¹₁           S1:62
//   C  ∂C/∂z¹₁ = δ² w²₁ σ′(z¹₁)     S1:64

import { add, type Matrix, matmul, numericalGradient, sigmoid } from 'kernel-lib';
import { finding, law } from '../check-kinds.ts';
import { difference } from '../compare.ts';
import type { Exercise, Mistake } from '../exercise.ts';
import { forward, sigmaPrime, type Theta, theta, theta2, x, x2, y, y2 } from './network.ts';

/** What is asked for: the false formula, what it gives, and the derivative itself. */
export interface Refutation {
  readonly formula: 'A' | 'B' | 'C';
  readonly printed: number;
  readonly right: number;
}

/** δ², δ¹₁ and the right-hand side of B; `slope` is σ′ at the hidden node. */
function factors(theta: Theta, x: Matrix, y: Matrix, slope = sigmaPrime) {
  const { z1, a1, z2, a2 } = forward(theta, x);
  const delta2 = (a2.data[0] - y.data[0]) * sigmaPrime(z2).data[0];
  const delta1 = theta.W2.data[0] * delta2 * slope(z1).data[0];
  return { delta2, delta1, printed: delta1 * a1.data[0], right: delta1 * x.data[0] };
}

function refutation(theta: Theta, x: Matrix, y: Matrix): Refutation {
  const { printed, right } = factors(theta, x, y);
  return { formula: 'B', printed, right };
}

/** As the reference, with other parts of the answer. */
const withParts =
  (parts: (theta: Theta, x: Matrix, y: Matrix) => Partial<Refutation>) =>
  (theta: Theta, x: Matrix, y: Matrix): Refutation => ({
    ...refutation(theta, x, y),
    ...parts(theta, x, y),
  });

const byShape = {
  id: 'picks-by-shape',
  algebra: 'A formula is false where its value and the derivative are two different numbers.',
};

const mistakes: Mistake[] = [
  {
    ...byShape,
    sentence:
      'The formula named has no factor a, but a bias needs none. Its two numbers agree, so that ' +
      'they refute nothing.',
    answer: (theta: Theta, x: Matrix, y: Matrix) => {
      const { delta2 } = factors(theta, x, y);
      return { formula: 'A', printed: delta2, right: delta2 };
    },
  },
  {
    ...byShape,
    sentence:
      'The formula named mixes upper indices 1 and 2, as it must: the error comes back through a ' +
      'weight of layer 2. Its two numbers agree, so that they refute nothing.',
    answer: (theta: Theta, x: Matrix, y: Matrix) => {
      const { delta1 } = factors(theta, x, y);
      return { formula: 'C', printed: delta1, right: delta1 };
    },
  },
  ...(['A', 'C'] as const).map((formula) => ({
    ...byShape,
    sentence: 'The two numbers differ, but they are not those of the formula named.',
    answer: withParts(() => ({ formula })),
  })),
  {
    id: 'exchanged',
    sentence: 'The two numbers are exchanged.',
    algebra: 'printed is what the formula gives, right is the derivative.',
    answer: withParts((theta, x, y) => {
      const { printed, right } = factors(theta, x, y);
      return { printed: right, right: printed };
    }),
  },
  {
    id: 'right-from-the-false-form',
    sentence: 'The second number was computed from the false formula, so that it agrees with it.',
    algebra:
      'The judge must not come from the accused: follow the chain, or take differences of C.',
    answer: withParts((theta, x, y) => ({ right: factors(theta, x, y).printed })),
  },
  {
    id: 'printed-already-mended',
    sentence:
      'The first number is the derivative already; the formula was mended while reading it.',
    algebra: 'printed is the value of the formula just as it stands.',
    answer: withParts((theta, x, y) => ({ printed: factors(theta, x, y).right })),
  },
  {
    id: 'M2',
    sentence: 'In both numbers σ′ was taken at a¹₁ instead of at z¹₁.',
    algebra: 'δ¹₁ = w²₁ δ² σ′(z¹₁).',
    answer: withParts((theta, x, y) => {
      const at = (z: Matrix) => sigmaPrime(sigmoid.apply(z));
      const { printed, right } = factors(theta, x, y, at);
      return { printed, right };
    }),
  },
  {
    id: 'M5',
    sentence: 'The sign of both numbers is wrong: the output was taken from the target.',
    algebra: '∂C/∂a² = a² − y, not y − a².',
    answer: withParts((theta, x, y) => {
      const { printed, right } = factors(theta, x, y);
      return { printed: -printed, right: -right };
    }),
  },
];

const tolerance = { atol: 1e-9, rtol: 1e-6 };

/** The value of each formula, and by central differences the derivative on its left. */
function sides(theta: Theta, x: Matrix, y: Matrix): Record<string, [number, number]> {
  const { delta2, delta1, printed } = factors(theta, x, y);
  const { z1 } = forward(theta, x);
  const cost = (a1: Matrix, b2: Matrix) => {
    const z2 = add(matmul(a1, theta.W2), b2);
    return (sigmoid.apply(z2).data[0] - y.data[0]) ** 2 / 2;
  };
  const byB2 = numericalGradient((b2) => cost(sigmoid.apply(z1), b2), theta.b2);
  const byZ1 = numericalGradient((z) => cost(sigmoid.apply(z), theta.b2), z1);
  const byW1 = numericalGradient((W1) => cost(forward({ ...theta, W1 }, x).a1, theta.b2), theta.W1);
  return {
    A: [delta2, byB2.data[0]],
    B: [printed, byW1.data[0]],
    C: [delta1, byZ1.data[0]],
  };
}

/** Of tier hidden-law, since a failed visible check prints the wanted answer, letter and all. */
const refutes = (what: string, theta: Theta, x: Matrix, y: Matrix) =>
  law(
    what,
    function* (ask) {
      const { formula, printed, right } = yield* ask<Refutation>('refutation', theta, x, y);
      const given = sides(theta, x, y);
      if (!Object.hasOwn(given, formula)) {
        return finding('The formula must be named by its letter: A, B or C.');
      }
      const [value, derivative] = given[formula];
      if (difference(printed, value, tolerance)) {
        return finding(`The number in printed is not what formula ${formula} gives.`);
      }
      if (difference(right, derivative, tolerance)) {
        return finding(
          `The number in right is not the derivative on the left of formula ${formula}.`,
        );
      }
      return difference(printed, right, tolerance)
        ? undefined
        : finding(`Formula ${formula} holds here: its two numbers agree.`);
    },
    'hidden-law',
  );

export const refutationExercise: Exercise = {
  id: '4.5',
  title: 'Erratum hunt',
  formulas: ['F12', 'F13', 'F14'],
  points: 3,
  asked: {
    refutation: {
      signature: 'refutation(theta: Theta, x: Matrix, y: Matrix): Refutation',
      reference: refutation,
      tolerance, // central differences are a fair judge
    },
  },
  visible: [
    refutes('the formula named is refuted in the network of the text', theta, x, y),
    refutes('it is refuted in another network too', theta2, x2, y2),
  ],
  mistakes,
};
