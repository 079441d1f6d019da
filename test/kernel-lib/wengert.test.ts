import { tape, wengertTable } from 'kernel-lib';
import { describe, expect, test } from 'vitest';
import { rootExample } from './support/programs.ts';
import { refusal } from './support/random-network.ts';

describe('the table of a tape', () => {
  test('F1, F3: has the values, partials and adjoints of √(x² + exp(x²)) at x = 0.75', () => {
    const t = tape();
    const d = rootExample(t, t.variable(0.75, 'x'));
    expect(wengertTable(t.lines, { 'adjoint of d': t.adjoints(d) })).toMatchInlineSnapshot(`
      "name  operation        value  parents  partials                  adjoint of d
      x     variable   0.750000000                                      1.357302003
      a     x²         0.562500000  x        1.500000000                0.904868002
      b     exp(a)     1.755054657  a        1.755054657                0.328439220
      c     a + b      2.317554657  a, b     1.000000000, 1.000000000   0.328439220
      d     √c         1.522351686  c        0.328439220                1.000000000"
    `);
  });

  test('has a column for each sweep, and none without', () => {
    const t = tape();
    const [x, y] = [t.variable(3), t.variable(-0.5)];
    const [p, q] = [t.multiply(x, y), t.divide(x, y)];
    expect(
      wengertTable(t.lines, { '∂x₃': t.adjoints(p), '∂x₄': t.adjoints(q) }, 2),
    ).toMatchInlineSnapshot(`
      "name  operation  value  parents  partials         ∂x₃     ∂x₄
      x₁    variable    3.00                          -0.50   -2.00
      x₂    variable   -0.50                           3.00  -12.00
      x₃    x₁ · x₂    -1.50  x₁, x₂   -0.50, 3.00     1.00    0.00
      x₄    x₁ / x₂    -6.00  x₁, x₂   -2.00, -12.00   0.00    1.00"
    `);
    expect(wengertTable(t.lines, {}, 1)).toMatchInlineSnapshot(`
      "name  operation  value  parents  partials
      x₁    variable     3.0
      x₂    variable    -0.5
      x₃    x₁ · x₂     -1.5  x₁, x₂   -0.5, 3.0
      x₄    x₁ / x₂     -6.0  x₁, x₂   -2.0, -12.0"
    `);
  });

  test('shows what is too small for the decimals, and what is no number', () => {
    const t = tape();
    t.log(t.variable(0));
    t.sqrt(t.variable(-1));
    t.multiply(t.variable(1e-12), 2);
    expect(wengertTable(t.lines, {}, 3)).toMatchInlineSnapshot(`
      "name  operation    value  parents  partials
      x₁    variable     0.000
      x₂    log(x₁)         -∞  x₁       ∞
      x₃    variable    -1.000
      x₄    √x₃            NaN  x₃       NaN
      x₅    variable   1.0e-12
      x₆    x₅ · 2     2.0e-12  x₅       2.000"
    `);
  });

  test('gives a bar over a letter no column of its own', () => {
    const t = tape();
    const x = t.variable(3, 'a\u0304');
    t.exp(x);
    const [head, first, second] = wengertTable(t.lines, { 'x\u0304': t.adjoints(x) }, 1).split(
      '\n',
    );
    expect(first.indexOf('variable')).toBe(head.indexOf('operation') + 1);
    expect(second.indexOf('exp')).toBe(head.indexOf('operation'));
    expect(first.length).toBe(head.length); // both end with the last column, and each has one mark
  });

  test('wants one adjoint a line', () => {
    const t = tape();
    const x = t.variable(3);
    const early = t.adjoints(x);
    t.exp(x);
    expect(refusal(() => wengertTable(t.lines, { x̄: early }))).toMatchInlineSnapshot(
      `"RangeError: wengertTable: x̄ has 1 entries but the list has 2 lines; take the adjoints after the last line (1 ≠ 2)"`,
    );
  });
});

describe('the formula of a line', () => {
  test('is the one the lecture would write', () => {
    const t = tape();
    const [u, v] = [t.variable(2, 'u'), t.variable(3, 'v')];
    const first = t.lines.length;
    t.add(u, v);
    t.subtract(u, v);
    t.multiply(u, u);
    t.divide(1, v);
    for (const p of [2, 10, -1, 0.5, -0.5]) t.power(u, p);
    for (const f of [t.exp, t.log, t.sqrt, t.sin, t.cos, t.tanh, t.relu]) f(u);
    t.multiply(-2, u);
    t.add(u, -0.5);
    expect(t.lines.slice(first).map(({ operation }) => operation)).toMatchInlineSnapshot(`
      [
        "u + v",
        "u − v",
        "u · u",
        "1 / v",
        "u²",
        "u¹⁰",
        "u⁻¹",
        "u^0.5",
        "u^(−0.5)",
        "exp(u)",
        "log(u)",
        "√u",
        "sin(u)",
        "cos(u)",
        "tanh(u)",
        "relu(u)",
        "(−2) · u",
        "u + (−0.5)",
      ]
    `);
  });

  test('follows the names, however late they are given', () => {
    const t = tape();
    const x = t.variable(2);
    const y = t.exp(x);
    t.multiply(x, y);
    const operation = () => t.lines[2].operation;
    expect(operation()).toBe('x₁ · x₂');
    t.named('b', y);
    t.named('x', x);
    expect(operation()).toBe('x · b');
    expect(t.lines.map(({ name }) => name)).toEqual(['x', 'b', 'x₃']);
  });

  test('counts the names from 1, as the lecture does', () => {
    const t = tape();
    for (let k = 0; k < 12; k++) t.variable(k);
    expect(t.lines.map(({ name }) => name).join(' ')).toBe(
      'x₁ x₂ x₃ x₄ x₅ x₆ x₇ x₈ x₉ x₁₀ x₁₁ x₁₂',
    );
  });
});
