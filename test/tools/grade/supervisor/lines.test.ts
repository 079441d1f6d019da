import { describe, expect, it } from 'vitest';
import { LineCutter, LineTooLong } from '../../../../tools/grade/supervisor/lines.ts';

function cut(limit: number, ...chunks: readonly string[]): string[] {
  const cutter = new LineCutter(limit);
  return chunks.flatMap((chunk) => [...cutter.cut(Buffer.from(chunk))].map(String));
}

describe('lines', () => {
  it('end at \\n alone, wherever the chunks end', () => {
    const text = 'a\r\n\n\u2028ä\nrest';
    const wanted = ['a\r', '', '\u2028ä'];
    expect(cut(100, text)).toEqual(wanted);
    const bytes = Buffer.from(text);
    for (let i = 0; i <= bytes.length; i++) {
      const cutter = new LineCutter(100);
      const parts = [bytes.subarray(0, i), bytes.subarray(i)];
      expect(parts.flatMap((part) => [...cutter.cut(part)].map(String))).toEqual(wanted);
      expect(cutter.rest).toBe(4);
    }
  });

  it('may be as long as the limit and no longer', () => {
    expect(cut(3, 'ab', 'c\nabc\n')).toEqual(['abc', 'abc']);
    expect(() => cut(3, 'ab', 'cd')).toThrow(LineTooLong);
    expect(() => cut(3, 'abcd\n')).toThrowErrorMatchingInlineSnapshot(
      `[LineTooLong: a line is longer than 3 bytes]`,
    );
  });
});
