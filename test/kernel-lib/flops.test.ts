import {
  type Arithmetic,
  type Counted,
  dual,
  dualArithmetic,
  type FlopCounter,
  flopCounter,
  tape,
} from 'kernel-lib';
import { describe, expect, test } from 'vitest';
import { type Program, rootExample } from './support/programs.ts';

/** The FLOPs of whatever a program does with a counter and an input of this value. */
function flopsOf(run: (o: FlopCounter, x: Counted) => unknown, value = 0.75): number {
  const o = flopCounter();
  run(o, o.variable(value));
  return o.flops;
}

/** f alone, and what the two modes spend beyond it. */
function mechanical(f: Program, value = 0.75): { f: number; forward: number; reverse: number } {
  const alone = flopsOf(f, value);
  const forward = flopsOf((o, x) => f(dualArithmetic(o), dual(x, o.constant(1))), value);
  const reverse = flopsOf((o, x) => {
    const t = tape(o);
    t.adjoints(f(t, t.variable(x)));
  }, value);
  return { f: alone, forward: forward - alone, reverse: reverse - alone };
}

const squared: Program = (o, x) => o.exp(o.power(x, 2));

describe('exp(x²), the counts of notebook 01', () => {
  test('f is 2: a square and an exponential', () => {
    expect(flopsOf((o, x) => o.exp(o.multiply(x, x)))).toBe(2);
    expect(flopsOf(squared)).toBe(2);
  });

  test('f′ = 2x exp(x²) is 4 as written: 2 · x, x · x, exp, and the product', () => {
    expect(flopsOf((o, x) => o.multiply(o.multiply(2, x), o.exp(o.multiply(x, x))))).toBe(4);
  });

  test('f′ = 2x b is 2 once b is known: 4 for both and not 6', () => {
    const both = flopsOf((o, x) => {
      const b = o.exp(o.multiply(x, x));
      return o.multiply(o.multiply(2, x), b);
    });
    expect(both - 2).toBe(2);
  });

  test('F4: the modes spend 2 beyond f: 2x and its product with b', () => {
    expect(mechanical(squared)).toEqual({ f: 2, forward: 2, reverse: 2 });
  });
});

describe('√(x² + exp(x²)), the counts of notebook 02', () => {
  const underRoot = <T>(o: Arithmetic<T>, x: T) => o.add(o.multiply(x, x), o.exp(o.multiply(x, x)));

  test('as written 5 for f: x · x twice, exp, +, √', () => {
    expect(flopsOf((o, x) => o.sqrt(underRoot(o, x)))).toBe(5);
  });

  test('as written 10 for f′ = x (1 + exp(x²)) / √(x² + exp(x²))', () => {
    // x · x, exp, 1 + …, x · …: 4; the root again: 5; the division: 1
    const slope = flopsOf((o, x) => {
      const numerator = o.multiply(x, o.add(1, o.exp(o.multiply(x, x))));
      return o.divide(numerator, o.sqrt(underRoot(o, x)));
    });
    expect(slope).toBe(10);
  });

  test('with reuse 4 for f, and 3 for f′ = x (1 + b) / d', () => {
    expect(flopsOf(rootExample)).toBe(4);
    const both = flopsOf((o, x) => {
      const a = o.power(x, 2);
      const b = o.exp(a);
      const d = o.sqrt(o.add(a, b));
      return o.divide(o.multiply(x, o.add(1, b)), d);
    });
    expect(both).toBe(4 + 3);
  });

  test('F4: mechanical forward 4 + 5, mechanical reverse 4 + 6', () => {
    expect(mechanical(rootExample)).toEqual({ f: 4, forward: 5, reverse: 6 });
  });

  test('The forward 5, one by one: 1 for ȧ, 1 for ḃ, 1 for ċ, 2 for ḋ', () => {
    const o = flopCounter();
    const p = dualArithmetic(o);
    const spent = <T>(act: () => T): [number, T] => {
      const before = o.flops;
      const result = act();
      return [o.flops - before - 1, result]; // without the 1 of the operation itself
    };
    const [ofA, a] = spent(() => p.power(dual(o.variable(0.75), o.constant(1)), 2));
    const [ofB, b] = spent(() => p.exp(a));
    const [ofC, c] = spent(() => p.add(a, b));
    const [ofD] = spent(() => p.sqrt(c));
    expect([ofA, ofB, ofC, ofD]).toEqual([1, 1, 1, 2]);
  });

  test('The reverse 6: 3 for the partials 2x and 1/(2d), 3 for the sweep', () => {
    const o = flopCounter();
    const t = tape(o);
    const d = rootExample(t, t.variable(o.variable(0.75)));
    expect(o.flops).toBe(4 + 3);
    t.adjoints(d);
    expect(o.flops).toBe(4 + 6);
  });

  test('The numbers are not touched by the counting', () => {
    const o = flopCounter();
    const t = tape(o);
    const x = t.variable(o.variable(0.75));
    const d = rootExample(t, x);
    expect(o.number(d.value)).toBeCloseTo(1.522351686, 9);
    expect(t.adjoints(d)[x.index].value).toBeCloseTo(1.357302003, 9);
  });
});

describe('what a FLOP is', () => {
  test('The counts do not depend on the input, not at 0, ½ or 1 where partials are 0 or 1', () => {
    for (const value of [0, 0.5, 1, -1, 2]) {
      expect(mechanical(rootExample, value)).toEqual({ f: 4, forward: 5, reverse: 6 });
    }
  });

  test('Each of the twelve operations costs 1, with a constant or without', () => {
    const costs = flopsOf((o, x) => {
      o.add(x, x);
      o.subtract(x, x);
      o.multiply(x, x);
      o.divide(x, x);
      o.add(1, x);
      o.subtract(1, x);
      o.multiply(-1, x);
      o.divide(1, x);
      for (const p of [-1, 0, 0.5, 2, 3]) o.power(x, p);
      for (const f of [o.exp, o.log, o.sqrt, o.sin, o.cos, o.tanh, o.relu]) f(x);
    });
    expect(costs).toBe(8 + 5 + 7);
  });

  test('Constants are free, and what nobody carries out with 0 and 1', () => {
    const o = flopCounter();
    const x = o.variable(0.75);
    const two = o.add(1, o.constant(1));
    expect(two).toEqual({ value: 2, constant: true });
    expect(o.exp(o.power(two, 2))).toEqual({ value: Math.exp(4), constant: true });
    for (const same of [
      ...[o.add(0, x), o.add(x, 0), o.subtract(x, 0), o.multiply(1, x), o.multiply(x, 1)],
      ...[o.divide(x, 1), o.power(x, 1), o.named('x', x), o.multiply(x, o.constant(1))],
    ]) {
      expect(same).toBe(x);
    }
    const zero = { value: 0, constant: true };
    expect([o.multiply(0, x), o.multiply(x, 0), o.divide(0, x)]).toEqual([zero, zero, zero]);
    expect(o.flops).toBe(0);
    expect(o.multiply(two, x)).toEqual({ value: 1.5, constant: false });
    expect(o.flops).toBe(1);
  });

  test('A variable that happens to be 0 or 1 is no constant', () => {
    const o = flopCounter();
    const [zero, one] = [o.variable(0), o.variable(1)];
    o.add(zero, one);
    o.multiply(one, zero);
    o.subtract(one, zero);
    o.divide(zero, one);
    expect(o.flops).toBe(4);
  });

  test('A square written as x · x costs the reverse mode one more: two products and their sum', () => {
    // x̄ = ā x + ā x is 3 FLOPs; x̄ = ā (2x) is 2. Forward ȧ = x + x is 1, as 2x is.
    const asProduct: Program = (o, x) => {
      const a = o.multiply(x, x);
      return o.sqrt(o.add(a, o.exp(a)));
    };
    expect(mechanical(asProduct)).toEqual({ f: 4, forward: 5, reverse: 7 });
  });

  test('A counter of dual numbers counts their operations, not those of their parts', () => {
    const o = flopCounter(dualArithmetic());
    const d = rootExample(o, o.variable(dual(0.75, 1)));
    expect(o.flops).toBe(4);
    expect(d.value.dot).toBeCloseTo(1.357302003, 9);
  });
});

describe('F4: forward mode costs a sweep an input, reverse mode a sweep an output', () => {
  /** Σ x_i², of n inputs: n squares and n − 1 sums. */
  const sumOfSquares = <T>(o: Arithmetic<T>, x: readonly T[]) =>
    x.map((xi) => o.power(xi, 2)).reduce((s, square) => o.add(s, square));

  const inputs = (o: FlopCounter, n: number) =>
    Array.from({ length: n }, (_, i) => o.variable(i + 1));

  test('The gradient of n inputs: n runs of f forward, one run and one sweep in reverse', () => {
    for (const n of [1, 3, 10]) {
      const forward = flopCounter();
      for (let i = 0; i < n; i++) {
        const x = inputs(forward, n).map((xk, k) => dual(xk, forward.constant(k === i ? 1 : 0)));
        sumOfSquares(dualArithmetic(forward), x);
      }
      // each run: f is 2n − 1; every 2x_k, of which n − 1 are multiplied by the constant 0
      expect(forward.flops).toBe(n * (2 * n - 1 + n));
      const reverse = flopCounter();
      const t = tape(reverse);
      t.adjoints(
        sumOfSquares(
          t,
          inputs(reverse, n).map((x) => t.variable(x)),
        ),
      );
      expect(reverse.flops).toBe(2 * n - 1 + n); // f and the partials 2x_k; all adjoints are 1
    }
  });

  test('The Jacobian of m outputs of one input: m sweeps in reverse, one run forward', () => {
    const powers = <T>(o: Arithmetic<T>, x: T, m: number) =>
      Array.from({ length: m }, (_, k) => o.exp(o.multiply(k + 2, x)));
    for (const m of [1, 3, 10]) {
      const forward = flopCounter();
      powers(dualArithmetic(forward), dual(forward.variable(0.75), forward.constant(1)), m);
      expect(forward.flops).toBe(2 * m + m); // f, and a product for each of the m dots
      const reverse = flopCounter();
      const t = tape(reverse);
      const x = t.variable(reverse.variable(0.75));
      const outputs = powers(t, x, m);
      expect(reverse.flops).toBe(2 * m);
      for (const y of outputs) expect(t.adjoints(y)[x.index].constant).toBe(false);
      expect(reverse.flops).toBe(2 * m + m); // a product in each of the m sweeps
    }
  });
});
