// How many operations a program and its derivatives cost (F4), counted while it runs. The convention of
// the lecture: every + − · / and every power, exp, log, sqrt, sin, cos, tanh and relu costs 1 FLOP; so
// does a square, and a change of sign (times −1). Constants are free.
//
// Free is an operation between constants, and what nobody carries out: to multiply or divide by the
// constant 1, to add or subtract the constant 0, to multiply or divide the constant 0, a first power.
// So the seeds ẋ = 1 and x̄_D = 1 and the partials 1 of a sum cost nothing to multiply with. A variable
// that happens to be 0 or 1 is no constant.
//
// Recounted by hand for a = x², b = eᵃ, c = a + b, d = √c, which is 4 FLOPs:
//   forward 5: ȧ = 2x, ḃ = b ȧ, ċ = ȧ + ḃ, ḋ = ċ / (2d), which is two;
//   reverse 6: the partials 2x and 1 / (2d), which is two; ā = b̄ b + c̄, which is two; x̄ = ā (2x).

import {
  type Arithmetic,
  apply,
  type Operand,
  type Operation,
  operations,
  real,
} from './arithmetic.ts';

/** A value and whether it is a constant. */
export interface Counted<T = number> {
  readonly value: T;
  readonly constant: boolean;
}

/** An arithmetic that counts what it does. */
export interface FlopCounter<T = number> extends Arithmetic<Counted<T>> {
  /** How many FLOPs have been spent since the counter was made. */
  readonly flops: number;
  /** An input of the program, which is not a constant whatever its value. */
  variable(value: T): Counted<T>;
}

/**
 * A counter at 0 for values of the given arithmetic, plain numbers if none is given.
 *
 * It counts a program f(o, x) as written when it stands for o itself. As the arithmetic of
 * `dualArithmetic` or of `tape` it counts f and the derivative together, each in the mechanical form
 * of that mode.
 *
 * @example
 * const o = flopCounter();
 * const x = o.variable(0.75);
 * o.exp(o.multiply(x, x));
 * o.flops // 2
 */
export function flopCounter(): FlopCounter;
export function flopCounter<T>(arithmetic: Arithmetic<T>): FlopCounter<T>;
export function flopCounter<T>(
  o: Arithmetic<T> = real as Arithmetic<unknown> as Arithmetic<T>, // left out only where T is number
): FlopCounter<T> {
  let flops = 0;
  const constant = (c: number): Counted<T> => ({ value: o.constant(c), constant: true });
  const lifted = (u: Operand<Counted<T>>) => (typeof u === 'number' ? constant(u) : u);
  return {
    ...operations<Counted<T>>((operation, ...operands) => {
      const [u, v] = operands.map(lifted);
      const known = u.constant && (v?.constant ?? true);
      const result = known ? undefined : free(o, operation, u, v);
      if (result !== undefined) return result;
      if (!known) flops += 1;
      const values = operands.map((w) => (typeof w === 'number' ? w : w.value));
      return { value: apply(o, operation, values), constant: known };
    }),
    variable: (value) => ({ value, constant: false }),
    constant,
    named: (_name, u) => u,
    number: (u) => (typeof u === 'number' ? u : o.number(u.value)),
    get flops() {
      return flops;
    },
  };
}

/** The result of an operation that nobody carries out, undefined if it costs a FLOP. */
function free<T>(
  o: Arithmetic<T>,
  operation: Operation,
  u: Counted<T>,
  v: Counted<T>,
): Counted<T> | undefined {
  const is = (w: Counted<T>, c: number) => w.constant && o.number(w.value) === c;
  switch (operation) {
    case 'add':
      return is(u, 0) ? v : is(v, 0) ? u : undefined;
    case 'subtract':
      return is(v, 0) ? u : undefined;
    case 'multiply':
      return is(u, 0) || is(v, 1) ? u : is(u, 1) || is(v, 0) ? v : undefined;
    case 'divide':
      return is(u, 0) || is(v, 1) ? u : undefined;
    case 'power':
      return is(v, 1) ? u : undefined;
    default:
      return undefined;
  }
}
