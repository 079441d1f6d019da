import { normal, permutation, type Random, random, uniform } from 'kernel-lib';
import { describe, expect, test } from 'vitest';

const draw = (n: number, next: () => number) => Array.from({ length: n }, next);
const mean = (xs: readonly number[]) => xs.reduce((s, x) => s + x, 0) / xs.length;
const words = (r: Random) => [...r.words];

/** The number `uniform` makes of two words: 27 high bits of the first, 26 of the second. */
const fromWords = (first: number, second: number) =>
  (Math.floor(first / 2 ** 5) * 2 ** 26 + Math.floor(second / 2 ** 6)) / 2 ** 53;

/** Σ (observed − expected)² / expected for counts that should be equal. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((s, c) => s + c, 0) / counts.length;
  return counts.reduce((s, c) => s + (c - expected) ** 2 / expected, 0);
}

describe('xoshiro128** and splitmix32', () => {
  // Blackman and Vigna's xoshiro128** 1.1 in C (gcc 12.2) from the state {1, 2, 3, 4}; the Rust crate
  // rand_xoshiro prints the same ten words as its reference.
  test('from the state {1, 2, 3, 4} come the ten reference words, and the state after them', () => {
    const reference = [
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597,
      4258142804,
    ];
    const r: Random = { words: Uint32Array.of(1, 2, 3, 4) };
    for (let k = 0; k < 10; k += 2) {
      expect(uniform(r)).toBe(fromWords(reference[k], reference[k + 1]));
    }
    expect(words(r)).toEqual([939045227, 1864939416, 1451579149, 2199351389]);
  });

  // The same generator in C, its state filled by four outputs of splitmix32 (multipliers 21f0aaad and
  // 735a2d97, increment 9e3779b9), with (next() >> 5) · 2^26 + (next() >> 6) over 2^53, gcc 12.2.
  test.each([
    {
      seed: 0,
      state: [1684164658, 3653269916, 2939563536, 2141751570],
      first: [0.41675133265905573, 0.58705617410022048, 0.26503673325810317, 0.44226437408135244],
    },
    {
      seed: 1,
      state: [1580013426, 350525680, 3524174333, 3011703609],
      first: [0.091569531755132938, 0.88819281374853232, 0.43427017709149285, 0.74677978206807505],
    },
    {
      seed: 42,
      state: [551831576, 144025891, 322543647, 3034809370],
      first: [0.15377165265745885, 0.018084542542176507, 0.53489062846834756, 0.72724769592579508],
    },
    {
      seed: 0xffffffff,
      state: [3950124170, 4293442868, 1302505678, 2762329221],
      first: [0.95558300186034517, 0.26826965484920962, 0.85801477835956252, 0.96896530203460796],
    },
  ])('seed $seed gives the state and the numbers of the C program', ({ seed, state, first }) => {
    const r = random(seed);
    expect(words(r)).toEqual(state);
    expect(draw(4, () => uniform(r))).toEqual(first);
  });

  test('the same seed gives the same numbers, another seed others', () => {
    const numbers = (seed: number) => {
      const r = random(seed);
      return [...draw(5, () => uniform(r)), ...draw(5, () => normal(r)), ...permutation(r, 9)];
    };
    expect(numbers(7)).toEqual(numbers(7));
    expect(numbers(7)).not.toEqual(numbers(8));
  });

  test('two generators do not disturb each other', () => {
    const [r, s, alone] = [random(9), random(9), random(9)];
    const mixed = draw(4, () => {
      uniform(s);
      normal(s);
      return uniform(r);
    });
    expect(mixed).toEqual(draw(4, () => uniform(alone)));
  });
});

describe('uniform', () => {
  const n = 100_000;
  const r = random(11);
  const u = draw(n, () => uniform(r));

  test('u lies in [0, 1) and is a multiple of 2⁻⁵³, odd multiples included', () => {
    expect(u.every((x) => x >= 0 && x < 1 && Number.isInteger(x * 2 ** 53))).toBe(true);
    const odd = u.filter((x) => (x * 2 ** 53) % 2 === 1).length;
    expect(Math.abs(odd / n - 1 / 2)).toBeLessThan(5 * Math.sqrt(1 / 4 / n)); // 5 standard errors
  });

  test('0 and 1 − 2⁻⁵³ are the ends of the range', () => {
    expect(fromWords(0, 0)).toBe(0);
    expect(fromWords(0xffffffff, 0xffffffff)).toBe(1 - 2 ** -53);
    // From (1, 0, 1, 0) the first two words are 0: both times s₁ = 0.
    expect(uniform({ words: Uint32Array.of(1, 0, 1, 0) })).toBe(0);
  });

  test('E u = 1/2 and Var u = 1/12, within 5 standard errors', () => {
    expect(Math.abs(mean(u) - 1 / 2)).toBeLessThan(5 * Math.sqrt(1 / 12 / n));
    // Var (u − ½)² = 1/80 − 1/144 = 1/180
    const variance = mean(u.map((x) => (x - 1 / 2) ** 2));
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(5 * Math.sqrt(1 / 180 / n));
  });

  test('all 20 twentieths of [0, 1) are met equally often', () => {
    const counts = new Array(20).fill(0);
    for (const x of u) counts[Math.floor(20 * x)]++;
    // χ² with 19 degrees of freedom exceeds 43.8 once in 1000 seeds.
    expect(chiSquare(counts)).toBeLessThan(43.8);
  });

  test('a draw says nothing about the next: their correlation is 0 within 5 standard errors', () => {
    const products = u.slice(1).map((x, k) => 12 * (x - 1 / 2) * (u[k] - 1 / 2));
    expect(Math.abs(mean(products))).toBeLessThan(5 / Math.sqrt(n));
  });
});

describe('normal', () => {
  const n = 100_000;
  const r = random(12);
  const x = draw(n, () => normal(r));

  test('x = √(−2 ln u) cos 2πv with u = 1 − the first draw and v the second, as in C', () => {
    // gcc 12.2, glibc's log, sqrt and cos on the C program's first eight numbers of seed 42
    const reference = [
      0.57414202283061677, -0.17628187931501416, -0.30617710185138414, -0.64121790090752484,
    ];
    const s = random(42);
    for (const value of reference) expect(Math.abs(normal(s) - value)).toBeLessThan(1e-15);
  });

  test('E x, E x², E x³, E x⁴ = 0, 1, 0, 3, within 5 standard errors', () => {
    // Var x^k = E x^2k − (E x^k)²: 1, 3 − 1, 15, 105 − 9
    const moments = [
      [0, 1],
      [1, 2],
      [0, 15],
      [3, 96],
    ];
    moments.forEach(([expected, variance], k) => {
      const moment = mean(x.map((value) => value ** (k + 1)));
      expect(Math.abs(moment - expected)).toBeLessThan(5 * Math.sqrt(variance / n));
    });
  });

  test('68.27 %, 95.45 % and 99.73 % lie within 1, 2 and 3 deviations', () => {
    // erf(k/√2), mpmath 1.4.1
    [0.6826894921370859, 0.9544997361036416, 0.9973002039367398].forEach((share, k) => {
      const within = x.filter((value) => Math.abs(value) < k + 1).length / n;
      expect(Math.abs(within - share)).toBeLessThan(5 * Math.sqrt((share * (1 - share)) / n));
    });
  });

  test('a draw says nothing about the next: their correlation is 0 within 5 standard errors', () => {
    expect(Math.abs(mean(x.slice(1).map((value, k) => value * x[k])))).toBeLessThan(
      5 / Math.sqrt(n),
    );
  });

  test('a uniform draw of exactly 0 gives ln 1 = 0 and x = 0, not ∞', () => {
    expect(Math.abs(normal({ words: Uint32Array.of(1, 0, 1, 0) }))).toBe(0);
  });
});

describe('permutation', () => {
  test('each of 0 … n − 1 occurs once', () => {
    const r = random(13);
    for (const n of [1, 2, 3, 10, 1000]) {
      const order = permutation(r, n);
      expect([...order].sort((i, j) => i - j)).toEqual(Array.from({ length: n }, (_, i) => i));
    }
  });

  test('the order is that of Fisher and Yates from the end, as in the C program', () => {
    expect(permutation(random(42), 10)).toEqual([7, 2, 8, 6, 9, 3, 5, 4, 0, 1]);
    expect(permutation(random(1), 10)).toEqual([2, 6, 1, 8, 4, 9, 5, 3, 7, 0]);
  });

  test('the 6 orders of 0, 1, 2 are equally likely', () => {
    const r = random(14);
    const counts = new Map<string, number>();
    for (let k = 0; k < 60_000; k++) {
      const order = permutation(r, 3).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(['012', '021', '102', '120', '201', '210']);
    // χ² with 5 degrees of freedom exceeds 20.5 once in 1000 seeds. Swapping with any of 0 … n − 1
    // instead, the classic slip, gives shares 4/27 and 5/27, for which χ² is about 740.
    expect(chiSquare([...counts.values()])).toBeLessThan(20.5);
  });
});

test('random refuses seeds that are not whole numbers of 32 bits', () => {
  expect(() => random(-1)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: random: the seed is -1; it must be a whole number from 0 to 4294967295]`,
  );
  expect(() => random(0.5)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: random: the seed is 0.5; it must be a whole number from 0 to 4294967295]`,
  );
  expect(() => random(2 ** 32)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: random: the seed is 4294967296; it must be a whole number from 0 to 4294967295]`,
  );
  expect(() => random(Number.NaN)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: random: the seed is NaN; it must be a whole number from 0 to 4294967295]`,
  );
});

test('permutation refuses n that is not a whole number from 1 on', () => {
  expect(() => permutation(random(1), 0)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: permutation: n is 0; it must be a whole number from 1 on]`,
  );
  expect(() => permutation(random(1), 2.5)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: permutation: n is 2.5; it must be a whole number from 1 on]`,
  );
  expect(() => permutation(random(1), Number.NaN)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: permutation: n is NaN; it must be a whole number from 1 on]`,
  );
});
