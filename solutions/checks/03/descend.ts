// Hidden checks of 3.4: other starts and tolerances, the three ends, and how steps are counted.
// No start shows every mistake: a run that converges says nothing about the saddle. So these draw
// from one kind of start each, and all together show every mistake.

import { type Check, difference, finding, law, value } from 'course-checks';
import type { Random } from 'kernel-lib';
import { between, type Weights } from './drawn.js';

interface Task {
  readonly x: number;
  readonly y: number;
  readonly eta: number;
  readonly tolerance: number;
  readonly maxSteps: number;
}

interface Descent {
  readonly w: Weights;
  readonly steps: number;
  readonly end: string;
}

/** η is so small that the descent converges from weights between −1 and 1; x y is above 1. */
function task(r: Random): Task {
  const [x, y] = [between(r, 1.8, 2.2), between(r, 0.9, 1.2)];
  return { x, y, eta: between(r, 0.08, 0.1), tolerance: 1e-6, maxSteps: 250 };
}

/** As `same` at one call after the other, without asking that every mistake show at once. */
function each(what: string, draw: (r: Random) => [Weights, Task][]): Check {
  return {
    tier: 'hidden-same',
    what,
    *run(exercise, r) {
      for (const args of draw(r)) {
        const found = yield* value(what, 'descend', args).run(exercise, r);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}

/** One start in each quadrant, and one whose output is above the target. */
function fiveStarts(r: Random): Weights[] {
  const size = () => between(r, 0.2, 0.6);
  const [small, large] = [size(), size() + 0.35];
  return [
    [small, large],
    [-large, -small],
    [-small, large],
    [large, -small],
    [size() + 0.9, size() + 0.9],
  ];
}

/** The text's network, with a step of 0.1. */
const text = { x: 2, y: 1, eta: 0.1, tolerance: 1e-6, maxSteps: 50 };

export const descend: readonly Check[] = [
  each('other starts, that converge', (r) => {
    const given = task(r);
    return [0, 2, 4].map((k) => [fiveStarts(r)[k], given]);
  }),
  each('runs that maxSteps ends', (r) => [
    [fiveStarts(r)[1], { ...task(r), maxSteps: 4 }],
    [[0.2, 0.3], { ...task(r), maxSteps: 0 }],
    [[0.5, 0.3], { ...text, eta: 1, maxSteps: 6 }], // too large an η to converge
  ]),
  each('starts where one weight alone is 0', (r) => [
    [[0, between(r, 0.2, 0.8)], task(r)],
    [[between(r, 0.2, 0.8), 0], task(r)],
  ]),
  each('the saddle', (r) => [[[0, 0], task(r)]]),
  each('a start in the valley', () => [[[1, 0.5], text]]),
  // Numbers that a double holds exactly, so that ≤ and < can be told apart.
  each('what is as large as the tolerance is small, what is larger is not', () => [
    // After one step y − g = 0.3671875: there < is told from a step that is made too early.
    [[0.5, 0.5], { ...text, eta: 0.125, tolerance: 0.3671875 }],
    [[0.5, 0.5], { ...text, tolerance: 0.5 }], // y − g = 0.5
    [[1, 0.75], { ...text, tolerance: 0.5 }], // y − g = −0.5
    [[0.125, 0.0625], { ...text, tolerance: 0.24609375 }], // ∂C/∂w₂ = −0.24609375
    [[0.0625, 0.125], { ...text, tolerance: 0.24609375 }],
    [[0.125, 0.0625], { ...text, tolerance: 0.2 }],
    [[0.0625, 0.125], { ...text, tolerance: 0.2 }],
  ]),
  law('from five starts it ends in the valley', function* (ask, r) {
    const given = task(r);
    for (const start of fiveStarts(r)) {
      const { w, end } = yield* ask<Descent>('descend', start, given);
      const e = given.y - w[1] * w[0] * given.x;
      if (end !== 'minimum' || !(Math.abs(e) <= given.tolerance * (1 + 1e-6))) {
        return finding(
          `From (${start.join(', ')}) it does not end at a 'minimum' with |y − g| ≤ tolerance.`,
        );
      }
    }
    return undefined;
  }),
  law(
    'exactly on w₂ = −w₁ it ends at the saddle, a thousandth beside it does not',
    function* (ask, r) {
      const given = task(r);
      const w1 = between(r, 0.2, 0.5);
      const on = yield* ask<Descent>('descend', [w1, -w1], given);
      const beside = yield* ask<Descent>('descend', [w1, -w1 + 0.001], given);
      if (on.end !== 'saddle') {
        return finding('The line w₂ = −w₁ leads into the saddle, and no step leaves that line.');
      }
      return beside.end === 'minimum'
        ? undefined
        : finding(
            'Beside the line w₂ = −w₁ the descent passes the saddle and goes on to the valley.',
          );
    },
  ),
  law('as many steps as were counted are enough, one fewer is not', function* (ask, r) {
    const given = task(r);
    const start = [between(r, 0.2, 0.4), between(r, 0.2, 0.4)]; // not in the valley
    const whole = yield* ask<Descent>('descend', start, given);
    const enough = yield* ask<Descent>('descend', start, { ...given, maxSteps: whole.steps });
    const fewer = yield* ask<Descent>('descend', start, { ...given, maxSteps: whole.steps - 1 });
    return difference(enough, whole) === undefined && fewer.end === 'limit'
      ? undefined
      : finding(
          'With maxSteps as large as the steps counted it must end as before, and with one step ' +
            "fewer at the 'limit'.",
        );
  }),
];
