// Hidden checks of 4.5: other networks, and examples that show or hide the difference.

import { type Check, difference, finding, law, same } from 'course-checks';
import { type Matrix, matrix, numericalGradient, type Random, sigmoid } from 'kernel-lib';
import { cost, drawn, drawnTheta, type Theta, weighted } from './drawn.js';

interface Refutation {
  readonly formula: string;
  readonly printed: number;
  readonly right: number;
}

const tolerance = { atol: 1e-9, rtol: 1e-6 };

/** Θ, x and y. */
const example = (r: Random): [Theta, Matrix, Matrix] => [
  drawnTheta(r),
  drawn(r, 1, 2),
  drawn(r, 1, 1),
];

export const refutation: readonly Check[] = [
  same('another network', 'refutation', example),
  same('a third one', 'refutation', example),
  law('the right number is a derivative of the cost', function* (ask, r) {
    const [theta, x, y] = example(r);
    const { right } = yield* ask<Refutation>('refutation', theta, x, y);
    const slopes = numericalGradient((W1) => cost({ ...theta, W1 }, x, y), theta.W1);
    return difference(right, slopes.data[0], tolerance) === undefined
      ? undefined
      : finding('The number in right is not the derivative: central differences give another.');
  }),
  law('an input of 0 takes the right number to 0, and not the printed one', function* (ask, r) {
    const [drawn, x, y] = example(r);
    // With w²₁ = 0 the false formula would give 0 too.
    const theta = { ...drawn, W2: matrix([[1.3], [drawn.W2.data[1]]]) };
    const silent = matrix([[0, x.data[1]]]);
    const { printed, right } = yield* ask<Refutation>('refutation', theta, silent, y);
    return difference(right, 0, tolerance) === undefined && difference(printed, 0, tolerance)
      ? undefined
      : finding(
          'At x₁ = 0 the derivative must be 0, while the false formula gives another number.',
        );
  }),
  law('there is an example that refutes nothing, and there the two agree', function* (ask, r) {
    const [drawn, { data }, y] = example(r);
    const [, w12, w21, w22] = drawn.W1.data;
    const theta = {
      ...drawn,
      W1: matrix([
        [0, w12],
        [w21, w22],
      ]),
    };
    // With w₁₁ = 0 the first hidden node does not see x₁, which can then be made equal to its output.
    const z1 = weighted(theta.W1, theta.b1, matrix([[0, data[1]]]));
    const x = matrix([[sigmoid.apply(z1).data[0], data[1]]]);
    const { printed, right } = yield* ask<Refutation>('refutation', theta, x, y);
    return difference(printed, right, tolerance) === undefined
      ? undefined
      : finding(
          'Where the factor printed and the right one are equal, so must be the two numbers.',
        );
  }),
];
