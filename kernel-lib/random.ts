// Random numbers from a seed: the same seed gives the same numbers on every machine (`normal` up to
// the last digit, which JavaScript leaves to the engine's ln and cos). The generator is xoshiro128**
// (Blackman and Vigna, 2018), its state filled by splitmix32; all words are 32 bits.

import { build, checkedSize, type Matrix } from './matrix.ts';

/** The state of a generator: four words, not all zero. Drawing a number replaces them. */
export interface Random {
  readonly words: Uint32Array;
}

/**
 * A generator started from a seed.
 *
 * @throws RangeError if the seed is not a whole number from 0 to 2³² − 1.
 * @example
 * uniform(random(1)) === uniform(random(1)) // true
 */
export function random(seed: number): Random {
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
    throw new RangeError(
      `random: the seed is ${seed}; it must be a whole number from 0 to 4294967295`,
    );
  }
  const words = new Uint32Array(4);
  for (let k = 0; k < 4; k++) words[k] = splitmix32(seed + (k + 1) * 0x9e3779b9);
  return { words };
}

/** A number drawn uniformly from [0, 1), a multiple of 2⁻⁵³. */
export function uniform(r: Random): number {
  const words = wordsOf(r);
  const u = draw(words);
  keep(r, words);
  return u;
}

/** A number drawn from N(0, 1), by the first half of the Box–Muller transform (1958). */
export function normal(r: Random): number {
  const u = 1 - uniform(r); // in (0, 1], so that ln u is finite
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * uniform(r));
}

/**
 * The numbers 0 … n − 1 in random order, every order equally likely (Fisher and Yates).
 *
 * @throws RangeError if n is not a whole number ≥ 1.
 */
export function permutation(r: Random, n: number): number[] {
  const order: number[] = new Array(checkedSize('permutation', 'n', n)).fill(0);
  permuteInto(order, r);
  return order;
}

/** order ← the numbers 0 … n − 1 in random order, n the length of `order`: the permutation of `r`. */
export function permuteInto(order: number[], r: Random): void {
  for (let i = 0; i < order.length; i++) order[i] = i;
  const words = wordsOf(r);
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(draw(words) * (i + 1));
    const last = order[i];
    order[i] = order[j];
    order[j] = last;
  }
  keep(r, words);
}

/** A rows × cols matrix of independent draws from N(0, deviation²). */
export function normalMatrix(r: Random, rows: number, cols: number, deviation: number): Matrix {
  return build(rows, cols, () => deviation * normal(r));
}

function splitmix32(seed: number): number {
  let z = seed | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}

/** The four words while numbers are drawn: an object that V8 holds in registers, which takes a third less. */
interface Words {
  a: number;
  b: number;
  c: number;
  d: number;
}

function wordsOf({ words }: Random): Words {
  return { a: words[0] | 0, b: words[1] | 0, c: words[2] | 0, d: words[3] | 0 };
}

function keep({ words }: Random, { a, b, c, d }: Words): void {
  words[0] = a;
  words[1] = b;
  words[2] = c;
  words[3] = d;
}

function draw(words: Words): number {
  const high = nextWord(words) >>> 5; // 27 bits
  const low = nextWord(words) >>> 6; // 26 bits
  return (high * 2 ** 26 + low) / 2 ** 53;
}

function nextWord(s: Words): number {
  const result = Math.imul(rotateLeft(Math.imul(s.b, 5), 7), 9);
  const t = s.b << 9;
  s.c ^= s.a;
  s.d ^= s.b;
  s.b ^= s.c;
  s.a ^= s.d;
  s.c ^= t;
  s.d = rotateLeft(s.d, 11);
  return result;
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
