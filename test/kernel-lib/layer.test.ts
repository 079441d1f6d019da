import {
  type DenseLayer,
  dense,
  he,
  identity,
  input,
  matrix,
  normal,
  random,
  relu,
  shape,
  sigmoid,
  tanh,
  xavier,
} from 'kernel-lib';
import { describe, expect, test } from 'vitest';
import { expectSame } from './support/compare.ts';

test('the input layer hands its numbers on: a⁰ = z⁰ = x', () => {
  expect(input(784)).toEqual({ kind: 'input', size: 784, activation: identity });
  expect(input(784).activation).toBe(identity);
});

describe('a dense layer', () => {
  test('has W of n_(l−1) × n_l, one row b of n_l, and its activation', () => {
    const layer = dense(3, 2, tanh, random(1));
    expect(layer.kind).toBe('dense');
    expect(shape(layer.W)).toBe('3 × 2');
    expect(shape(layer.b)).toBe('1 × 2');
    expect(layer.activation).toBe(tanh);
  });

  test('starts with biases 0', () => {
    expectSame(dense(3, 2, tanh, random(1)).b, [[0, 0]]);
  });

  test('F30: draws w_ij from N(0, 1/n_in) row by row unless told otherwise', () => {
    const r = random(2);
    const draws = Array.from({ length: 8 }, () => normal(r));
    const { W } = dense(4, 2, sigmoid, random(2));
    expect([...W.data]).toEqual(draws.map((x) => x * 0.5)); // 1/√4
  });

  test('takes s from the initialisation, given (n_in, n_out) in this order', () => {
    const r = random(3);
    const draws = Array.from({ length: 16 }, () => normal(r));
    const weights = (s: Parameters<typeof dense>[4]) => [...dense(8, 2, relu, random(3), s).W.data];
    expect(weights(he)).toEqual(draws.map((x) => 0.5 * x)); // √(2/8)
    expect(weights(xavier)).toEqual(draws.map((x) => Math.sqrt(0.2) * x)); // √(2/10)
    expect(weights((inputs, outputs) => inputs - outputs)).toEqual(draws.map((x) => 6 * x));
  });

  test('is the same again from the same seed; the next one from the same generator is another', () => {
    const r = random(4);
    const [first, second] = [dense(3, 3, tanh, r), dense(3, 3, tanh, r)];
    expectSame(dense(3, 3, tanh, random(4)).W, first.W);
    expect([...second.W.data]).not.toEqual([...first.W.data]);
  });

  test('may be written as a literal', () => {
    const literal: DenseLayer = {
      kind: 'dense',
      W: matrix([[1], [2]]),
      b: matrix([[3]]),
      activation: identity,
    };
    expect(Object.keys(literal).sort()).toEqual(
      Object.keys(dense(2, 1, identity, random(1))).sort(),
    );
  });
});

describe('sizes that are not whole numbers from 1 on', () => {
  test('are refused by the input layer', () => {
    expect(() => input(0)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: input: size is 0; it must be a whole number from 1 on]`,
    );
    expect(() => input(2.5)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: input: size is 2.5; it must be a whole number from 1 on]`,
    );
    expect(() => input(Number.NaN)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: input: size is NaN; it must be a whole number from 1 on]`,
    );
  });

  test('are refused by a dense layer, before anything is drawn', () => {
    const r = random(5);
    expect(() => dense(0, 2, relu, r)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: dense: inputs is 0; it must be a whole number from 1 on]`,
    );
    expect(() => dense(2, -1, relu, r)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: dense: outputs is -1; it must be a whole number from 1 on]`,
    );
    expect(() => dense(Number.NaN, 2, relu, r)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: dense: inputs is NaN; it must be a whole number from 1 on]`,
    );
    expect(() => dense(2, Infinity, relu, r)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: dense: outputs is Infinity; it must be a whole number from 1 on]`,
    );
    expect([...r.words]).toEqual([...random(5).words]);
  });
});
