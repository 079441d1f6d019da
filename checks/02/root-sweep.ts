// 2.1: the reverse sweep of a = x², b = eᵃ, c = a + b, d = √c, in which a has two children (F3).

import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';

interface Adjoints {
  readonly cBar: number;
  readonly bBar: number;
  readonly aBar: number;
  readonly xBar: number;
}

const steps = (x: number) => {
  const a = x * x;
  const b = Math.exp(a);
  return { a, b, c: a + b, d: Math.sqrt(a + b) };
};

/** The sweep that begins with this c̄ and takes these partials to a: ∂b/∂a and ∂c/∂a. */
function sweep(x: number, cBar: number, [ofB, ofC]: readonly [number, number]): Adjoints {
  const aBar = cBar * ofB + cBar * ofC;
  return { cBar, bBar: cBar, aBar, xBar: aBar * 2 * x };
}

/** 1 / (2√c), as it should be. */
const rootSlope = (x: number) => 1 / (2 * steps(x).d);

const mistakes: Mistake[] = [
  {
    id: 'M10',
    sentence:
      'The way from a straight to c is left out; ā must have two shares ' +
      '(so it seems from E13, where the plus between them was scanned as an equals sign).',
    algebra: 'ā = b̄ ∂b/∂a + c̄ ∂c/∂a, not b̄ ∂b/∂a alone.',
    answer: (x: number) => sweep(x, rootSlope(x), [steps(x).b, 0]),
  },
  {
    id: 'M10',
    sentence: 'The way from a through b is left out or overwritten; ā must have two shares.',
    algebra: 'ā = b̄ ∂b/∂a + c̄ ∂c/∂a, not c̄ ∂c/∂a alone.',
    answer: (x: number) => sweep(x, rootSlope(x), [0, 1]),
  },
  {
    id: 'half-of-the-root',
    sentence: 'The ½ of the derivative of the root is missing.',
    algebra: 'd√c/dc = ½ c^(−½) = 1 / (2√c), not 1 / √c.',
    answer: (x: number) => sweep(x, 1 / steps(x).d, [steps(x).b, 1]),
  },
  {
    id: 'root-left-out',
    sentence: 'The root is left out: these are derivatives of c and not of d.',
    algebra: 'c̄ = d̄ ∂d/∂c = 1 / (2√c), not d̄ itself.',
    answer: (x: number) => sweep(x, 1, [steps(x).b, 1]),
  },
  {
    id: 'root-upside-down',
    sentence: 'c̄ is half of the root, and not 1 divided by twice the root.',
    algebra: 'd√c/dc = 1 / (2√c); in TypeScript 1 / (2 * Math.sqrt(c)), since 1 / 2 * √c is ½√c.',
    answer: (x: number) => sweep(x, steps(x).d / 2, [steps(x).b, 1]),
  },
  {
    id: 'factor-too-early',
    sentence: 'b̄ has the factor ∂b/∂a already, which belongs to the arrow from a to b.',
    algebra: 'b̄ = c̄ ∂c/∂b = c̄; the factor ∂b/∂a = b comes with ā = b̄ b + c̄.',
    answer: (x: number) => {
      const right = sweep(x, rootSlope(x), [steps(x).b, 1]);
      return { ...right, bBar: right.cBar * steps(x).b };
    },
  },
  {
    id: 'two-lost',
    sentence: 'The factor 2 of the derivative of the square is lost.',
    algebra: 'da/dx = 2x, so x̄ = ā 2x, not ā x.',
    answer: (x: number) => {
      const right = sweep(x, rootSlope(x), [steps(x).b, 1]);
      return { ...right, xBar: right.aBar * x };
    },
  },
  {
    id: 'dots',
    sentence: 'c̄, b̄ and ā are the dots of forward mode: how each line follows x.',
    algebra: 'c̄ = ∂d/∂c looks from the output; ċ = dc/dx looks from the input.',
    answer: (x: number) => {
      const { b, d } = steps(x);
      const [aBar, bBar] = [2 * x, b * 2 * x];
      return { cBar: aBar + bBar, bBar, aBar, xBar: (aBar + bBar) / (2 * d) };
    },
  },
  {
    id: 'E15',
    sentence: 'b² stands where b should, as S2:87 was scanned.',
    algebra: 'c = a + b and ∂b/∂a = b, so x̄ = x (1 + b) / √(a + b).',
    answer: (x: number) => {
      const { a, b } = steps(x);
      return sweep(x, 1 / (2 * Math.sqrt(a + b * b)), [b * b, 1]);
    },
  },
];

export const rootSweepExercise: Exercise = {
  id: '2.1',
  title: 'The reverse sweep through a fork',
  formulas: ['F3'],
  points: 2,
  withheld: ['tape'],
  asked: {
    rootSweep: {
      signature: 'rootSweep(x: number): { cBar: number; bBar: number; aBar: number; xBar: number }',
      reference: (x: number) => sweep(x, rootSlope(x), [steps(x).b, 1]),
      trace: steps,
    },
  },
  visible: [
    value('the adjoints at x = 0.75, as in the text', 'rootSweep', [0.75], {
      cBar: 0.32843922,
      bBar: 0.32843922,
      aBar: 0.904868002,
      xBar: 1.357302003,
    }),
    value('the adjoints at x = −1.2', 'rootSweep', [-1.2]),
  ],
  mistakes,
};
