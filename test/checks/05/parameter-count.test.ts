import { expect, test } from 'vitest';
import { parameterCountExercise as exercise } from '../../../checks/05/parameter-count.ts';
import { hidden } from '../../../solutions/checks/05.ts';
import { proveExercise, wrongAnswer } from '../support/prove.ts';

proveExercise({
  exercise,
  hidden: hidden['5.4'],
  solutions: [
    `function parameterCount(sizes: readonly number[]): number {
      let count = 0;
      for (let l = 1; l < sizes.length; l++) count += sizes[l - 1] * sizes[l] + sizes[l];
      return count;
    }`,
    `function parameterCount(sizes: readonly number[]): number {
      const [before, ...rest] = sizes;
      return rest.length === 0 ? 0 : (before + 1) * rest[0] + parameterCount(rest);
    }`,
    `const parameterCount = (sizes: readonly number[]): number => {
      const weights = sizes.slice(1).map((size, k) => build(sizes[k], size).data.length);
      const biases = sizes.slice(1);
      return [...weights, ...biases].reduce((sum, size) => sum + size, 0);
    };`,
  ],
  survivors: {
    '2:55 build(sizes[k], size) → build(size, sizes[k])':
      'a matrix and its transpose hold as many numbers',
  },
});

test('the wrong numbers of the plan, and those of the other mistakes', () => {
  const wrong = (id: string) =>
    [
      [784, 30, 10],
      [2, 2, 1],
    ].map((s) => wrongAnswer(exercise, id, s));
  expect(wrong('biases-forgotten')).toEqual([23820, 6]);
  expect(wrong('bias-for-the-input')).toEqual([23860 + 784, 11]);
  expect(wrong('bias-of-the-layer-before')).toEqual([23820 + 784 + 30, 10]);
  expect(wrong('one-bias-a-layer')).toEqual([23822, 8]);
  expect(wrong('output-layer-left-out')).toEqual([784 * 30 + 30, 6]);
});
