import { describe, expect, test } from 'vitest';
import { decimals, near, says } from '../../../tools/check/decimal.ts';

const one = (text: string) => decimals(text)[0];
const values = (text: string) => decimals(text).map(({ value }) => value);

describe('reading', () => {
  test.each([
    ['.157926365', 0.157926365],
    ['0.1579', 0.1579],
    ['-0.000346', -0.000346],
    ['−.023', -0.023],
    ['{-}.0094', -0.0094],
    ['$23\\,550$', 23550],
    ['23\u2009550', 23550],
    ['7\\,300\\,500', 7300500],
    ['1.4e-17', 1.4e-17],
    ['8\\cdot10^{-4}', 8e-4],
    ['2.5\\times 10^{3}', 2500],
    ['\\cdot0.465', 0.465],
    ['\\frac1{1.771051586}', 1.771051586],
    ['(.239, .249)', 0.239],
    ['z=.55.', 0.55],
  ])('%s', (text, value) => {
    expect(decimals(text).find(({ measured }) => measured)?.value ?? one(text).value).toBe(value);
  });

  test('digits in names, indices and numbers of chapters are no numbers', () => {
    expect(values('x2 w1_11 e17 2.1.3 h264')).toEqual([]);
    expect(decimals('w_{12}^2 in 2024').every(({ measured }) => !measured)).toBe(true);
  });

  test('a minus that joins two terms or stands in a power leaves the sign open', () => {
    expect(decimals('0.3255-0.2823+0.2 - 0.5').map(({ value, term }) => [value, term])).toEqual([
      [0.3255, false],
      [0.2823, true],
      [0.2, false],
      [0.5, true],
    ]);
    expect(one('e^{-0.2432}')).toMatchObject({ value: 0.2432, term: true });
    expect(values('[ 0.0225  -0.0169 ]')).toEqual([0.0225, -0.0169]);
    expect(values('=(-.023, −.017)')).toEqual([-0.023, -0.017]);
  });

  test('significant digits, decimals and the line', () => {
    expect(one('0.001250')).toMatchObject({ significant: 4, decimals: 6 });
    expect(one('23\\,550')).toMatchObject({ significant: 5, decimals: 0 });
    expect(one('1.25e-3')).toMatchObject({ significant: 3, decimals: 5 });
    expect(one('a\n\nb = 0.5')).toMatchObject({ line: 3 });
  });
});

describe('printed or not', () => {
  const printed = (text: string, number: string) =>
    decimals(text).some((each) => says(each, one(number)));

  test('a number is not taken for printed when its last digit differs, or its sign', () => {
    expect(printed('δ = (-0.018853681, 0.013306855)', '-0.018853681')).toBe(true);
    expect(printed('δ = (-0.0188536814, 0)', '-.018853681')).toBe(true);
    expect(printed('C = 0.6557549', '0.655754900')).toBe(true);
    expect(printed('δ = (-0.018853682)', '-0.018853681')).toBe(false);
    expect(printed('δ = (0.018853681)', '-0.018853681')).toBe(false);
    expect(printed('δ = (-0.01885368)', '-0.018853681')).toBe(false);
    expect(printed('error 2.19e-6', '2.2e-6')).toBe(true);
    expect(printed('error 2e-6', '2.0e-6')).toBe(true);
    expect(printed('error 2.1e-6', '2.2e-6')).toBe(false);
    expect(printed('error 2.2e-5', '2.2e-6')).toBe(false);
    expect(printed('error 2e-6', '2.2e-6')).toBe(false);
  });

  test('a term may be printed with either sign', () => {
    const [, term] = decimals('0.3255-0.2823');
    expect(decimals('-0.2823 0.2823').map((each) => says(each, term))).toEqual([true, true]);
  });

  test('whole numbers in groups are printed without them', () => {
    expect(printed('parameters: 23860', '23\\,860')).toBe(true);
    expect(printed('parameters: 23550', '23\\,860')).toBe(false);
  });

  test('near is what differs by more than its rounding and less than a hundredth', () => {
    const close = (text: string, number: string) => near(one(text), one(number));
    expect(close('0.0951', '0.0948')).toBe(true);
    expect(close('0.6', '0.59892')).toBe(false); // the same number, rounded
    expect(close('0.0969', '0.0948')).toBe(false);
    expect(close('-0.0951', '0.0948')).toBe(false);
  });
});
