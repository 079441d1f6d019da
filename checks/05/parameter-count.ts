// 5.4: how many weights and biases a network of layers of these sizes has.

import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';

type Sizes = readonly number[];

/** The sum over l = 1 … L of `layer`, given n_(l−1) and n_l. */
function summed(layer: (before: number, size: number) => number): (sizes: Sizes) => number {
  return (sizes) => sizes.slice(1).reduce((sum, size, k) => sum + layer(sizes[k], size), 0);
}

const mistakes: Mistake[] = [
  {
    id: 'biases-forgotten',
    sentence: 'Only the weights were counted; the biases are parameters too.',
    algebra: 'Layer l has n_(l−1) n_l weights and n_l biases.',
    answer: summed((before, size) => before * size),
  },
  {
    id: 'bias-for-the-input',
    sentence: 'The input nodes were given biases; layer 0 has no parameters.',
    algebra: 'Σ_l (n_(l−1) n_l + n_l) runs over l = 1 … L, not from 0.',
    answer: (sizes: Sizes) => sizes[0] + summed((before, size) => before * size + size)(sizes),
  },
  {
    id: 'bias-of-the-layer-before',
    sentence: 'The biases were counted by the nodes that weights come from.',
    algebra:
      'Layer l has a bias for each of its own n_l nodes, not for each of the n_(l−1) before.',
    answer: summed((before, size) => before * size + before),
  },
  {
    id: 'one-bias-a-layer',
    sentence: 'Each layer was given one bias; it has one for each of its nodes.',
    algebra: 'n_(l−1) n_l + n_l, not n_(l−1) n_l + 1: b^l has an entry for each node.',
    answer: summed((before, size) => before * size + 1),
  },
  {
    id: 'output-layer-left-out',
    sentence: 'The output layer was not counted; the sum ends one layer too early.',
    algebra: 'Σ_l (n_(l−1) n_l + n_l) runs over l = 1 … L, the output layer L among them.',
    answer: (sizes: Sizes) => summed((before, size) => before * size + size)(sizes.slice(0, -1)),
  },
];

export const parameterCountExercise: Exercise = {
  id: '5.4',
  title: 'How many parameters',
  formulas: [], // the course numbers none for it
  points: 2,
  asked: {
    parameterCount: {
      signature: 'parameterCount(sizes: readonly number[]): number',
      reference: summed((before, size) => before * size + size),
    },
  },
  visible: [
    value('2-2-1, the network of notebook 04', 'parameterCount', [[2, 2, 1]], 9),
    value('784-30-10, which reads digits', 'parameterCount', [[784, 30, 10]], 23860),
  ],
  mistakes,
};
