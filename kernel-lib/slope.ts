// The derivative of every elementary operation, written once. Forward mode and the tape are both made
// from these lines; the values are of any arithmetic, so that derivatives can be derived again.

import { type Arithmetic, apply, type Operand, type Operation, operations } from './arithmetic.ts';

/**
 * t ↦ (∂y/∂u) t, a local partial as a map. Forward mode gives it u̇; its value at 1 is the partial.
 *
 * A map rather than a factor, since a person divides by 2√u and does not multiply by 1/(2√u).
 */
export type Slope<T> = (t: Operand<T>) => Operand<T>;

type Slopes<T> = {
  readonly [name in Operation]: (y: T, ...operands: readonly Operand<T>[]) => readonly Slope<T>[];
};

/** For each operation y = g(u, v) the slopes of its operands; a constant p has none. */
function slopes<T>(o: Arithmetic<T>): Slopes<T> {
  return {
    // ∂(u + v)/∂u = 1,  ∂(u + v)/∂v = 1
    add: () => [(t) => t, (t) => t],
    // ∂(u − v)/∂u = 1,  ∂(u − v)/∂v = −1
    subtract: () => [(t) => t, (t) => o.multiply(-1, t)],
    // ∂(u v)/∂u = v,  ∂(u v)/∂v = u
    multiply: (_y, u, v) => [(t) => o.multiply(v, t), (t) => o.multiply(u, t)],
    // ∂(u/v)/∂u = 1/v,  ∂(u/v)/∂v = −y/v
    divide: (y, _u, v) => [
      (t) => o.divide(t, v),
      (t) => o.multiply(-1, o.divide(o.multiply(y, t), v)),
    ],
    // ∂u^p/∂u = p u^(p−1); of u⁰ = 1 it is 0, at u = 0 too
    power: (_y, u, p) => [
      (t) => (p === 0 ? 0 : o.multiply(o.multiply(p, o.power(u, o.number(p) - 1)), t)),
    ],
    // ∂eᵘ/∂u = eᵘ = y
    exp: (y) => [(t) => o.multiply(y, t)],
    // ∂ln u/∂u = 1/u
    log: (_y, u) => [(t) => o.divide(t, u)],
    // ∂√u/∂u = 1/(2√u) = 1/(2y)
    sqrt: (y) => [(t) => o.divide(t, o.multiply(2, y))],
    // ∂sin u/∂u = cos u
    sin: (_y, u) => [(t) => o.multiply(o.cos(u), t)],
    // ∂cos u/∂u = −sin u
    cos: (_y, u) => [(t) => o.multiply(o.multiply(-1, o.sin(u)), t)],
    // ∂tanh u/∂u = 1 − tanh² u = 1 − y²
    tanh: (y) => [(t) => o.multiply(o.subtract(1, o.power(y, 2)), t)],
    // ∂max(0, u)/∂u = 1 for u > 0 and 0 for u ≤ 0; the 0 at u = 0 is a choice
    relu: (_y, u) => [(t) => (o.number(u) > 0 ? t : 0)],
  };
}

/** One operation, done: y = g(operands), and the slope of each operand that is not a constant. */
export interface Step<T, U> {
  readonly operation: Operation;
  readonly operands: readonly Operand<U>[];
  readonly value: T;
  readonly variables: readonly { readonly operand: U; readonly slope: Slope<T> }[];
}

/**
 * The twelve operations over U, each done on the values of type T that `inside` finds in its operands;
 * `outcome` makes a U of the step: a dual number, or a line of a tape.
 */
export function differentiable<T, U>(
  o: Arithmetic<T>,
  inside: (operation: Operation, operand: U) => T,
  outcome: (step: Step<T, U>) => U,
): Pick<Arithmetic<U>, Operation> {
  const slopesOf = slopes(o);
  return operations((operation, ...operands) => {
    const values = operands.map((u) => (typeof u === 'number' ? u : inside(operation, u)));
    const value = apply(o, operation, values);
    const slope = slopesOf[operation](value, ...values);
    const variables = operands.flatMap((operand, k) =>
      typeof operand === 'number' ? [] : [{ operand, slope: slope[k] }],
    );
    return outcome({ operation, operands, value, variables });
  });
}
