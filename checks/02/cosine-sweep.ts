// 2.4: the reverse sweep of a = x², b = eᵃ, c = a + b, d = √c, e = cos c, f = d + e: two forks (F3).

import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';

interface Adjoints {
  readonly eBar: number;
  readonly dBar: number;
  readonly cBar: number;
  readonly bBar: number;
  readonly aBar: number;
  readonly xBar: number;
}

const steps = (x: number) => {
  const a = x * x;
  const b = Math.exp(a);
  const c = a + b;
  return { a, b, c, d: Math.sqrt(c), e: Math.cos(c) };
};

/** The sweep that goes on from this c̄, with these partials to a: ∂b/∂a and ∂c/∂a. */
function sweep(x: number, cBar: number, [ofB, ofC] = [steps(x).b, 1]): Adjoints {
  const aBar = cBar * ofB + cBar * ofC;
  return { eBar: 1, dBar: 1, cBar, bBar: cBar, aBar, xBar: aBar * 2 * x };
}

/** The two shares of c̄: by way of d and by way of e. */
const shares = (x: number) => {
  const { c, d } = steps(x);
  return { root: 1 / (2 * d), cosine: -Math.sin(c) };
};

const right = (x: number) => sweep(x, shares(x).root + shares(x).cosine);

const twoShares = 'c̄ = d̄ ∂d/∂c + ē ∂e/∂c';

const mistakes: Mistake[] = [
  {
    id: 'cosine-sign',
    sentence: 'The sign of cos′ is wrong.',
    algebra: 'd cos(c)/dc = −sin(c), so the share of e is −ē sin(c), not +ē sin(c).',
    answer: (x: number) => sweep(x, shares(x).root - shares(x).cosine),
  },
  {
    id: 'M10',
    sentence: 'c̄ is overwritten: its share by way of d is lost when the share of e is set.',
    algebra: `${twoShares}, not ē ∂e/∂c alone.`,
    answer: (x: number) => sweep(x, shares(x).cosine),
  },
  {
    id: 'M10',
    sentence: 'c̄ is overwritten: its share by way of e is lost when the share of d is set.',
    algebra: `${twoShares}, not d̄ ∂d/∂c alone.`,
    answer: (x: number) => sweep(x, shares(x).root),
  },
  {
    id: 'M10',
    sentence: 'The way from a straight to c is left out; a has two children, b and c.',
    algebra: 'ā = b̄ ∂b/∂a + c̄ ∂c/∂a, not b̄ ∂b/∂a alone.',
    answer: (x: number) => sweep(x, right(x).cBar, [steps(x).b, 0]),
  },
  {
    id: 'M10',
    sentence: 'The way from a through b is left out or overwritten; a has two children, b and c.',
    algebra: 'ā = b̄ ∂b/∂a + c̄ ∂c/∂a, not c̄ ∂c/∂a alone.',
    answer: (x: number) => sweep(x, right(x).cBar, [0, 1]),
  },
  {
    id: 'sine-at-the-cosine',
    sentence: 'The sine was taken at e = cos(c) instead of at c.',
    algebra: '∂e/∂c = −sin(c): the derivative of a step is taken at its input.',
    answer: (x: number) => sweep(x, shares(x).root - Math.sin(steps(x).e)),
  },
  {
    id: 'half-of-the-root',
    sentence: 'The ½ of the derivative of the root is missing.',
    algebra: 'd√c/dc = ½ c^(−½) = 1 / (2√c), not 1 / √c.',
    answer: (x: number) => sweep(x, 2 * shares(x).root + shares(x).cosine),
  },
  {
    id: 'shares-multiplied',
    sentence: 'The two shares of c̄ are multiplied.',
    algebra: `${twoShares}: along one way factors are multiplied, and the ways are added.`,
    answer: (x: number) => sweep(x, shares(x).root * shares(x).cosine),
  },
  {
    id: 'two-lost',
    sentence: 'The factor 2 of the derivative of the square is lost.',
    algebra: 'da/dx = 2x, so x̄ = ā 2x, not ā x.',
    answer: (x: number) => ({ ...right(x), xBar: right(x).aBar * x }),
  },
];

export const cosineSweepExercise: Exercise = {
  id: '2.4',
  title: 'A second fork: the cosine branch',
  formulas: ['F3'],
  points: 2,
  withheld: ['tape'],
  asked: {
    cosineSweep: {
      signature:
        'cosineSweep(x: number): { eBar: number; dBar: number; cBar: number; ' +
        'bBar: number; aBar: number; xBar: number }',
      reference: right,
      trace: (x: number) => ({
        ...steps(x),
        'd̄ ∂d/∂c': shares(x).root,
        'ē ∂e/∂c': shares(x).cosine,
      }),
    },
  },
  visible: [
    value('the adjoints at x = 0.75', 'cosineSweep', [0.75], {
      eBar: 1,
      dBar: 1,
      cBar: -0.405455449,
      bBar: -0.405455449,
      aBar: -1.117051922,
      xBar: -1.675577883,
    }),
    value('the adjoints at x = −1.2', 'cosineSweep', [-1.2]),
  ],
  mistakes,
};
