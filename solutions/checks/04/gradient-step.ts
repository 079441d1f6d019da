// Hidden checks of 4.4: other networks, and the parameters after the step, never the cost.

import { type Check, difference, finding, gradientFinding, law, same } from 'course-checks';
import { type Matrix, type Random, scale, subtract } from 'kernel-lib';
import { cost, drawn, drawnTheta, type Theta } from './drawn.js';

const parts = ['W1', 'b1', 'W2', 'b2'] as const;

/** Θ, x and y. */
const example = (r: Random): [Theta, Matrix, Matrix] => [
  drawnTheta(r),
  drawn(r, 1, 2),
  drawn(r, 1, 1),
];

export const gradientStep: readonly Check[] = [
  // With η = 0.5 a lost η is the same as a factor 2, and with η = 1 it does not show.
  same('another network', 'gradientStep', (r) => [...example(r), 0.4]),
  same('a third one, with a larger η', 'gradientStep', (r) => [...example(r), 3]),
  law('each part of Θ moves against its own derivative, times η', function* (ask, r) {
    const [theta, x, y] = example(r);
    const eta = 0.25;
    const after = yield* ask<Theta>('gradientStep', theta, x, y, eta);
    return parts
      .map((part) => {
        const slope = scale(1 / eta, subtract(theta[part], after[part]));
        const costOf = (moved: Matrix) => cost({ ...theta, [part]: moved }, x, y);
        return gradientFinding(
          `the cost by ${part}, once the step is divided by −η`,
          slope,
          costOf,
          theta[part],
        );
      })
      .find((found) => found !== undefined);
  }),
  law('with twice the η each parameter moves twice as far', function* (ask, r) {
    const [theta, x, y] = example(r);
    const one = yield* ask<Theta>('gradientStep', theta, x, y, 0.4);
    const two = yield* ask<Theta>('gradientStep', theta, x, y, 0.8);
    const apart = parts.some(
      (part) =>
        difference(subtract(two[part], theta[part]), scale(2, subtract(one[part], theta[part]))) !==
        undefined,
    );
    return apart
      ? finding('The step is not proportional to η: some derivative is not of the point before it.')
      : undefined;
  }),
  law('with η = 0 nothing moves', function* (ask, r) {
    const [theta, x, y] = example(r);
    const after = yield* ask<Theta>('gradientStep', theta, x, y, 0);
    const apart = parts.some((part) => difference(after[part], theta[part]) !== undefined);
    return apart ? finding('A step of length 0 changes the parameters.') : undefined;
  }),
];
