// What crosses the pipe comes out as it went in, and what nobody would send is refused.

import { describe, expect, it } from 'vitest';
import { decode, encode, UnreadableValue } from '../../../../tools/grade/candidate/values.ts';

const none = () => -1;
const inert = () => () => undefined;
/** There and back, with JSON between. */
const crossed = (value: unknown) => decode(JSON.parse(JSON.stringify(encode(value, none))), inert);

describe('values', () => {
  it.each([
    ['numbers', [0, -0, 1.5, 1e300, 5e-324, 0.1 + 0.2]],
    ['what is no number', [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]],
    ['words', ['', 'a "quoted" word', '\u2028 σ 😀']],
    ['booleans and nothing', [true, false, null, undefined]],
    ['a matrix', { rows: 1, cols: 3, data: Float64Array.of(1, -0, Number.NaN) }],
    ['arrays in arrays', [[], [[1], [2, [3]]]]],
    ['names that look like tags', { n: [1], o: [['a', 2]], special: 'NaN', f: 3, other: 'x' }],
    ['a name that means something to JavaScript', JSON.parse('{"__proto__": {"x": 1}, "then": 2}')],
  ])('%s', (_, value) => {
    expect(crossed(value)).toStrictEqual(value);
  });

  it('an own __proto__ stays a name among others', () => {
    const back = crossed(JSON.parse('{"__proto__": {"x": 1}}')) as object;
    expect(Object.getPrototypeOf(back)).toBe(Object.prototype);
    expect(Object.keys(back)).toEqual(['__proto__']);
  });

  it('holes are undefined, as the copies in a notebook have them', () => {
    // biome-ignore lint/suspicious/noSparseArray: a student may make one.
    expect(crossed([1, , 3])).toStrictEqual([1, undefined, 3]);
  });

  it('a function becomes its number and its name', () => {
    const handed: unknown[] = [];
    const owner = { apply: (x: number) => x };
    const wire = encode(owner, (f, name, of) => handed.push([f, name, of]) - 1);
    expect(wire).toEqual({ o: [['apply', { f: 0, name: 'apply' }]] });
    expect(handed).toEqual([[owner.apply, 'apply', owner]]);
    const asked: unknown[] = [];
    decode(wire, (...stands) => {
      asked.push(stands);
      return () => undefined;
    });
    expect(asked).toEqual([[0, 'apply']]);
  });

  it('symbols and big integers are told from all else', () => {
    expect(typeof crossed(Symbol('s'))).toBe('symbol');
    expect(typeof crossed(3n)).toBe('symbol');
  });
});

describe('what is refused', () => {
  const cyclic: unknown[] = [];
  cyclic.push(cyclic);
  it.each([
    ['a value that holds itself', cyclic],
    ['an array of a thousand million holes', new Array(1e9)],
    ['too many numbers', new Float64Array(200_000)],
    ['too many words', Array.from({ length: 200_000 }, () => 'a')],
  ])('%s cannot be sent', (_, value) => {
    expect(() => encode(value, none)).toThrow(UnreadableValue);
  });

  it.each([
    '{}',
    '{"x": 1}',
    '{"n": 3}',
    '{"n": ["1"]}',
    '{"special": "1"}',
    '{"o": [[1, 2]]}',
    '{"o": [3]}',
    '{"f": "one", "name": "f"}',
    '[[{"n": null}]]',
  ])('%s is not read', (text) => {
    expect(() => decode(JSON.parse(text), inert)).toThrow(Error);
  });
});
