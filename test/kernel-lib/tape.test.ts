import {
  type Arithmetic,
  dual,
  dualArithmetic,
  normal,
  type Random,
  random,
  type Tape,
  tape,
  uniform,
  type Variable,
} from 'kernel-lib';
import { describe, expect, test } from 'vitest';
import { rootExample } from './support/programs.ts';
import { refusal } from './support/random-network.ts';

const nine = (list: readonly number[]) => list.map((u) => Number(u.toFixed(9)));

describe('√(x² + exp(x²)) at x = 0.75, worked by hand (notebook 02)', () => {
  const t = tape();
  const x = t.variable(0.75, 'x');
  const a = t.named('a', t.power(x, 2));
  const b = t.named('b', t.exp(a));
  const c = t.named('c', t.add(a, b));
  const d = t.named('d', t.sqrt(c));

  test('F1: every line is computed from its parents', () => {
    // a = 0.5625, b = e^0.5625, c = a + b, d = √c
    expect(t.lines.map(({ name, operation, parents }) => [name, operation, parents])).toEqual([
      ['x', 'variable', []],
      ['a', 'x²', [0]],
      ['b', 'exp(a)', [1]],
      ['c', 'a + b', [1, 2]],
      ['d', '√c', [3]],
    ]);
    const values = [0.75, 0.5625, 1.755054657, 2.317554657, 1.522351686];
    expect(nine(t.lines.map(({ value }) => value))).toEqual(values);
    expect(t.lines.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
    expect([x, d]).toEqual([
      { index: 0, value: 0.75 },
      { index: 4, value: t.lines[4].value },
    ]);
  });

  test('F1: the local partials are 2x, b, 1 and 1, 1/(2d)', () => {
    expect(t.lines.map(({ partials }) => nine(partials))).toEqual([
      ...[[], [1.5], [1.755054657], [1, 1], [0.32843922]],
    ]);
  });

  test('F3: the adjoints add up at the fork', () => {
    // d̄ = 1; c̄ = 1/(2d) = 1/3.044703373 = 0.328439220 = b̄
    // ā = b̄ b + c̄ = 0.576428782 + 0.328439220 = 0.904868002, neither share alone
    // x̄ = ā 2x = 1.357302003 = x (1 + b) / d
    const adjoints = t.adjoints(d);
    expect(nine(adjoints)).toEqual([1.357302003, 0.904868002, 0.32843922, 0.32843922, 1]);
    expect(adjoints[x.index]).toBeCloseTo((0.75 * (1 + b.value)) / d.value, 14);
  });

  test('F3: any line can be the output; what does not lead to it has the adjoint 0', () => {
    // ∂b/∂x = 2x b = 2.632581985
    expect(nine(t.adjoints(b))).toEqual([2.632581985, 1.755054657, 1, 0, 0]);
    expect(t.adjoints(x)).toEqual([1, 0, 0, 0, 0]);
  });

  test('A sweep leaves the tape as it is', () => {
    const before = JSON.stringify(t.lines);
    t.adjoints(d);
    expect(JSON.stringify(t.lines)).toBe(before);
    expect(t.adjoints(d)).toEqual(t.adjoints(d));
  });
});

describe('forks', () => {
  test('F3: a variable used three times receives three shares', () => {
    // y = x · x · x = 27 at x = 3: 9 + 9 + 9
    const t = tape();
    const x = t.variable(3);
    const y = t.multiply(t.multiply(x, x), x);
    expect(t.adjoints(y)[x.index]).toBe(27);
    // y = x + (2x + 5x) = 8x
    const z = t.add(x, t.add(t.multiply(2, x), t.multiply(x, 5)));
    expect(t.adjoints(z)[x.index]).toBe(8);
  });

  test('F3: x · x has the parent x twice, with the partial x for each', () => {
    const t = tape();
    const x = t.variable(3);
    const y = t.multiply(x, x);
    expect(t.lines[y.index]).toMatchObject({ parents: [0, 0], partials: [3, 3] });
    expect(t.adjoints(y)).toEqual([6, 1]);
    expect(t.adjoints(t.subtract(x, x))[x.index]).toBe(0);
    expect(t.adjoints(t.divide(x, x))[x.index]).toBe(0);
  });

  test('F3: in a diamond a node hands on only when both its children have handed to it', () => {
    // u = 2x = 6, p = u + 1 = 7, q = u · u = 36, y = p q = 252 at x = 3
    // p̄ = q = 36, q̄ = p = 7; ū = p̄ + 2u q̄ = 36 + 84 = 120; x̄ = 2 ū = 240
    const t = tape();
    const x = t.variable(3);
    const u = t.multiply(2, x);
    const p = t.add(u, 1);
    const q = t.multiply(u, u);
    const y = t.multiply(p, q);
    expect(t.adjoints(y)).toEqual([240, 120, 36, 7, 1]);
  });

  test('F3, F4: two outputs take a sweep each from one tape', () => {
    // p = x y, q = x / y at (3, 4): ∂p = (4, 3), ∂q = (1/4, −3/16)
    const t = tape();
    const [x, y] = [t.variable(3), t.variable(4)];
    const [p, q] = [t.multiply(x, y), t.divide(x, y)];
    expect(t.adjoints(p)).toEqual([4, 3, 1, 0]);
    expect(t.adjoints(q)).toEqual([0.25, -0.1875, 0, 1]);
  });

  test('A variable that is not used has the adjoint 0, also where partials are infinite', () => {
    const t = tape();
    const [x, unused, other] = [t.variable(3), t.variable(0), t.variable(0)];
    t.sqrt(other);
    const y = t.exp(x);
    expect(t.adjoints(y)[unused.index]).toBe(0);
    expect(t.adjoints(y)[other.index]).toBe(0);
  });

  test('The letters of a program: √c + cos c, the example of Deisenroth, Faisal and Ong (5.14)', () => {
    // at x = 0.75: ∂f/∂c = 1/(2√c) − sin c, and ∂c/∂x = 4.132581985
    const t = tape();
    const x = t.variable(0.75);
    const a = t.power(x, 2);
    const c = t.add(a, t.exp(a));
    const f = t.add(t.sqrt(c), t.cos(c));
    const adjoints = t.adjoints(f);
    expect(adjoints[c.index]).toBeCloseTo(0.32843922 - Math.sin(2.317554657), 8);
    expect(adjoints[x.index]).toBeCloseTo(adjoints[c.index] * 4.132581985, 8);
  });
});

describe('the expression of micrograd’s README (A. Karpathy, 2020)', () => {
  /** a = −4, b = 2; `c += …` of the original makes a new value, and so it is written here. */
  function expression<T>(o: Arithmetic<T>, a: T, b: T): T {
    const c1 = o.add(a, b);
    const d1 = o.add(o.multiply(a, b), o.power(b, 3));
    const c2 = o.add(c1, o.add(c1, 1));
    const c3 = o.add(c2, o.add(o.add(1, c2), o.multiply(-1, a)));
    const d2 = o.add(d1, o.add(o.multiply(d1, 2), o.relu(o.add(b, a))));
    const d3 = o.add(d2, o.add(o.multiply(3, d2), o.relu(o.subtract(b, a))));
    const f = o.power(o.subtract(c3, d3), 2);
    return o.add(o.divide(f, 2), o.divide(10, f));
  }

  test('F3: g = 24.7041, ∂g/∂a = 138.8338, ∂g/∂b = 645.5773 by one sweep', () => {
    const t = tape();
    const [a, b] = [t.variable(-4, 'a'), t.variable(2, 'b')];
    const g = expression(t, a, b);
    const adjoints = t.adjoints(g);
    const printed = [g.value, adjoints[a.index], adjoints[b.index]].map((u) => u.toFixed(4));
    expect(printed).toEqual(['24.7041', '138.8338', '645.5773']);
  });

  test('F2: the same by two runs of dual numbers', () => {
    const o = dualArithmetic();
    const byA = expression(o, dual(-4, 1), dual(2, 0));
    const byB = expression(o, dual(-4, 0), dual(2, 1));
    const printed = [byA.value, byA.dot, byB.dot].map((u) => u.toFixed(4));
    expect(printed).toEqual(['24.7041', '138.8338', '645.5773']);
  });
});

describe('random programs', () => {
  /** Steps drawn from a seed: each takes earlier values, so that forks and unused values abound. */
  function randomProgram<T>(o: Arithmetic<T>, r: Random, inputs: readonly T[]): T[] {
    const values = [...inputs];
    const drawn = () => values[Math.floor(uniform(r) * values.length)];
    const bounded = (u: T) => o.add(2, o.sin(u)); // between 1 and 3: in every domain
    const steps: (() => T)[] = [
      ...[() => o.add(drawn(), drawn()), () => o.subtract(drawn(), drawn())],
      ...[() => o.multiply(o.tanh(drawn()), drawn()), () => o.divide(drawn(), bounded(drawn()))],
      ...[() => o.exp(o.cos(drawn())), () => o.log(bounded(drawn())), () => o.relu(drawn())],
      ...[() => o.sqrt(bounded(drawn())), () => o.power(bounded(drawn()), -1.5)],
    ];
    for (let k = 0; k < 30; k++) values.push(steps[Math.floor(uniform(r) * steps.length)]());
    return values.slice(-3);
  }

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'F2 = F3: the sweeps give the Jacobian of the runs, seed %i',
    (seed) => {
      const r = random(seed);
      const point = [normal(r), normal(r), normal(r), normal(r)];
      const t = tape();
      const x = point.map((value) => t.variable(value));
      const outputs = randomProgram(t, random(seed), x);
      const o = dualArithmetic();
      const runs = point.map((_, i) =>
        randomProgram(
          o,
          random(seed),
          point.map((value, k) => dual(value, k === i ? 1 : 0)),
        ),
      );
      outputs.forEach((y, j) => {
        const adjoints = t.adjoints(y);
        x.forEach(({ index }, i) => {
          const { value, dot } = runs[i][j];
          expect(value).toBe(y.value);
          expect(Math.abs(adjoints[index] - dot)).toBeLessThanOrEqual(
            1e-13 + 1e-12 * Math.abs(dot),
          );
        });
      });
      expect(outputs.some((y) => t.adjoints(y).some((u) => u !== 0 && u !== 1))).toBe(true);
    },
  );
});

describe('a tape of other values', () => {
  test('of dual numbers: f′ and f″ of √(x² + exp(x²)) by one sweep', () => {
    // f² = c: 2 f f″ + 2 f′² = c″, with c″ = 2 (1 + b) + 4x² b
    const t = tape(dualArithmetic());
    const x = t.variable(dual(0.75, 1));
    const d = rootExample(t, x);
    const b = Math.exp(0.5625);
    const [f, slope] = [d.value.value, d.value.dot];
    const second = (2 * (1 + b) + 4 * 0.75 ** 2 * b - 2 * slope ** 2) / (2 * f);
    const adjoint = t.adjoints(d)[x.index];
    expect(adjoint.value).toBeCloseTo(slope, 14);
    expect(adjoint.dot).toBeCloseTo(second, 13);
    expect(second).toBeCloseTo(1.896554157, 9);
  });

  test('A constant is a line of its own where a value is asked for', () => {
    const t = tape();
    const x = t.variable(3);
    const two = t.constant(2);
    const y = t.multiply(two, x);
    expect(t.lines[two.index]).toEqual({
      ...{ index: 1, name: 'x₂', operation: 'constant', value: 2, parents: [], partials: [] },
    });
    expect(t.adjoints(y)).toEqual([2, 3, 1]);
    expect(t.add(1, 2)).toEqual({ index: 3, value: 3 });
    expect(t.lines[3]).toMatchObject({ operation: '1 + 2', parents: [] });
  });
});

describe('what a tape refuses', () => {
  const t = tape();
  const x = t.variable(3);

  test('A Variable of another tape, or one that no tape has made', () => {
    const other = tape();
    other.variable(1);
    const foreign = other.variable(2);
    expect([
      refusal(() => t.multiply(x, foreign)),
      refusal(() => other.multiply(x, foreign)),
      refusal(() => t.adjoints(foreign)),
      refusal(() => t.adjoints({ index: 7, value: 1 })),
      refusal(() => t.exp({ index: -1, value: 1 })),
      refusal(() => t.named('a', { ...x })),
      refusal(() => t.number(foreign)),
    ]).toMatchInlineSnapshot(`
      [
        "RangeError: multiply: the Variable with index 1 is not on this tape, which has 1 line(s); it belongs to another tape or is a copy",
        "RangeError: multiply: the Variable with index 0 is not on this tape, which has 2 line(s); it belongs to another tape or is a copy",
        "RangeError: adjoints: the Variable with index 1 is not on this tape, which has 1 line(s); it belongs to another tape or is a copy",
        "RangeError: adjoints: the Variable with index 7 is not on this tape, which has 1 line(s); it belongs to another tape or is a copy",
        "RangeError: exp: the Variable with index -1 is not on this tape, which has 1 line(s); it belongs to another tape or is a copy",
        "RangeError: named: the Variable with index 0 is not on this tape, which has 1 line(s); it belongs to another tape or is a copy",
        "RangeError: number: the Variable with index 1 is not on this tape, which has 1 line(s); it belongs to another tape or is a copy",
      ]
    `);
  });

  test('What is neither a number nor a Variable', () => {
    expect([
      refusal(() => t.add(x, undefined as unknown as Variable)),
      refusal(() => t.sin(dual(1, 0) as unknown as Variable)),
      refusal(() => t.multiply('2' as unknown as number, x)),
      refusal(() => t.adjoints(4 as unknown as Variable)),
      refusal(() => t.power(x, x as unknown as number)),
    ]).toMatchInlineSnapshot(`
      [
        "TypeError: add: undefined was given where a Variable of this tape is wanted; take what variable(value) or an operation of this tape has returned, or to an operation a number",
        "TypeError: sin: object was given where a Variable of this tape is wanted; take what variable(value) or an operation of this tape has returned, or to an operation a number",
        "TypeError: multiply: string was given where a Variable of this tape is wanted; take what variable(value) or an operation of this tape has returned, or to an operation a number",
        "TypeError: adjoints: number was given where a Variable of this tape is wanted; take what variable(value) or an operation of this tape has returned, or to an operation a number",
        "TypeError: power: the exponent is object; it must be a number; write u^v as exp(v log u)",
      ]
    `);
  });

  test('An input that is no value of its arithmetic', () => {
    const tapeOfDuals: Tape<unknown> = tape(dualArithmetic()) as Tape<unknown>;
    expect([
      refusal(() => t.variable('3' as unknown as number)),
      refusal(() => t.variable(undefined as unknown as number)),
      refusal(() => t.variable(dual(1, 0) as unknown as number)),
      refusal(() => tapeOfDuals.variable('3')),
      refusal(() => tapeOfDuals.variable(null)),
    ]).toMatchInlineSnapshot(`
      [
        "TypeError: variable: the value is string; it must be a value of the arithmetic of the tape, which is a number unless tape(…) was given another arithmetic",
        "TypeError: variable: the value is undefined; it must be a value of the arithmetic of the tape, which is a number unless tape(…) was given another arithmetic",
        "TypeError: variable: the value is object; it must be a value of the arithmetic of the tape, which is a number unless tape(…) was given another arithmetic",
        "TypeError: variable: the value is string; it must be a value of the arithmetic of the tape, which is a number unless tape(…) was given another arithmetic",
        "TypeError: variable: the value is null; it must be a value of the arithmetic of the tape, which is a number unless tape(…) was given another arithmetic",
      ]
    `);
  });

  test('A step that is refused leaves no line', () => {
    expect(t.lines.length).toBe(1);
  });
});
