import { runChecks } from 'course-checks';
import { expect, test } from 'vitest';
import { forwardAndCostExercise as exercise } from '../../../checks/03/forward-and-cost.ts';
import { hidden } from '../../../solutions/checks/03.ts';
import { answersFrom } from '../support/answers.ts';
import { proveExercise, wrongAnswer } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['3.1'],
  solutions: [
    `function forward([w1, w2]: Weights, x: number): { a: number; g: number } {
      const a = w1 * x;
      return { a, g: w2 * a };
    }
    function cost(g: number, y: number): number {
      return (y - g) ** 2 / 2;
    }`,
    `const forward = (w: Weights, x: number) => ({ a: x * w[0], g: x * w[0] * w[1] });
    const cost = (g: number, y: number) => 0.5 * (g - y) * (g - y);`,
    `function forward([w1, w2]: Weights, x: number): { a: number; g: number } {
      const layer = (w: number, input: number) =>
        weightedInput(matrix([[w]]), matrix([[0]]), matrix([[input]])).data[0];
      const a = layer(w1, x);
      return { a, g: layer(w2, a) };
    }
    function cost(g: number, y: number): number {
      return quadratic.value(matrix([[g]]), matrix([[y]]));
    }`,
  ],
  survivors: {
    '4:17 layer(w1, x) → layer(x, w1)': 'a product of two numbers does not tell them apart',
    '5:22 layer(w2, a) → layer(a, w2)': 'likewise',
    '8:14 quadratic.value(matrix([[g]]), matrix([[y]])) → quadratic.value(matrix([[y]]), matrix([[g]]))':
      '½ (g − y)² is ½ (y − g)²',
  },
});

test('without the ½ the cost of the text is 0.49, with it squared 0.1225', () => {
  expect(wrongAnswer(exercise, 'M11', 0.3, 1)).toBeCloseTo(0.49, 14);
  expect(wrongAnswer(exercise, 'half-squared', 0.3, 1)).toBeCloseTo(0.1225, 14);
});

test.each(['1 / 2 * (y - g) ^ 2', '(y - g) ^ 2 / 2'])('%s is named as no power', (formula) => {
  const answers = answersFrom(`const cost = (g: number, y: number) => ${formula};`, ['cost']);
  const visible = exercise.visible.slice(2);
  const { rows } = runChecks(exercise, visible, answers);
  expect(rows.map(({ mistakes }) => mistakes)).toEqual(visible.map(() => ['xor-for-power']));
});
