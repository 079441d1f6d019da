// 1.4: what a program costs, from its list of lines (F1). parents[i] holds the lines that line i is
// computed from, counted from 0; a line without parents is an input, and the last line is the output.

import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';

type Parents = number[][];

interface Flops {
  readonly asWritten: number;
  readonly reused: number;
}

/** What the output costs if no line is kept, and an input costs `input`. */
function written(parents: Parents, input = 0): number {
  const costs: number[] = [];
  for (const list of parents) {
    const own = list.length === 0 ? input : 1;
    costs.push(list.reduce((sum, p) => sum + costs[p], own));
  }
  return costs[costs.length - 1];
}

const operations = (parents: Parents): number => parents.filter((list) => list.length > 0).length;

const arrows = (parents: Parents): number => parents.reduce((sum, list) => sum + list.length, 0);

/** Each operation once for each arrow that leaves it, the output once. */
function onceForEachUse(parents: Parents): number {
  return 1 + parents.flat().filter((p) => parents[p].length > 0).length;
}

const mistakes: Mistake[] = [
  {
    id: 'reused-counted-again',
    sentence: 'With reuse, a line that is used twice is counted twice, such as the reused square.',
    algebra:
      'A line that is kept is computed once: with reuse the cost is the number of operations.',
    answer: (parents: Parents) => ({ asWritten: written(parents), reused: written(parents) }),
  },
  {
    id: 'never-recomputed',
    sentence: 'As written, a line that is used twice is counted once, as if it had been kept.',
    algebra: 'cost(i) = 1 + the sum of cost(p) over the parents p of i, each time it is a parent.',
    answer: (parents: Parents) => ({ asWritten: operations(parents), reused: operations(parents) }),
  },
  {
    id: 'all-lines-added',
    sentence:
      'As written, the costs of all lines are added; the cost of the output holds them already.',
    algebra: 'asWritten = cost(output), the last of the costs.',
    answer: (parents: Parents) => ({
      asWritten: parents.reduce((sum, _, i) => sum + written(parents.slice(0, i + 1)), 0),
      reused: operations(parents),
    }),
  },
  {
    id: 'exchanged',
    sentence: 'The two numbers are exchanged.',
    algebra: 'Reuse saves operations: reused ≤ asWritten.',
    answer: (parents: Parents) => ({ asWritten: operations(parents), reused: written(parents) }),
  },
  {
    id: 'inputs-counted',
    sentence: 'The inputs are counted as operations.',
    algebra: 'An input is given: cost(x) = 0.',
    answer: (parents: Parents) => ({ asWritten: written(parents, 1), reused: parents.length }),
  },
  {
    id: 'arrows-counted',
    sentence: 'With reuse, the arrows are counted in place of the operations.',
    algebra: 'An operation is one FLOP, whether it has one parent or two.',
    answer: (parents: Parents) => ({ asWritten: written(parents), reused: arrows(parents) }),
  },
  {
    id: 'one-step-back',
    sentence: 'A line that is used again costs 1 again, but what it is made of is left out.',
    algebra:
      'cost(i) = 1 + the sum of cost(p) over its parents: to compute p again is cost(p), not 1.',
    answer: (parents: Parents) => ({
      asWritten: onceForEachUse(parents),
      reused: operations(parents),
    }),
  },
];

export const flopsExercise: Exercise = {
  id: '1.4',
  title: 'What reuse saves',
  formulas: ['F1'],
  points: 3,
  withheld: ['flopCounter'],
  asked: {
    flops: {
      signature: 'flops(parents: number[][]): { asWritten: number; reused: number }',
      reference: (parents: Parents): Flops => ({
        asWritten: written(parents),
        reused: operations(parents),
      }),
    },
  },
  visible: [
    value('sin(x²) + x²', 'flops', [[[], [0], [1], [2, 1]]], { asWritten: 4, reused: 3 }),
    value('sin(x²) (sin(x²) + x²)', 'flops', [[[], [0], [1], [2, 1], [2, 3]]], {
      asWritten: 7,
      reused: 4,
    }),
    value('u = x y, v = u · u, v · v', 'flops', [[[], [], [0, 1], [2, 2], [3, 3]]], {
      asWritten: 7,
      reused: 3,
    }),
  ],
  mistakes,
};
