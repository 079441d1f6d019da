// 3.1: the two nodes forward, and the cost (F9). Everything is a number; w = [w₁, w₂].

import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';
import type { Weights } from './two-nodes.ts';

const mistakes: Mistake[] = [
  {
    id: 'M12',
    of: 'forward',
    sentence: 'The weight w₂ is left out: g is only a.',
    algebra: 'g = w₂ a = w₂ w₁ x.',
    answer: ([w1]: Weights, x: number) => ({ a: w1 * x, g: w1 * x }),
  },
  {
    id: 'hidden-node-skipped',
    of: 'forward',
    sentence: 'The second node was given x; its input is a, what the first node puts out.',
    algebra: 'g = w₂ a = w₂ w₁ x, not w₂ x.',
    answer: ([w1, w2]: Weights, x: number) => ({ a: w1 * x, g: w2 * x }),
  },
  {
    id: 'weights-exchanged',
    of: 'forward',
    sentence: 'The weights are exchanged: w₁ belongs to the first node (g does not show it).',
    algebra: 'a = w₁ x and g = w₂ a.',
    answer: ([w1, w2]: Weights, x: number) => ({ a: w2 * x, g: w1 * w2 * x }),
  },
  {
    id: 'E17',
    of: 'forward',
    sentence: 'The input x is missing: S2:149 prints the letter x as the sign ×, as in E17.',
    algebra: 'a = w₁ x, not w₁; g = w₂ a.',
    answer: ([w1, w2]: Weights) => ({ a: w1, g: w2 * w1 }),
  },
  {
    id: 'M11',
    of: 'cost',
    sentence: 'The factor ½ is missing.',
    algebra: 'C = ½ (y − g)², not (y − g)².',
    answer: (g: number, y: number) => (y - g) ** 2,
  },
  {
    id: 'not-squared',
    of: 'cost',
    sentence: 'The difference is halved and not squared.',
    algebra: 'C = ½ (y − g)², and not ½ of the distance itself.',
    answer: (g: number, y: number) => (y - g) / 2,
  },
  {
    id: 'half-squared',
    of: 'cost',
    sentence: 'The ½ is squared together with the difference.',
    algebra: 'C = ½ (y − g)², not (½ (y − g))² = ¼ (y − g)².',
    answer: (g: number, y: number) => ((y - g) / 2) ** 2,
  },
  {
    id: 'squares-subtracted',
    of: 'cost',
    sentence: 'The squares are subtracted; the square of a difference is another number.',
    algebra: 'C = ½ (y − g)², not ½ (y² − g²).',
    answer: (g: number, y: number) => (y ** 2 - g ** 2) / 2,
  },
  ...[
    (g: number, y: number) => ((1 / 2) * (y - g)) ^ 2,
    (g: number, y: number) => (y - g) ^ (2 / 2),
  ].map((answer) => ({
    id: 'xor-for-power',
    of: 'cost',
    sentence: 'The square was written with ^, which combines the bits of two integers.',
    algebra: 'C = ½ (y − g)²; a power is written **, as in (y - g) ** 2.',
    answer,
  })),
];

export const forwardAndCostExercise: Exercise = {
  id: '3.1',
  title: 'Forward and cost',
  formulas: ['F9'],
  points: 2,
  asked: {
    forward: {
      signature: 'forward(w: Weights, x: number): { a: number; g: number }',
      reference: ([w1, w2]: Weights, x: number) => ({ a: w1 * x, g: w2 * w1 * x }),
    },
    cost: {
      signature: 'cost(g: number, y: number): number',
      reference: (g: number, y: number) => (y - g) ** 2 / 2,
      trace: (g: number, y: number) => ({ 'y − g': y - g }),
    },
  },
  visible: [
    value('a and g of the text', 'forward', [[0.5, 0.3], 2], { a: 1, g: 0.3 }),
    value('a negative weight', 'forward', [[-0.4, 0.7], 1.5], { a: -0.6, g: -0.42 }),
    value('the cost of the text', 'cost', [0.3, 1], 0.245),
    value('the cost of an output above the target', 'cost', [1.4, 0.5], 0.405),
  ],
  mistakes,
};
