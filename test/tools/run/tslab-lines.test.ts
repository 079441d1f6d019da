import { describe, expect, it } from 'vitest';
import { cellLine } from '../../../tools/run/tslab-lines.ts';

const CELL = `// comment

const q: number = 3;

interface A { b: number }

function f() {
  throw new TypeError("deep");
}

f();`;

// What tslab makes of it, copied from its converter.
const TEXT = `Object.defineProperty(exports, "__esModule", { value: true });
exports.q = exports.f = exports.tsLastExpr = void 0;
// comment
const q = 3;
exports.q = q;
function f() {
    throw new TypeError("deep");
}
exports.f = f;
exports.tsLastExpr = f();
`;

describe('the line of a cell behind a line of tslab', () => {
  it.each([
    ['const q = 3;', 3],
    ['throw new TypeError', 8],
    ['exports.tsLastExpr = f', 11],
  ])('of %s', (code, line) => {
    const lines = TEXT.split('\n');
    const at = lines.findIndex((each) => each.trim().startsWith(code)) + 1;
    expect(cellLine(CELL, { line: at, column: 5 })).toBe(line);
    // With the number of its lines, as a stack trace tells it.
    expect(cellLine(CELL, { line: at, column: 5 }, lines.length)).toBe(line);
    expect(cellLine(CELL, { line: at + 2, column: 5 }, lines.length + 2)).toBe(line);
  });

  it('lines that tslab added belong to none', () => {
    expect(cellLine(CELL, { line: 1, column: 1 })).toBeUndefined();
    expect(cellLine(CELL, { line: 99, column: 1 })).toBeUndefined();
  });
});
