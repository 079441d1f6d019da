// Programs for the tests of automatic differentiation: one line for any arithmetic, the same for mathjs.

import { type Arithmetic, type Dual, dual, dualArithmetic, real, tape } from 'kernel-lib';
import { derivative, evaluate } from 'mathjs';

/** y = f(x_1, …, x_d), to be run in any arithmetic. */
export type Program = <T>(o: Arithmetic<T>, ...x: T[]) => T;

/** The lecture's second example, √(x² + exp(x²)), with its letters. */
export const rootExample: Program = (o, x) => {
  const a = o.named('a', o.power(x, 2));
  const b = o.named('b', o.exp(a));
  const c = o.named('c', o.add(a, b));
  return o.named('d', o.sqrt(c));
};

/** A program, the same function of x, y, … for mathjs, and points at which to compare the two. */
export interface Formula {
  readonly text: string;
  readonly program: Program;
  readonly points: readonly (readonly number[])[];
}

const letters = ['x', 'y', 'z'];

/** mathjs's value of the function. */
export function symbolicValue({ text }: Formula, point: readonly number[]): number {
  return evaluate(text, scope(point));
}

/** ∂f/∂x_i by mathjs, from the text of the function. */
export function symbolicGradient({ text }: Formula, point: readonly number[]): number[] {
  return point.map((_, i) => derivative(text, letters[i]).evaluate(scope(point)));
}

/** ∂²f/∂x_i∂x_j by mathjs. */
export function symbolicHessian({ text }: Formula, point: readonly number[]): number[][] {
  return point.map((_, i) =>
    point.map((_, j) =>
      derivative(derivative(text, letters[i]), letters[j]).evaluate(scope(point)),
    ),
  );
}

/** ∂f/∂x_i by dual numbers, a run for each input. */
export function forwardGradient(program: Program, point: readonly number[]): number[] {
  return point.map((_, i) => program(dualArithmetic(), ...moving(point, i)).dot);
}

/** ∂f/∂x_i by one sweep of a tape. */
export function reverseGradient(program: Program, point: readonly number[]): number[] {
  const t = tape();
  const x = point.map((value) => t.variable(value));
  const adjoints = t.adjoints(program(t, ...x));
  return x.map(({ index }) => adjoints[index]);
}

/** ∂f/∂x_i by central differences. */
export function differenceGradient(program: Program, point: readonly number[]): number[] {
  const h = 1e-5;
  const moved = (i: number, by: number) => point.map((value, k) => (k === i ? value + by : value));
  return point.map(
    (_, i) => (program(real, ...moved(i, h)) - program(real, ...moved(i, -h))) / (2 * h),
  );
}

/** ∂²f/∂x_i∂x_j, the dots of the adjoints of a tape of dual numbers, row i moving in direction i. */
export function forwardOverReverse(program: Program, point: readonly number[]): number[][] {
  return point.map((_, i) => {
    const t = tape(dualArithmetic());
    const x = moving(point, i).map((value) => t.variable(value));
    const adjoints = t.adjoints(program(t, ...x));
    return x.map(({ index }) => adjoints[index].dot);
  });
}

/** ∂²f/∂x_i∂x_j by a tape on whose values another tape is written. */
export function reverseOverReverse(program: Program, point: readonly number[]): number[][] {
  const inner = tape();
  const outer = tape(inner);
  const values = point.map((value) => inner.variable(value));
  const x = values.map((value) => outer.variable(value));
  const gradient = outer.adjoints(program(outer, ...x));
  return x.map(({ index }) => {
    const second = inner.adjoints(gradient[index]);
    return values.map((value) => second[value.index]);
  });
}

/** ∂²f/∂x_i∂x_j by dual numbers of dual numbers. */
export function forwardOverForward(program: Program, point: readonly number[]): number[][] {
  const o = dualArithmetic(dualArithmetic());
  return point.map((_, i) =>
    point.map((_, j) => {
      const inner = moving(point, i);
      const direction = moving(point, j).map(({ dot }) => dual(dot, 0));
      const x = inner.map((value, k) => dual(value, direction[k]));
      return program(o, ...x).dot.dot;
    }),
  );
}

function moving(point: readonly number[], i: number): Dual[] {
  return point.map((value, k) => dual(value, k === i ? 1 : 0));
}

function scope(point: readonly number[]): Record<string, number> {
  return Object.fromEntries(point.map((value, i) => [letters[i], value]));
}
