import { runChecks } from 'course-checks';
import { expect, test } from 'vitest';
import { gradientExercise as exercise } from '../../../checks/03/gradient.ts';
import { difference } from '../../../checks/compare.ts';
import { apply } from '../../../checks/exercise.ts';
import { hidden } from '../../../solutions/checks/03.ts';
import { proveExercise } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['3.2'],
  solutions: [
    `function gradient([w1, w2]: Weights, x: number, y: number): Weights {
      const a = w1 * x;
      const dCdg = -(y - w2 * a);
      return [dCdg * w2 * x, dCdg * a];
    }`,
    `const gradient = (w: Weights, x: number, y: number) => [
      w[1] * w[1] * x * x * w[0] - w[1] * x * y,
      w[0] * w[0] * x * x * w[1] - w[0] * x * y,
    ];`,
    `function gradient([w1, w2]: Weights, x: number, y: number): Weights {
      const layer = (w: number) =>
        ({ kind: 'dense', W: matrix([[w]]), b: matrix([[0]]), activation: identity });
      const network = { layers: [input(1), layer(w1), layer(w2)], cost: quadratic };
      const states = feedForward(network, matrix([[x]]));
      const { gradient } = backpropagate(network, states, matrix([[y]]));
      return [gradient[1].W.data[0], gradient[2].W.data[0]];
    }`,
  ],
});

// The wrong numbers of the plan and of notebook 03.
test.each([
  ['E17', [-0.42, -0.42]],
  ['E17', [-0.21, -0.21]],
  ['M5', [0.42, 0.7]],
  ['x-left-out', [-0.21, -0.35]],
  ['M11', [-0.84, -1.4]],
  ['M12', [-1.4, -0.7]],
  ['derivatives-of-g', [0.6, 1]],
  ['hidden-node-skipped', [-0.42, -1.4]],
])('%s gives %j at the start of the text', (id, wanted) => {
  const answers = exercise.mistakes
    .filter((mistake) => mistake.id === id)
    .map(({ answer }) => apply(answer, [[0.5, 0.3], 2, 1]));
  expect(answers.some((answer) => difference(answer, wanted) === undefined)).toBe(true);
});

test('where a = 1, E17 and M7 give the same numbers, and both are named', () => {
  const [, times] = exercise.mistakes;
  const { rows } = runChecks(exercise, exercise.visible, { gradient: times.answer });
  expect(rows.map(({ mistakes }) => mistakes)).toEqual([['E17', 'M7'], ['E17']]);
});
