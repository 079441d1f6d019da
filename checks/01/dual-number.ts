// 1.2: the product and the exponential of dual numbers u + u̇ ε (F2).

import { type Dual, dual, dualArithmetic } from 'kernel-lib';
import { value } from '../check-kinds.ts';
import type { Exercise, Mistake } from '../exercise.ts';

const o = dualArithmetic();

/** The right value of u v with a wrong dot. */
function wrongProduct(
  id: string,
  sentence: string,
  algebra: string,
  dot: (u: Dual, v: Dual) => number,
): Mistake {
  const answer = (u: Dual, v: Dual) => dual(u.value * v.value, dot(u, v));
  return { id, of: 'mul', sentence, algebra, answer };
}

/** The right value of exp u with a wrong dot. */
function wrongExponential(
  id: string,
  sentence: string,
  algebra: string,
  dot: (u: Dual) => number,
): Mistake {
  const answer = (u: Dual) => dual(Math.exp(u.value), dot(u));
  return { id, of: 'exp', sentence, algebra, answer };
}

const inProducts = [
  wrongProduct(
    'product-of-dots',
    'The dot of the product is taken as the product of the dots.',
    'The dot of u v is u̇ v + u v̇, not u̇ v̇.',
    (u, v) => u.dot * v.dot,
  ),
  wrongProduct(
    'power-rule',
    'The rule for a square, 2u u̇, is built in: it holds only where both factors are the same.',
    'The dot of u v is u̇ v + u v̇; with v = u that is 2u u̇.',
    (u) => 2 * u.value * u.dot,
  ),
  wrongProduct(
    'sum-of-dots',
    'The dot of a sum is given for that of a product.',
    'The dot of u v is u̇ v + u v̇; that of u + v is u̇ + v̇.',
    (u, v) => u.dot + v.dot,
  ),
  wrongProduct(
    'second-factor-held',
    'The second factor is held fast: its dot is left out.',
    'The dot of u v is u̇ v + u v̇: both factors move.',
    (u, v) => u.dot * v.value,
  ),
  wrongProduct(
    'first-factor-held',
    'The first factor is held fast: its dot is left out.',
    'The dot of u v is u̇ v + u v̇: both factors move.',
    (u, v) => u.value * v.dot,
  ),
  wrongProduct(
    'own-value',
    'Each dot is multiplied by the value of its own factor.',
    'The dot of u v is u̇ v + u v̇, not u̇ u + v v̇: ∂(uv)/∂u = v.',
    (u, v) => u.dot * u.value + v.value * v.dot,
  ),
  wrongProduct(
    'M5',
    'The sign of one summand is wrong: so it stands in the rule for a quotient.',
    'The dot of u v is u̇ v + u v̇, not u̇ v − u v̇.',
    (u, v) => u.dot * v.value - u.value * v.dot,
  ),
];

const inExponentials = [
  wrongExponential(
    'inner-derivative-missing',
    'The dot of u is missing, so that a constant would have a derivative, too.',
    'The dot of exp u is exp(u) u̇, not exp(u).',
    (u) => Math.exp(u.value),
  ),
  wrongExponential(
    'exp-of-dot',
    'The exponential of the dot is taken.',
    'The dot of exp u is exp(u) u̇, not exp(u̇).',
    (u) => Math.exp(u.dot),
  ),
  wrongExponential(
    'power-rule',
    'The rule for powers is used; in exp u the exponent moves, not the base.',
    'The dot of exp u is exp(u) u̇, not u exp(u − 1) u̇.',
    (u) => u.value * Math.exp(u.value - 1) * u.dot,
  ),
  wrongExponential(
    'dot-unchanged',
    'The dot is handed on as it is: the derivative of the step is missing.',
    'The dot of exp u is exp(u) u̇, not u̇.',
    (u) => u.dot,
  ),
  wrongExponential(
    'value-for-dot',
    'It is multiplied by the value of u, not by its dot.',
    'The dot of exp u is exp(u) u̇, not exp(u) u.',
    (u) => Math.exp(u.value) * u.value,
  ),
];

export const dualNumberExercise: Exercise = {
  id: '1.2',
  title: 'Product and exponential of dual numbers',
  formulas: ['F2'],
  points: 3,
  withheld: ['dualArithmetic'],
  asked: {
    mul: {
      signature: 'mul(u: Dual, v: Dual): Dual',
      reference: (u: Dual, v: Dual) => o.multiply(u, v),
      trace: (u: Dual, v: Dual) => ({ 'u̇ v': u.dot * v.value, 'u v̇': u.value * v.dot }),
    },
    exp: {
      signature: 'exp(u: Dual): Dual',
      reference: (u: Dual) => o.exp(u),
    },
  },
  visible: [
    value('(3, 1) times (5, 0.2)', 'mul', [dual(3, 1), dual(5, 0.2)], dual(15, 5.6)),
    value('x · x at x = 0.75, the a and ȧ of the text', 'mul', [dual(0.75, 1), dual(0.75, 1)], {
      value: 0.5625,
      dot: 1.5,
    }),
    value('exp a, the b and ḃ of the text', 'exp', [dual(0.5625, 1.5)], {
      value: 1.755054657,
      dot: 2.632581985,
    }),
  ],
  mistakes: [...inProducts, ...inExponentials],
};
