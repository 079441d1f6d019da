import { describe, expect, it } from 'vitest';
import { ownLine, ownMessage, uncaughtError } from '../../../tools/run/kernel-errors.ts';

// What the kernel sent for `e();` in line 3 of cell 6; `e` is a function of cell 4.
const THROWN = {
  ename: 'Error',
  evalue: 'x',
  traceback: [
    'Error: x',
    "  7 |   throw new Error('x', { cause });",
    '    |         ^',
    '    at e (cell-4.ts:7:9)',
    '    at cell-6.ts:3:1',
    'Caused by: Error: c',
    '    at cell-6.ts:1:15',
  ],
};
const TYPE = "error TS2322: Type 'number' is not assignable to type 'string'.";
const COMPILER = {
  ename: 'TypeScriptError',
  evalue: `cell-10.ts:2:7 - ${TYPE}`,
  traceback: [`cell-10.ts:2:7 - ${TYPE}`, `cell-10.ts:5:7 - ${TYPE}`],
};

describe('the line of a cell', () => {
  it('of something thrown is that of the outermost frame, not of a cause', () => {
    expect(ownLine(THROWN, 6)).toBe(3);
    expect(ownLine(THROWN, 4)).toBe(7);
    expect(ownLine(THROWN, 1)).toBeUndefined();
  });

  it('of the compiler is that of the first thing it says', () => {
    expect(ownLine(COMPILER, 10)).toBe(2);
    expect(ownLine({ ...COMPILER, evalue: `lib/a.ts:2:7 - ${TYPE}` }, 10)).toBeUndefined();
  });

  it('is not taken from the message or the excerpt', () => {
    const evalue = 'see cell-2.ts:9:1';
    const traceback = [`Error: ${evalue}`, '  1 | // cell-2.ts:8:1', '    at cell-2.ts:1:1'];
    expect(ownLine({ ename: 'Error', evalue, traceback }, 2)).toBe(1);
  });
});

describe('the sentence', () => {
  it('of the compiler leaves out the place, and keeps the code', () => {
    expect(ownMessage(COMPILER)).toBe(
      "TypeScriptError TS2322: Type 'number' is not assignable to type 'string'.",
    );
  });

  it('of anything else is not rewritten', () => {
    expect(ownMessage(THROWN)).toBeUndefined();
    expect(ownMessage({ ...COMPILER, evalue: `lib/a.ts:2:7 - ${TYPE}` })).toBeUndefined();
  });
});

describe('an error that nobody caught', () => {
  it('a promise: name, message of two lines, traceback, and the text that told it', () => {
    const text =
      'Uncaught (in promise) Error: lost: a\nand b\n  2 | Promise.reject(…)\n    |         ^\n    at cell-7.ts:2:16\n';
    expect(uncaughtError(['kept\n', text])).toEqual({
      text,
      error: {
        ename: 'Error',
        evalue: 'lost: a\nand b',
        traceback: [
          'Error: lost: a',
          'and b',
          '  2 | Promise.reject(…)',
          '    |         ^',
          '    at cell-7.ts:2:16',
        ],
      },
    });
  });

  it('a timer, told in the middle of a piece', () => {
    const told = uncaughtError(['kept\nUncaught RangeError: timer\n    at cell-8.ts:2:23\n']);
    expect(told).toMatchObject({ error: { ename: 'RangeError', evalue: 'timer' } });
  });

  it('a value that is no error', () => {
    const told = uncaughtError(["Uncaught (in promise) Uncaught: 'no'\n"]);
    expect(told).toMatchObject({ error: { ename: 'Uncaught', evalue: "'no'" } });
  });

  it('nothing of the kind', () => {
    expect(uncaughtError([])).toBeUndefined();
    expect(uncaughtError(['Uncaught\n', 'an Uncaught Error: x\n'])).toBeUndefined();
  });
});
