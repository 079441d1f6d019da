import { expect, test } from 'vitest';
import { stepExercise as exercise } from '../../../checks/03/step.ts';
import { difference } from '../../../checks/compare.ts';
import { apply } from '../../../checks/exercise.ts';
import { hidden } from '../../../solutions/checks/03.ts';
import { proveExercise } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['3.3'],
  solutions: [
    `function step([w1, w2]: Weights, x: number, y: number, eta: number): Weights {
      const e = y - w2 * w1 * x;
      return [w1 + eta * e * w2 * x, w2 + eta * e * w1 * x];
    }`,
    `const step = (w: Weights, x: number, y: number, eta: number) => {
      const delta = w[0] * w[1] * x - y;
      const slope = [delta * w[1] * x, delta * w[0] * x];
      return w.map((wi, i) => wi - eta * slope[i]);
    };`,
    `function step(w: Weights, x: number, y: number, eta: number): Weights {
      const layers = w.map((wl) =>
        ({ kind: 'dense', W: matrix([[wl]]), b: matrix([[0]]), activation: identity }));
      const network = { layers: [input(1), ...layers], cost: quadratic };
      const states = feedForward(network, matrix([[x]]));
      const { gradient } = backpropagate(network, states, matrix([[y]]));
      const rule = gradientDescent({ eta });
      return layers.map(({ W }, l) => rule.step(W, gradient[l + 1].W, null)[0].data[0]);
    }`,
  ],
});

// The wrong numbers of the plan and of notebook 03.
test.each([
  ['M4', [0.5518, 0.37]],
  ['one-after-the-other', [0.54662, 0.37]],
  ['E16', [0.92, 1]],
  ['E16', [0.3, 0.3]],
  ['E17', [0.542, 0.342]],
  ['M11', [0.584, 0.44]],
])('%s gives %j at the start of the text', (id, wanted) => {
  const answers = exercise.mistakes
    .filter((mistake) => mistake.id === id)
    .map(({ answer }) => apply(answer, [[0.5, 0.3], 2, 1, 0.1]));
  expect(answers.some((answer) => difference(answer, wanted) === undefined)).toBe(true);
});
