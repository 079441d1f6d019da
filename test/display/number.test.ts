import { digits, listing } from 'course-display';
import { matrix } from 'kernel-lib';
import { describe, expect, test } from 'vitest';

describe('the digits of a number', () => {
  test('Nine decimals if nothing is said, rounded, without trailing zeros', () => {
    expect(digits(0.46505705549)).toBe('0.465057055');
    expect(digits(0.5646362919)).toBe('0.564636292');
    expect(digits(-0.14)).toBe('-0.14');
    expect(digits(0.1 + 0.2)).toBe('0.3');
    expect(digits(1)).toBe('1');
    expect(digits(100)).toBe('100');
    expect(digits(-120.5)).toBe('-120.5');
  });

  test('As many decimals as are asked for', () => {
    expect(digits(2 / 3, 4)).toBe('0.6667');
    expect(digits(2 / 3, 0)).toBe('1');
    expect(digits(1230, 0)).toBe('1230');
    expect(digits(2 / 3, 15)).toBe('0.666666666666667');
  });

  test('Zero is 0, with either sign', () => {
    expect(digits(0)).toBe('0');
    expect(digits(-0)).toBe('0');
    expect(digits(0, 0)).toBe('0');
  });

  test('A number too small for the decimals is not printed as 0', () => {
    expect(digits(2.4e-10)).toBe('2.4e-10');
    expect(digits(-2.4e-10)).toBe('-2.4e-10');
    expect(digits(0.004, 2)).toBe('4.0e-3');
    expect(digits(0.4, 0)).toBe('4.0e-1');
    expect(digits(5e-324)).toBe('4.9e-324');
    // half of the last decimal is rounded up, and printed
    expect(digits(0.5, 0)).toBe('1');
    expect(digits(0.0625, 1)).toBe('0.1');
    expect(digits(6e-10)).toBe('0.000000001');
  });

  test('Half of the last decimal is not printed as 0 either, whichever way it is rounded', () => {
    // 5·10^(−d−1) as a double lies just below or just above itself
    const halves = Array.from({ length: 16 }, (_, d) => [0.5 * 10 ** -d, d]);
    const printed = halves.flatMap(([half, d]) => [digits(half, d), digits(-half, d)]);
    expect(printed.filter((text) => /^-?0$/.test(text))).toEqual([]);
  });

  test('Large numbers keep their digits up to 10¹⁵, and are printed with an exponent from there', () => {
    expect(digits(123_456_789.25)).toBe('123456789.25');
    expect(digits(999_999_999_999_999)).toBe('999999999999999');
    expect(digits(1.5e15)).toMatch(/^1\.50*e\+15$/);
    expect(digits(1.23456e15, 3)).toBe('1.235e+15');
    expect(digits(-2e300, 2)).toMatch(/^-2(\.0*)?e\+300$/);
  });

  test('Numbers with an exponent have no trailing zeros either', () => {
    expect(digits(1.5e15)).toBe('1.5e+15');
  });

  test('What is no finite number is named', () => {
    expect(digits(NaN)).toBe('NaN');
    expect(digits(Infinity)).toBe('∞');
    expect(digits(-Infinity)).toBe('-∞');
  });

  test('The number of decimals is a whole number from 0 to 15', () => {
    const given = (decimals: number) => expect(() => digits(1, decimals));
    given(-1).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: digits: decimals is -1; it must be a whole number from 0 to 15]`,
    );
    given(16).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: digits: decimals is 16; it must be a whole number from 0 to 15]`,
    );
    given(2.5).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: digits: decimals is 2.5; it must be a whole number from 0 to 15]`,
    );
    given(NaN).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: digits: decimals is NaN; it must be a whole number from 0 to 15]`,
    );
    given(16).toThrow(RangeError);
  });
});

describe('the digits of a matrix', () => {
  test('A list and a matrix of one row are printed alike', () => {
    expect(digits([-0.14, 0.26])).toBe('(-0.14, 0.26)');
    expect(digits(matrix([[-0.14, 0.26]]))).toBe('(-0.14, 0.26)');
    expect(digits([0.46505705549, 1 / 2])).toBe('(0.465057055, 0.5)');
    expect(digits([2 / 3, 1 / 3], 3)).toBe('(0.667, 0.333)');
    expect(digits([])).toBe('()');
    expect(digits(matrix([[7]]))).toBe('(7)');
  });

  test('Several rows stand in brackets, the columns aligned at the right', () => {
    expect(
      digits(
        matrix([
          [0.55, -0.35, 0.05],
          [1, 0.7, -0.4],
        ]),
      ),
    ).toMatchInlineSnapshot(`
      "[ 0.55  -0.35  0.05 ]
      [    1    0.7  -0.4 ]"
    `);
    expect(digits(matrix([[1], [-10.5], [NaN]]))).toMatchInlineSnapshot(`
      "[     1 ]
      [ -10.5 ]
      [   NaN ]"
    `);
    expect(
      digits(
        matrix([
          [1 / 3, 100],
          [2, 1e-12],
        ]),
        3,
      ),
    ).toMatchInlineSnapshot(`
      "[ 0.333      100 ]
      [     2  1.0e-12 ]"
    `);
  });

  test('What is printed is not changed', () => {
    const A = matrix([
      [1 / 3, 2],
      [3, 4],
    ]);
    digits(A);
    expect([...A.data]).toEqual([1 / 3, 2, 3, 4]);
  });
});

describe('a listing', () => {
  test('A line for each quantity, the names aligned, in the given order', () => {
    expect(listing({ 'z¹': [-0.14, 0.26], C: 0.096576848 })).toBe(
      'z¹ = (-0.14, 0.26)\nC  = 0.096576848',
    );
  });

  test('A matrix takes a line a row, below the first', () => {
    expect(
      listing({
        'Z¹': matrix([
          [0.55, -0.35],
          [1, 0.7],
        ]),
        eta: 0.5,
      }),
    ).toMatchInlineSnapshot(`
      "Z¹  = [ 0.55  -0.35 ]
            [    1    0.7 ]
      eta = 0.5"
    `);
  });

  test('All take the same number of decimals', () => {
    expect(listing({ a: 2 / 3, b: [1 / 3] }, 2)).toBe('a = 0.67\nb = (0.33)');
    expect(() => listing({ a: 1 }, -1)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: digits: decimals is -1; it must be a whole number from 0 to 15]`,
    );
  });

  test('A name counts by its characters, not by its bytes', () => {
    expect(listing({ 𝛿: 1, ab: 2 })).toBe('𝛿  = 1\nab = 2');
    expect(listing({ 𝛿: 1, a: 2 })).toBe('𝛿 = 1\na = 2');
  });

  test('A mark over a letter takes no room', () => {
    expect(listing({ b̄: 1, ā: 2, x: 3 })).toBe('b̄ = 1\nā = 2\nx = 3');
    expect(listing({ 'x̄₁': 1, x: 2 })).toBe('x̄₁ = 1\nx  = 2');
  });

  test('Nothing is listed as nothing', () => {
    expect(listing({})).toBe('');
  });
});
