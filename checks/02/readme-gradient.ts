// 2.5: the expression of micrograd's README, in which c and d are used again and again. Each += makes
// a new line: c₀ = a + b, c₁ = c₀ + (c₀ + 1), c₂ = c₁ + (1 + c₁ − a), and so on.

import { type Arithmetic, real } from 'kernel-lib';
import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';

interface Gradient {
  readonly g: number;
  readonly aBar: number;
  readonly bBar: number;
}

function readme<T>(o: Arithmetic<T>, a: T, b: T) {
  const c0 = o.add(a, b);
  const c1 = o.add(c0, o.add(c0, 1));
  const c2 = o.add(c1, o.subtract(o.add(1, c1), a));
  const d0 = o.add(o.multiply(a, b), o.power(b, 3));
  const d1 = o.add(d0, o.add(o.multiply(d0, 2), o.relu(o.add(b, a))));
  const d2 = o.add(d1, o.add(o.multiply(3, d1), o.relu(o.subtract(b, a))));
  const e = o.subtract(c2, d2);
  const f = o.power(e, 2);
  return { c2, d2, e, f, g: o.add(o.divide(f, 2), o.divide(10, f)) };
}

/** What is left if a share replaces an adjoint instead of adding to it, from g back to a and b. */
function overwritten(a: number, b: number): Gradient {
  const { e, g } = readme(real, a, b);
  // The lines f/2, c₀ + 1, 1 + c₁ and c₀ = a + b write last: f̄ = ½, then ē = c̄₂ = c̄₁ = c̄₀ = ā = b̄.
  return { g, aBar: e, bBar: e };
}

interface Ways {
  /** The slope of relu at u. */
  readonly slope?: (u: number) => number;
  /** How much of the adjoint of a new c or d goes to the old one, left of +=. */
  readonly old?: number;
  /** The sign of the share of 10/f. */
  readonly quotient?: number;
}

const gate = (u: number) => (u > 0 ? 1 : 0);

/** The sweep by hand, right if nothing is changed. */
function swept(
  a: number,
  b: number,
  { slope = gate, old = 1, quotient = -1 }: Ways = {},
): Gradient {
  const { e, f, g } = readme(real, a, b);
  const c2 = 2 * e * (1 / 2 + (quotient * 10) / f ** 2);
  const c0 = c2 * (old + 1) * (old + 1);
  const d1 = -c2 * (old + 3);
  const d0 = d1 * (old + 2);
  const [sum, difference] = [d1 * slope(b + a), -c2 * slope(b - a)];
  return {
    g,
    aBar: c0 - c2 + d0 * b + sum - difference,
    bBar: c0 + d0 * (a + 3 * b ** 2) + sum + difference,
  };
}

const mistakes: Mistake[] = [
  {
    id: 'M10',
    sentence: 'An adjoint is overwritten where it should grow: of all shares the last one is left.',
    algebra: 'ū = Σ_j x̄_j ∂g_j/∂u over all children j of u: every share is added.',
    answer: overwritten,
  },
  {
    id: 'plus-equals',
    sentence: 'In c += … and d += … the share of the old value left of += is lost.',
    algebra: 'c₁ = c₀ + (c₀ + 1) has c₀ as a parent twice, so c̄₀ = c̄₁ + c̄₁.',
    answer: (a: number, b: number) => swept(a, b, { old: 0 }),
  },
  {
    id: 'relu-at-0',
    sentence: 'relu passes the adjoint on where its argument is 0.',
    algebra: 'relu′(u) = 1 for u > 0 and 0 for u ≤ 0, so not 1 for u ≥ 0.',
    answer: (a: number, b: number) => swept(a, b, { slope: (u) => (u >= 0 ? 1 : 0) }),
  },
  {
    id: 'relu-at-0',
    sentence: 'relu passes half of the adjoint on where its argument is 0.',
    algebra: 'relu′(u) = 1 for u > 0 and 0 for u ≤ 0, so not ½ at u = 0.',
    answer: (a: number, b: number) => swept(a, b, { slope: (u) => (Math.sign(u) + 1) / 2 }),
  },
  {
    id: 'relu-without-gate',
    sentence: 'relu passes the adjoint on whatever its argument is.',
    algebra: 'relu′(u) = 1 for u > 0 and 0 for u ≤ 0.',
    answer: (a: number, b: number) => swept(a, b, { slope: () => 1 }),
  },
  {
    id: 'M5',
    sentence: 'The sign of the derivative of 10/f is wrong.',
    algebra: 'd(10/f)/df = −10/f², not +10/f².',
    answer: (a: number, b: number) => swept(a, b, { quotient: 1 }),
  },
];

export const readmeGradientExercise: Exercise = {
  id: '2.5',
  title: 'A longer expression with reuse',
  formulas: ['F1', 'F3'],
  points: 3,
  asked: {
    readmeGradient: {
      signature: 'readmeGradient(a: number, b: number): { g: number; aBar: number; bBar: number }',
      reference: (a: number, b: number) => swept(a, b),
      trace: (a: number, b: number) => readme(real, a, b),
    },
  },
  visible: [
    value("a = −4, b = 2, the numbers of micrograd's README", 'readmeGradient', [-4, 2], {
      g: 24.704081633,
      aBar: 138.833819242,
      bBar: 645.577259475,
    }),
    value('a + b = 0, where the first relu stands at 0', 'readmeGradient', [-1.5, 1.5]),
  ],
  mistakes,
};
