// Source maps, version 3: which place of the cell each place of the emitted JavaScript comes from.
import type ts from 'typescript';

/** Offsets in the JavaScript and in the source. */
export type Pair = readonly [js: number, source: number];

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The map as JSON, or undefined where every place keeps its line and column; sorted by `js`. */
export function encode(
  name: string,
  js: string,
  source: ts.SourceFile,
  pairs: readonly Pair[],
): string | undefined {
  let mappings = '';
  let moved = false;
  let line = 0;
  let lineStart = 0;
  let last = { js: 0, line: 0, character: 0 };
  for (const [offset, origin] of pairs) {
    let separator = mappings === '' || mappings.endsWith(';') ? '' : ',';
    for (;;) {
      const end = js.indexOf('\n', lineStart);
      if (end === -1 || end >= offset) break;
      line++;
      lineStart = end + 1;
      mappings += ';';
      separator = '';
      last = { ...last, js: 0 };
    }
    const at = source.getLineAndCharacterOfPosition(origin);
    const column = offset - lineStart;
    if (at.line !== line || at.character !== column) moved = true;
    const deltas = [column - last.js, 0, at.line - last.line, at.character - last.character];
    mappings += separator + deltas.map(vlq).join('');
    last = { js: column, ...at };
  }
  if (!moved) return undefined;
  return JSON.stringify({ version: 3, sources: [name], names: [], mappings });
}

/** The pairs of a map with one source. */
export function decode(map: string, js: ts.SourceFile, source: ts.SourceFile): Map<number, number> {
  const pairs = new Map<number, number>();
  const { mappings }: { mappings: string } = JSON.parse(map);
  let line = 0;
  let character = 0;
  for (const [jsLine, segments] of mappings.split(';').entries()) {
    let column = 0;
    for (const segment of segments.split(',')) {
      const [columns, , lines = 0, characters = 0] = numbers(segment);
      if (columns === undefined) continue;
      column += columns;
      line += lines;
      character += characters;
      const offset = js.getPositionOfLineAndCharacter(jsLine, column);
      if (!pairs.has(offset))
        pairs.set(offset, source.getPositionOfLineAndCharacter(line, character));
    }
  }
  return pairs;
}

// Base 64, five bits a digit, the lowest first; the sign is the lowest bit of all.
function vlq(value: number): string {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1;
  let text = '';
  do {
    const digit = rest & 31;
    rest >>>= 5;
    text += DIGITS[rest > 0 ? digit | 32 : digit];
  } while (rest > 0);
  return text;
}

function numbers(segment: string): number[] {
  const values: number[] = [];
  let value = 0;
  let shift = 0;
  for (const char of segment) {
    const digit = DIGITS.indexOf(char);
    value |= (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    values.push(value & 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return values;
}
