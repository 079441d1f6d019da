// Forward mode: every value carries its derivative along, ẋ_i = Σ_p (∂g_i/∂x_p) ẋ_p over the parents p
// of x_i (F2). One run of a program gives the derivatives of all outputs with respect to one input.

import { type Arithmetic, real } from './arithmetic.ts';
import { differentiable } from './slope.ts';

/** A value u and its derivative u̇ along the direction in which the inputs move. */
export interface Dual<T = number> {
  readonly value: T;
  readonly dot: T;
}

/**
 * The dual number u + u̇ ε, with ε² = 0. An input is given dot 1 if it is the one that moves, else 0.
 *
 * @example
 * const o = dualArithmetic();
 * o.multiply(dual(3, 1), dual(5, 0)) // { value: 15, dot: 5 }
 */
export function dual<T>(value: T, dot: T): Dual<T> {
  return { value, dot };
}

/**
 * The arithmetic of dual numbers whose parts are of the given arithmetic, plain numbers if none is.
 *
 * The domains are those of the parts: where a slope is infinite, as at √0, the dot is ±∞ or NaN.
 * relu has the slope 0 at 0. `number` gives the value and drops the dot.
 *
 * @throws TypeError if an operand is neither a number nor a dual number.
 * @example
 * const o = dualArithmetic();
 * o.power(dual(3, 1), 2) // { value: 9, dot: 6 }
 */
export function dualArithmetic(): Arithmetic<Dual>;
export function dualArithmetic<T>(arithmetic: Arithmetic<T>): Arithmetic<Dual<T>>;
export function dualArithmetic<T>(
  o: Arithmetic<T> = real as Arithmetic<unknown> as Arithmetic<T>, // left out only where T is number
): Arithmetic<Dual<T>> {
  const constant = (c: number): Dual<T> => dual(o.constant(c), o.constant(0));
  return {
    ...differentiable<T, Dual<T>>(
      o,
      (operation, operand) => checkedDual(operation, operand).value,
      ({ value, variables }) => {
        // ẏ = Σ_p (∂g/∂x_p) ẋ_p   (F2)
        const shares = variables.map(({ operand, slope }) => slope(operand.dot));
        const [first = 0, ...others] = shares;
        const dot = others.reduce((sum, share) => o.add(sum, share), first);
        return dual(value, typeof dot === 'number' ? o.constant(dot) : dot);
      },
    ),
    named: (_name, u) => u,
    constant,
    number: (u) => (typeof u === 'number' ? u : o.number(u.value)),
  };
}

function checkedDual<T>(operation: string, operand: Dual<T>): Dual<T> {
  if (typeof operand !== 'object' || !('dot' in operand)) {
    throw new TypeError(
      `${operation}: an operand is ${typeof operand} without a dot; ` +
        'it must be a number or a dual number, dual(value, dot)',
    );
  }
  return operand;
}
