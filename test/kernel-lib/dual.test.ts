import { type Arithmetic, type Dual, dual, dualArithmetic, real, tape } from 'kernel-lib';
import { describe, expect, test } from 'vitest';
import { rootExample } from './support/programs.ts';
import { refusal } from './support/random-network.ts';

const o = dualArithmetic();

describe('dual numbers', () => {
  test('F2: (u + u̇ε)(v + v̇ε) = uv + (v u̇ + u v̇) ε: the product rule', () => {
    // 3 · 5 = 15; 5 · 0.5 + 3 · (−2) = −3.5, not u̇ v̇ = −1
    expect(o.multiply(dual(3, 0.5), dual(5, -2))).toEqual({ value: 15, dot: -3.5 });
    // x · x at 3 with ẋ = 1: 3 · 1 + 3 · 1 = 6
    expect(o.multiply(dual(3, 1), dual(3, 1))).toEqual({ value: 9, dot: 6 });
  });

  test('F2: (u/v)˙ = (u̇ − (u/v) v̇) / v: the quotient rule', () => {
    // 3/4 = 0.75; (0.5 − 0.75 · (−2)) / 4 = 2/4
    expect(o.divide(dual(3, 0.5), dual(4, -2))).toEqual({ value: 0.75, dot: 0.5 });
  });

  test('F2: (u − v)˙ = u̇ − v̇, and a constant does not move', () => {
    expect(o.subtract(dual(3, 0.5), dual(4, -2))).toEqual({ value: -1, dot: 2.5 });
    expect(o.subtract(10, dual(4, -2))).toEqual({ value: 6, dot: 2 });
    expect(o.add(dual(4, -2), o.constant(10))).toEqual({ value: 14, dot: -2 });
    expect(o.add(2, 3)).toEqual({ value: 5, dot: 0 });
  });

  test('F2: exp(x²) at x = 0.75, worked by hand', () => {
    // a = 0.5625, ȧ = 2 · 0.75 = 1.5; b = e^0.5625 = 1.755054657, ḃ = b ȧ = 2.632581985
    const a = o.power(dual(0.75, 1), 2);
    expect(a).toEqual({ value: 0.5625, dot: 1.5 });
    const b = o.exp(a);
    expect(b.value).toBeCloseTo(1.755054657, 9);
    expect(b.dot).toBeCloseTo(2.632581985, 9);
  });

  test('F2: √(x² + exp(x²)) at x = 0.75, worked by hand', () => {
    // c = a + b = 2.317554657, ċ = 1.5 + 2.632581985 = 4.132581985
    // d = √c = 1.522351686, ḋ = ċ / (2d) = 4.132581985 / 3.044703373 = 1.357302003
    const seen: Record<string, Dual> = {};
    const watching = {
      ...o,
      named: (name: string, u: Dual) => {
        seen[name] = u;
        return u;
      },
    };
    const d = rootExample(watching, dual(0.75, 1));
    expect(seen.c.dot).toBeCloseTo(4.132581985, 9);
    expect(d.value).toBeCloseTo(1.522351686, 9);
    expect(d.dot).toBeCloseTo(1.357302003, 9);
  });

  test('The dots are linear in the direction: ẋ = 2 gives twice the derivative', () => {
    const once = rootExample(o, dual(0.75, 1)).dot;
    expect(rootExample(o, dual(0.75, 2)).dot).toBeCloseTo(2 * once, 14);
    expect(rootExample(o, dual(0.75, 0)).dot).toBe(0);
  });

  test('F4: one run gives the derivatives of all outputs by one input', () => {
    const program = <T>(p: Arithmetic<T>, x: T, y: T) => {
      return [p.multiply(x, y), p.divide(x, y), p.subtract(y, 2)];
    };
    // at x = 3, y = 4: ∂/∂x = (y, 1/y, 0), ∂/∂y = (x, −x/y², 1)
    const dots = (xDot: number, yDot: number) =>
      program(o, dual(3, xDot), dual(4, yDot)).map(({ dot }) => dot);
    expect(dots(1, 0)).toEqual([4, 0.25, 0]);
    expect(dots(0, 1)).toEqual([3, -0.1875, 1]);
  });

  test('A name leaves a dual number as it is, and its plain number is the value', () => {
    const u = dual(3, 1);
    expect([o.named('u', u), o.number(u), o.number(2)]).toEqual([u, 3, 2]);
    expect(o.constant(-2)).toEqual({ value: -2, dot: 0 });
  });
});

describe('dual numbers of other values', () => {
  test('of plain numbers said to be such are the same', () => {
    expect(rootExample(dualArithmetic(real), dual(0.75, 1))).toEqual(rootExample(o, dual(0.75, 1)));
  });

  test('on a tape: the sweep of the dot gives the second derivative (reverse over forward)', () => {
    // f = x³: f′ = 3x² = 27, f″ = 6x = 18 at x = 3
    const t = tape();
    const x = t.variable(3);
    const { dot } = dualArithmetic(t).power(dual(x, t.constant(1)), 3);
    expect(dot.value).toBe(27);
    expect(t.adjoints(dot)[x.index]).toBe(18);
  });
});

test('What is not a dual number is refused', () => {
  const t = tape();
  const variable = t.variable(3);
  expect([
    refusal(() => o.add(variable as unknown as Dual, 1)),
    refusal(() => o.exp('1' as unknown as Dual)),
    refusal(() => o.multiply(dual(1, 1), undefined as unknown as Dual)),
    refusal(() => o.power(dual(1, 1), dual(2, 0) as unknown as number)),
  ]).toMatchInlineSnapshot(`
    [
      "TypeError: add: an operand is object without a dot; it must be a number or a dual number, dual(value, dot)",
      "TypeError: exp: an operand is string without a dot; it must be a number or a dual number, dual(value, dot)",
      "TypeError: multiply: an operand is undefined without a dot; it must be a number or a dual number, dual(value, dot)",
      "TypeError: power: the exponent is object; it must be a number; write u^v as exp(v log u)",
    ]
  `);
});
