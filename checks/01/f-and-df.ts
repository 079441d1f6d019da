// 1.1: f(x) = exp(x²) and f′(x) with one exponential. exp is an argument, so that its calls are counted.

import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';

type Exp = (u: number) => number;

interface ValueAndSlope {
  readonly f: number;
  readonly df: number;
}

/** The right f with a wrong f′. */
function wrongSlope(slope: (x: number, b: number, exp: Exp) => number): Mistake['answer'] {
  return (x: number, exp: Exp): ValueAndSlope => {
    const b = exp(x * x);
    return { f: b, df: slope(x, b, exp) };
  };
}

const mistakes: Mistake[] = [
  {
    id: 'f-instead-of-df',
    sentence: 'f itself is given as f′: the inner derivative is missing.',
    algebra: '∂b/∂x = ∂b/∂a · ∂a/∂x = b · 2x, not b.',
    answer: wrongSlope((_x, b) => b),
  },
  {
    id: 'inner-derivative-2',
    sentence: 'The inner derivative is taken as 2.',
    algebra: 'a = x² has ∂a/∂x = 2x, so f′ = 2x b, not 2b.',
    answer: wrongSlope((_x, b) => 2 * b),
  },
  {
    id: 'two-lost',
    sentence: 'The factor 2 of the inner derivative is lost.',
    algebra: 'a = x² has ∂a/∂x = 2x, so f′ = 2x b, not x b.',
    answer: wrongSlope((x, b) => x * b),
  },
  {
    id: 'exp-of-inner-derivative',
    sentence: 'The inner derivative is put in place of the inner function.',
    algebra: 'f′ = exp(x²) · 2x, not exp(2x).',
    answer: wrongSlope((x, _b, exp) => exp(2 * x)),
  },
  {
    id: 'inner-derivative-added',
    sentence: 'The derivatives of the two steps are added.',
    algebra: 'The chain rule multiplies: f′ = b · 2x, not b + 2x.',
    answer: wrongSlope((x, b) => b + 2 * x),
  },
  {
    id: 'square-lost',
    sentence: 'This is made of exp(x): the square is lost, as in the scan at S0:88.',
    algebra: 'a = x², not a = x; then b = exp(a).',
    answer: (x: number, exp: Exp) => ({ f: exp(x), df: 2 * x * exp(x) }),
  },
  {
    id: 'exp-squared',
    sentence: 'The exponential is squared, not x.',
    algebra: 'exp(x²) squares first; (exp x)² = exp(2x) is another function.',
    answer: (x: number, exp: Exp) => ({ f: exp(x) ** 2, df: 2 * exp(x) ** 2 }),
  },
  {
    id: 'exp-twice',
    numbersRight: true,
    sentence: 'exp is called more than once, although its value b is there after the first call.',
    algebra: 'b = exp(x²) is f already; f′ = 2x b takes it as it is.',
    answer: (x: number, exp: Exp) => ({ f: exp(x * x), df: 2 * x * exp(x * x) }),
  },
  {
    id: 'another-exp',
    numbersRight: true,
    sentence: 'Another exponential is used than the one handed in.',
    algebra: 'b = exp(a) with the argument exp, whose calls are counted; f = b and f′ = 2x b.',
    answer: (x: number) => ({ f: Math.exp(x * x), df: 2 * x * Math.exp(x * x) }),
  },
];

/** A name of its own for Math.exp, which a report prints. */
function exp(u: number): number {
  return Math.exp(u);
}

export const fAndDfExercise: Exercise = {
  id: '1.1',
  title: 'exp(x²) and its derivative with one exponential',
  formulas: ['F2'],
  points: 2,
  asked: {
    fAndDf: {
      signature: 'fAndDf(x: number, exp: (u: number) => number): { f: number; df: number }',
      reference: (x: number, exp: Exp): ValueAndSlope => {
        const b = exp(x * x);
        return { f: b, df: 2 * x * b };
      },
    },
  },
  visible: [
    value('f and f′ at x = 0.75, as in the text', 'fAndDf', [0.75, exp], {
      f: 1.755054657,
      df: 2.632581985,
    }),
    value('a negative x, at which f falls', 'fAndDf', [-0.4, exp]),
  ],
  mistakes,
};
