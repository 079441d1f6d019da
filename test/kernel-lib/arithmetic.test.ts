import { type Operation, real } from 'kernel-lib';
import { describe, expect, test } from 'vitest';
import { refusal } from './support/random-network.ts';

describe('plain numbers', () => {
  test('Each of the twelve operations is the one of its name', () => {
    const values: Record<Operation, number> = {
      add: real.add(0.75, -2),
      subtract: real.subtract(0.75, -2),
      multiply: real.multiply(0.75, -2),
      divide: real.divide(0.75, -2),
      power: real.power(0.75, 3),
      exp: real.exp(0.75),
      log: real.log(0.75),
      sqrt: real.sqrt(0.5625),
      sin: real.sin(0.75),
      cos: real.cos(0.75),
      tanh: real.tanh(0.75),
      relu: real.relu(-0.75),
    };
    expect(values).toEqual({
      ...{ add: -1.25, subtract: 2.75, multiply: -1.5, divide: -0.375, power: 0.421875 },
      ...{ exp: Math.exp(0.75), log: Math.log(0.75), sqrt: 0.75 },
      ...{ sin: Math.sin(0.75), cos: Math.cos(0.75), tanh: Math.tanh(0.75), relu: 0 },
    });
    expect([real.relu(0.75), real.relu(0), real.power(0.25, 0.5)]).toEqual([0.75, 0, 0.5]);
  });

  test('A square is one multiplication, to the last digit', () => {
    for (const u of [0.1, -1.1, 1 / 3, 12345.678]) expect(real.power(u, 2)).toBe(u * u);
  });

  test('A name and a constant leave a number as it is', () => {
    expect([real.named('a', 0.75), real.constant(-2), real.number(5)]).toEqual([0.75, -2, 5]);
  });

  test('Outside a domain there is no exception, but what JavaScript says', () => {
    expect([real.log(0), real.divide(1, 0), real.divide(-1, 0), real.power(0, -1)]).toEqual([
      -Infinity,
      Infinity,
      -Infinity,
      Infinity,
    ]);
    expect([
      real.log(-1),
      real.sqrt(-1),
      real.divide(0, 0),
      real.power(-8, 1 / 3),
      real.relu(NaN),
    ]).toEqual([NaN, NaN, NaN, NaN, NaN]);
  });

  test('The exponent is a constant', () => {
    const power = (p: unknown) => refusal(() => real.power(2, p as number));
    expect(
      [undefined, { index: 0, value: 2 }, '2', NaN, Infinity].map(power),
    ).toMatchInlineSnapshot(`
      [
        "TypeError: power: the exponent is undefined; it must be a number; write u^v as exp(v log u)",
        "TypeError: power: the exponent is object; it must be a number; write u^v as exp(v log u)",
        "TypeError: power: the exponent is string; it must be a number; write u^v as exp(v log u)",
        "RangeError: power: the exponent is NaN; it must be a finite number",
        "RangeError: power: the exponent is Infinity; it must be a finite number",
      ]
    `);
  });
});
