// Every derivative rule, in every mode, against mathjs's symbolic derivatives and central differences.

import { closeness, matrix, real } from 'kernel-lib';
import { describe, expect, test } from 'vitest';
import {
  differenceGradient,
  type Formula,
  forwardGradient,
  forwardOverForward,
  forwardOverReverse,
  reverseGradient,
  reverseOverReverse,
  rootExample,
  symbolicGradient,
  symbolicHessian,
  symbolicValue,
} from './support/programs.ts';

const pairs = [
  [0.75, -1.3],
  [-2.2, 0.4],
];
const singles = [[0.75], [-1.3], [2.2]];
const positive = [[0.75], [0.2], [3.1]];

/** The twelve operations, with constants on either side, and formulas in which a variable returns. */
const formulas: readonly Formula[] = [
  { text: 'x + y', program: (o, x, y) => o.add(x, y), points: pairs },
  { text: '3 + x', program: (o, x) => o.add(3, x), points: singles },
  { text: 'x + x', program: (o, x) => o.add(x, x), points: singles },
  { text: 'x - y', program: (o, x, y) => o.subtract(x, y), points: pairs },
  { text: '3 - x', program: (o, x) => o.subtract(3, x), points: singles },
  { text: 'x - 3', program: (o, x) => o.subtract(x, 3), points: singles },
  { text: 'x * y', program: (o, x, y) => o.multiply(x, y), points: pairs },
  { text: '3 * x', program: (o, x) => o.multiply(3, x), points: singles },
  { text: 'x * x', program: (o, x) => o.multiply(x, x), points: singles },
  { text: 'x / y', program: (o, x, y) => o.divide(x, y), points: pairs },
  { text: '3 / x', program: (o, x) => o.divide(3, x), points: singles },
  { text: 'x / 3', program: (o, x) => o.divide(x, 3), points: singles },
  { text: 'x^2', program: (o, x) => o.power(x, 2), points: singles },
  { text: 'x^5', program: (o, x) => o.power(x, 5), points: singles },
  { text: 'x^(-3)', program: (o, x) => o.power(x, -3), points: singles },
  { text: 'x^1', program: (o, x) => o.power(x, 1), points: singles },
  { text: 'x^0', program: (o, x) => o.power(x, 0), points: singles },
  { text: 'x^2.5', program: (o, x) => o.power(x, 2.5), points: positive },
  { text: 'exp(x)', program: (o, x) => o.exp(x), points: singles },
  { text: 'log(x)', program: (o, x) => o.log(x), points: positive },
  { text: 'sqrt(x)', program: (o, x) => o.sqrt(x), points: positive },
  { text: 'sin(x)', program: (o, x) => o.sin(x), points: singles },
  { text: 'cos(x)', program: (o, x) => o.cos(x), points: singles },
  { text: 'tanh(x)', program: (o, x) => o.tanh(x), points: singles },
  { text: 'sqrt(x^2 + exp(x^2))', program: rootExample, points: singles },
  {
    text: 'sqrt(x^2 + exp(x^2)) + cos(x^2 + exp(x^2))',
    program: (o, x) => {
      const a = o.power(x, 2);
      const c = o.add(a, o.exp(a));
      return o.add(o.sqrt(c), o.cos(c));
    },
    // not 2.2: there f‴ is so large that differences are wrong in the fifth digit
    points: [[0.75], [-1.3], [1.1]],
  },
  {
    // a diamond: y reaches the product by two ways, z only by one, x by all
    text: 'sin(x y) * (x y - z / x)',
    program: (o, x, y, z) => {
      const p = o.multiply(x, y);
      return o.multiply(o.sin(p), o.subtract(p, o.divide(z, x)));
    },
    points: [
      [0.75, -1.3, 2.1],
      [-0.4, 0.9, 1.7],
    ],
  },
  {
    text: 'log(1 + exp(-x)) + tanh(x y)^3 / y',
    program: (o, x, y) => {
      const softplus = o.log(o.add(1, o.exp(o.multiply(-1, x))));
      return o.add(softplus, o.divide(o.power(o.tanh(o.multiply(x, y)), 3), y));
    },
    points: pairs,
  },
];

const cases = formulas.flatMap((formula) => formula.points.map((point) => ({ formula, point })));
const titled = cases.map(({ formula, point }) => [formula.text, point, formula] as const);

function expectClose(x: number[][], y: number[][], rtol: number): void {
  const { close, worst } = closeness(matrix(x), matrix(y), { atol: rtol, rtol });
  expect(close, JSON.stringify(worst)).toBe(true);
}

describe('F1: the value', () => {
  test.each(titled)('of %s at %j is mathjs’s', (_text, point, formula) => {
    expectClose([[formula.program(real, ...point)]], [[symbolicValue(formula, point)]], 1e-14);
  });
});

describe('F2: forward mode gives the derivatives', () => {
  test.each(titled)('of %s at %j', (_text, point, formula) => {
    const gradient = forwardGradient(formula.program, point);
    expectClose([gradient], [symbolicGradient(formula, point)], 1e-12);
    expectClose([gradient], [differenceGradient(formula.program, point)], 1e-7);
  });
});

describe('F3: reverse mode gives the derivatives', () => {
  test.each(titled)('of %s at %j', (_text, point, formula) => {
    const gradient = reverseGradient(formula.program, point);
    expectClose([gradient], [symbolicGradient(formula, point)], 1e-12);
    expectClose([gradient], [differenceGradient(formula.program, point)], 1e-7);
  });
});

describe('F2 over F3, F3 over F3 and F2 over F2 give the second derivatives', () => {
  test.each(titled)('of %s at %j', (_text, point, formula) => {
    const hessian = symbolicHessian(formula, point);
    expectClose(forwardOverReverse(formula.program, point), hessian, 1e-11);
    expectClose(reverseOverReverse(formula.program, point), hessian, 1e-11);
    expectClose(forwardOverForward(formula.program, point), hessian, 1e-11);
  });
});

describe('relu', () => {
  const slopeOf = (x: number) => [
    ...forwardGradient((o, u) => o.relu(u), [x]),
    ...reverseGradient((o, u) => o.relu(u), [x]),
  ];

  test('has the slope 1 for u > 0 and 0 for u < 0, as differences say', () => {
    expect(slopeOf(0.75)).toEqual([1, 1]);
    expect(slopeOf(-0.75)).toEqual([0, 0]);
    expect(differenceGradient((o, u) => o.relu(u), [-0.75])).toEqual([0]);
    expect(differenceGradient((o, u) => o.relu(u), [0.75])[0]).toBeCloseTo(1, 9);
  });

  test('has the slope 0 at 0, which is a choice: differences give ½ there', () => {
    expect(slopeOf(0)).toEqual([0, 0]);
    expect(slopeOf(-0)).toEqual([0, 0]);
    expect(differenceGradient((o, u) => o.relu(u), [0])[0]).toBeCloseTo(0.5, 9);
  });

  test('scales what passes: ∂relu(3x)/∂x = 3, and its second derivative is 0', () => {
    const program = <T>(o: Parameters<typeof rootExample<T>>[0], u: T) => o.relu(o.multiply(3, u));
    expect([forwardGradient(program, [0.75]), reverseGradient(program, [0.75])]).toEqual([
      [3],
      [3],
    ]);
    expect(forwardOverReverse(program, [0.75])).toEqual([[0]]);
  });
});

describe('the edges of the domains', () => {
  const both = (program: Formula['program'], ...point: number[]) => [
    ...forwardGradient(program, point),
    ...reverseGradient(program, point),
  ];

  test('√u and log u have an infinite slope at 0; 1/v has −∞', () => {
    expect(both((o, u) => o.sqrt(u), 0)).toEqual([Infinity, Infinity]);
    expect(both((o, u) => o.log(u), 0)).toEqual([Infinity, Infinity]);
    expect(both((o, v) => o.divide(1, v), 0)).toEqual([-Infinity, -Infinity]);
  });

  test('u⁰ = 1 and u¹ = u have the slopes 0 and 1 at u = 0 too', () => {
    expect(both((o, u) => o.power(u, 0), 0)).toEqual([0, 0]);
    expect(both((o, u) => o.power(u, 1), 0)).toEqual([1, 1]);
  });

  test('√u of a negative u has no slope', () => {
    expect(both((o, u) => o.sqrt(u), -1)).toEqual([NaN, NaN]);
  });
});
