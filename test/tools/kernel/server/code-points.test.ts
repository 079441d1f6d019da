import { describe, expect, it } from 'vitest';
import { codePointPosition, utf16Position } from '../../../../tools/kernel/server/code-points.ts';

// a, an emoji (two units), e and a combining accent, a family of three joined by two joiners (8 units).
const text = 'a\u{1F600}e\u0301\u{1F468}\u200D\u{1F469}\u200D\u{1F467}z';
// a 0, emoji 1, e 3, accent 4, man 5, joiner 7, woman 8, joiner 10, girl 11, z 13, end 14
const units = [0, 1, 3, 4, 5, 7, 8, 10, 11, 13, 14];

describe('positions', () => {
  it('each code point has its place in UTF-16 units', () => {
    expect(units.map((_, i) => utf16Position(text, i))).toEqual(units);
  });

  it('and back', () => {
    expect(units.map((unit) => codePointPosition(text, unit))).toEqual(units.map((_, i) => i));
  });

  it('beyond the text is its end', () => {
    expect(utf16Position(text, 99)).toBe(text.length);
    expect(codePointPosition(text, 99)).toBe(units.length - 1);
  });

  it('before the text is its start', () => {
    expect([utf16Position(text, -1), codePointPosition(text, -1)]).toEqual([0, 0]);
  });

  it('inside an emoji is before it', () => {
    expect(codePointPosition(text, 2)).toBe(1);
  });

  it('a lone surrogate counts as one', () => {
    expect([utf16Position('\uD83Dx', 1), codePointPosition('\uD83Dx', 2)]).toEqual([1, 2]);
  });

  it('an empty text has one position', () => {
    expect([utf16Position('', 0), codePointPosition('', 0)]).toEqual([0, 0]);
  });
});
