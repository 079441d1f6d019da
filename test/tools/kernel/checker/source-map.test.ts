import { SourceMap } from 'node:module';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { decode, encode, type Pair } from '../../../../tools/kernel/checker/source-map.ts';

const file = (text: string) => ts.createSourceFile('a.ts', text, ts.ScriptTarget.ESNext);
const source = 'one two\n  three\n\nfour σ 𝒳 five';
const js = 'five\n\n    one three two\nfour';
const pairs = ['five', 'one', 'three', 'two', 'four'].map(
  (word): Pair => [js.indexOf(word), source.indexOf(word)],
);

describe('a source map', () => {
  it('leads each word back, as Node reads it', () => {
    const map = new SourceMap(JSON.parse(encode('a.ts', js, file(source), pairs) ?? ''));
    for (const [from, to] of pairs) {
      const { line, character } = file(js).getLineAndCharacterOfPosition(from);
      const origin = file(source).getLineAndCharacterOfPosition(to);
      expect(map.findEntry(line, character)).toMatchObject({
        originalLine: origin.line,
        originalColumn: origin.character,
        originalSource: 'a.ts',
      });
    }
  });
  it('decode is the inverse of encode', () => {
    const map = encode('a.ts', js, file(source), pairs) ?? '';
    expect([...decode(map, file(js), file(source))]).toEqual(pairs);
  });
  it('there is none where nothing has moved', () => {
    expect(
      encode('a.ts', source, file(source), [
        [0, 0],
        [10, 10],
      ]),
    ).toBeUndefined();
  });
});
