// 0.2: the gradient by central differences. θ is a matrix; f gives a number.

import { type Matrix, map, matrix, numericalGradient } from 'kernel-lib';
import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';

type Cost = (x: Matrix) => number;

/** A matrix like x, each entry of which is what `entry` gives for x with entry k moved by a step. */
function perEntry(x: Matrix, entry: (at: (step: number) => Matrix, k: number) => number): Matrix {
  return {
    ...x,
    data: x.data.map((_, k) =>
      entry((step) => ({ ...x, data: x.data.map((xj, j) => (j === k ? xj + step : xj)) }), k),
    ),
  };
}

/** f with entry k at x + h, then at x − h, and entry k never brought back to x. */
function leftShifted(f: Cost, x: Matrix, h: number): Matrix {
  const moved = { ...x, data: x.data.slice() };
  return perEntry(x, (_, k) => {
    moved.data[k] += h;
    const above = f(moved);
    moved.data[k] -= 2 * h;
    return (above - f(moved)) / (2 * h);
  });
}

const mistakes: Mistake[] = [
  {
    id: 'forward-difference',
    sentence: 'This is the forward difference, whose error is proportional to h.',
    algebra: 'Central: [f(x + h) − f(x − h)] / 2h, with an error proportional to h².',
    answer: (f: Cost, x: Matrix, h: number) => perEntry(x, (at) => (f(at(h)) - f(at(0))) / h),
  },
  {
    id: 'backward-difference',
    sentence: 'This is the backward difference, whose error is proportional to h.',
    algebra: 'Central: [f(x + h) − f(x − h)] / 2h, with an error proportional to h².',
    answer: (f: Cost, x: Matrix, h: number) => perEntry(x, (at) => (f(at(0)) - f(at(-h))) / h),
  },
  {
    id: 'h-not-doubled',
    sentence: 'The difference is divided by h, although the two points are 2h apart.',
    algebra: '[f(x + h) − f(x − h)] / 2h; dividing by h gives twice the derivative.',
    answer: (f: Cost, x: Matrix, h: number) => perEntry(x, (at) => (f(at(h)) - f(at(-h))) / h),
  },
  {
    id: 'step-of-half-h',
    sentence: 'The step is h/2 to each side, but the difference is divided by 2h.',
    algebra: '[f(x + h) − f(x − h)] / 2h: the divisor is the distance of the two points.',
    answer: (f: Cost, x: Matrix, h: number) =>
      perEntry(x, (at) => (f(at(h / 2)) - f(at(-h / 2))) / (2 * h)),
  },
  {
    id: 'half-step',
    sentence: 'This is the central difference with half the step.',
    algebra: '[f(x + h) − f(x − h)] / 2h: h is the step to each side.',
    answer: (f: Cost, x: Matrix, h: number) =>
      perEntry(x, (at) => (f(at(h / 2)) - f(at(-h / 2))) / h),
  },
  {
    id: 'brackets-missing',
    sentence: 'The difference is divided by 2 and multiplied by h.',
    algebra: 'The divisor is 2h: write / (2 * h), since / 2 * h divides by 2 alone.',
    answer: (f: Cost, x: Matrix, h: number) =>
      perEntry(x, (at) => ((f(at(h)) - f(at(-h))) / 2) * h),
  },
  {
    id: 'shared-numbers',
    sentence:
      'The second point is x and not x − h: − h was added to an entry that stood at x + h already ' +
      '(`{ ...x }` has the same data as x).',
    algebra: '[f(x + h) − f(x − h)] / 2h: each point has a copy of the data, x.data.slice().',
    answer: (f: Cost, x: Matrix, h: number) => perEntry(x, (at) => (f(at(h)) - f(at(0))) / (2 * h)),
  },
  {
    id: 'all-at-once',
    sentence: 'All entries are moved together, so that each holds the sum of all derivatives.',
    algebra: '∂f/∂x_k moves x_k alone: all other entries stand at x while f is taken.',
    answer: (f: Cost, x: Matrix, h: number) => {
      const moved = (by: number) => f(map(x, (xk) => xk + by));
      return map(x, () => (moved(h) - moved(-h)) / (2 * h));
    },
  },
  {
    id: 'x-left-shifted',
    sentence: 'An entry is not brought back before the next one is moved.',
    algebra: '∂f/∂x_k moves x_k alone: all other entries stand at x while f is taken.',
    answer: leftShifted,
  },
  {
    id: 'M5',
    sentence: 'The sign is wrong: the two points are exchanged.',
    algebra: '[f(x + h) − f(x − h)] / 2h, not [f(x − h) − f(x + h)] / 2h.',
    answer: (f: Cost, x: Matrix, h: number) =>
      perEntry(x, (at) => (f(at(-h)) - f(at(h))) / (2 * h)),
  },
  {
    id: 'more-than-two-calls',
    numbersRight: true,
    sentence: 'f is called more than twice for an entry.',
    algebra: 'Two points for each entry, x + h and x − h, are all that the formula needs.',
    answer: (f: Cost, x: Matrix, h: number) => {
      f(x);
      return numericalGradient(f, x, h);
    },
  },
];

/** f(x) = x₁³ x₂ + e^(x₂), whose third derivatives are not 0: a large h shows. */
function cubicAndExponential({ data: [x1, x2] }: Matrix): number {
  return x1 ** 3 * x2 + Math.exp(x2);
}

/** Σ (k + 1) x_k², of which the derivatives are 2 (k + 1) x_k whatever h is. */
function weightedSquares({ data }: Matrix): number {
  return data.reduce((sum, x, k) => sum + (k + 1) * x * x, 0);
}

export const numGradExercise: Exercise = {
  id: '0.2',
  title: 'The gradient by central differences',
  formulas: [], // the course numbers none for it
  points: 2,
  withheld: ['numericalGradient'],
  asked: {
    numGrad: {
      signature: 'numGrad(f: (x: Matrix) => number, x: Matrix, h: number): Matrix',
      reference: (f: Cost, x: Matrix, h: number) => numericalGradient(f, x, h),
      // f(x + h) − f(x − h) loses digits: about 1e-16 |f| / h of the result is rounding.
      tolerance: { atol: 1e-9, rtol: 1e-9 },
    },
  },
  visible: [
    value(
      'x₁³ x₂ + exp x₂ at (0.5, 0.8) with h = 0.01',
      'numGrad',
      [cubicAndExponential, matrix([[0.5, 0.8]]), 0.01],
      matrix([[0.60008, 2.350578021]]),
    ),
    value('the same with h = 0.1', 'numGrad', [cubicAndExponential, matrix([[0.5, 0.8]]), 0.1]),
    value('x₁² + 2x₂² + … + 6x₆² of a matrix of two rows', 'numGrad', [
      weightedSquares,
      matrix([
        [1, -2, 0.5],
        [0.25, 3, -1],
      ]),
      0.1,
    ]),
  ],
  mistakes,
};
