// 1.3: all adjoints of the chain a = x², b = exp(a), c = sin(b), by a reverse sweep (F3).

import { tape } from 'kernel-lib';
import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';

/** The values of the lines and the derivative of each step by its parent. */
interface Lines {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly aByX: number;
  readonly bByA: number;
  readonly cByB: number;
}

function linesAt(x: number): Lines {
  const a = x * x;
  const b = Math.exp(a);
  return { a, b, c: Math.sin(b), aByX: 2 * x, bByA: b, cByB: Math.cos(b) };
}

/** The reverse sweep from another seed, or over other derivatives of the steps. */
function sweep({ aByX, bByA, cByB }: Lines, cBar = 1): number[] {
  const bBar = cBar * cByB;
  const aBar = bBar * bByA;
  return [aBar * aByX, aBar, bBar, cBar];
}

function reference(x: number): number[] {
  const t = tape();
  const output = t.sin(t.exp(t.power(t.variable(x), 2)));
  return t.adjoints(output);
}

const mistakes: Mistake[] = [
  {
    id: 'dots',
    sentence: 'These are the dots of forward mode: how each line follows x.',
    algebra: 'x̄_i = ∂c/∂x_i, with c̄ = 1 and b̄ = c̄ ∂c/∂b; ẋ_i = ∂x_i/∂x begins with ẋ = 1.',
    answer: (x: number) => {
      const { aByX, bByA, cByB } = linesAt(x);
      return [1, aByX, bByA * aByX, cByB * bByA * aByX];
    },
  },
  {
    id: 'order-of-the-sweep',
    sentence: 'The adjoints are listed in the order in which the sweep finds them.',
    algebra: 'The lines stand in the order x, a, b, c, and so do x̄, ā, b̄, c̄.',
    answer: (x: number) => reference(x).reverse(),
  },
  {
    id: 'seed-is-the-value',
    sentence: 'The sweep begins with the value of the output.',
    algebra: 'c̄ = ∂c/∂c = 1, whatever c is.',
    answer: (x: number) => sweep(linesAt(x), linesAt(x).c),
  },
  {
    id: 'seed-is-0',
    sentence: 'The sweep begins with 0, so that nothing is handed on.',
    algebra: 'c̄ = ∂c/∂c = 1.',
    answer: (x: number) => sweep(linesAt(x), 0),
  },
  {
    id: 'seed-is-the-derivative',
    sentence: 'The sweep begins with the derivative of the last step, which is counted twice.',
    algebra: 'c̄ = ∂c/∂c = 1, and b̄ = c̄ ∂c/∂b.',
    answer: (x: number) => sweep(linesAt(x), linesAt(x).cByB),
  },
  {
    id: 'not-handed-on',
    sentence: 'Each line has the derivative of one step alone; the bar of its child is left out.',
    algebra: 'x̄_i = x̄_(i+1) ∂g_(i+1)/∂x_i: ā = b̄ ∂b/∂a, not ∂b/∂a.',
    answer: (x: number) => {
      const { aByX, bByA, cByB } = linesAt(x);
      return [aByX, bByA, cByB, 1];
    },
  },
  {
    id: 'value-after-the-step',
    sentence: 'The derivative of a step is taken at its result, not at its parent.',
    algebra: '∂b/∂a = exp(a), not exp(b); ∂c/∂b = cos(b), not cos(c).',
    answer: (x: number) => {
      const lines = linesAt(x);
      return sweep({ ...lines, bByA: Math.exp(lines.b), cByB: Math.cos(lines.c) });
    },
  },
  {
    id: 'value-before-the-step',
    sentence: 'The derivative of the sine is taken a line too early.',
    algebra: '∂c/∂b = cos(b), not cos(a).',
    answer: (x: number) => sweep({ ...linesAt(x), cByB: Math.cos(linesAt(x).a) }),
  },
  {
    id: 'M5',
    sentence: 'The sign is wrong: the sine rises with the cosine.',
    algebra: '∂ sin(b)/∂b = cos(b), not −cos(b); it is the cosine whose derivative has a minus.',
    answer: (x: number) => sweep({ ...linesAt(x), cByB: -linesAt(x).cByB }),
  },
  {
    id: 'two-lost',
    sentence: 'The factor 2 of the derivative of the square is lost.',
    algebra: '∂a/∂x = 2x, so x̄ = ā 2x, not ā x.',
    answer: (x: number) => sweep({ ...linesAt(x), aByX: x }),
  },
];

export const adjointsExercise: Exercise = {
  id: '1.3',
  title: 'All adjoints by a reverse sweep',
  formulas: ['F3'],
  points: 3,
  withheld: ['tape'],
  asked: {
    adjoints: {
      signature: 'adjoints(x: number): number[]',
      reference,
      trace: (x: number) => {
        const { aByX, bByA, cByB } = linesAt(x);
        return { '∂c/∂b': cByB, '∂b/∂a': bByA, '∂a/∂x': aByX };
      },
    },
  },
  visible: [
    value(
      'x̄, ā, b̄, c̄ at x = 0.75',
      'adjoints',
      [0.75],
      [-0.482335008, -0.321556672, -0.183217469, 1],
    ),
    value('x̄, ā, b̄, c̄ at x = −0.4', 'adjoints', [-0.4]),
  ],
  mistakes,
};
