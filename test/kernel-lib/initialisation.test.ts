import {
  type Activation,
  dense,
  he,
  type Initialisation,
  identity,
  inverseRoot,
  type Matrix,
  matmul,
  random,
  relu,
  xavier,
} from 'kernel-lib';
import { expect, test } from 'vitest';
import { randomMatrix } from './support/draw.ts';

const meanSquare = (data: Float64Array) => data.reduce((s, x) => s + x * x, 0) / data.length;

test('F30: 1/√n_in, √(2/(n_in + n_out)) and √(2/n_in), by hand', () => {
  expect(inverseRoot(4, 9)).toBe(1 / 2);
  expect(xavier(3, 5)).toBe(1 / 2); // √(2/8)
  expect(he(8, 3)).toBe(1 / 2); // √(2/8)
});

test('each is a deviation that depends on n_in, not a variance and not one of n_out', () => {
  // (n_in, n_out) = (4, 9): variance for deviation, then n_out for n_in
  expect(inverseRoot(4, 9)).not.toBe(1 / 4);
  expect(inverseRoot(4, 9)).not.toBe(1 / 3);
  expect(he(4, 9)).not.toBe(2 / 4);
  expect(he(4, 9)).not.toBe(Math.sqrt(2 / 9));
  expect(xavier(4, 9)).not.toBe(2 / 13);
});

test('xavier: the mean of n_in s² and n_out s² is 1, a compromise between the two directions', () => {
  const s = xavier(30, 10);
  expect(((30 + 10) * s * s) / 2).toBeCloseTo(1, 14);
});

/** The mean square of a after ten layers of 200 nodes without biases, for inputs of mean square 1. */
function afterTenLayers(sigma: Activation, initialisation: Initialisation): number {
  const r = random(21);
  let a: Matrix = randomMatrix(r, 20, 200);
  for (let l = 1; l <= 10; l++) {
    a = sigma.apply(matmul(a, dense(200, 200, sigma, r, initialisation).W));
  }
  return meanSquare(a.data);
}

test('with 1/√n_in a linear layer keeps Var z = 1 for inputs of variance 1, ten layers deep', () => {
  expect(afterTenLayers(identity, inverseRoot)).toBeGreaterThan(0.6);
  expect(afterTenLayers(identity, inverseRoot)).toBeLessThan(1.6);
});

test('ReLU passes half of the mean square on, and √(2/n_in) makes up for it', () => {
  expect(afterTenLayers(relu, he)).toBeGreaterThan(0.5);
  expect(afterTenLayers(relu, he)).toBeLessThan(2);
  // 2⁻¹⁰ ≈ 0.001 of it is left with 1/√n_in
  expect(afterTenLayers(relu, inverseRoot)).toBeGreaterThan(0.5 * 2 ** -10);
  expect(afterTenLayers(relu, inverseRoot)).toBeLessThan(2 * 2 ** -10);
});
