import { describe, expect, it } from 'vitest';
import { toldError, unhandledError } from '../../../tools/run/tslab-errors.ts';

const KERNEL = `    at sigintHandlersWrap (node:vm:280:12)
    at Object.execute (/p/node_modules/tslab/dist/executor.js:160:38)
`;

// What tslab wrote for `throw new RangeError("bad shape")`, the second line of a cell.
const THROWN = `evalmachine.<anonymous>:3
throw new RangeError("bad shape");
^

RangeError: bad shape
    at evalmachine.<anonymous>:3:7
    at evalmachine.<anonymous>:5:3
${KERNEL}`;

describe('an error told on stderr', () => {
  it('a thrown error: name, message, line, and a traceback without the kernel', () => {
    const source = '// a comment\nthrow new RangeError("bad shape");';
    expect(toldError(['warning\n', THROWN], source)).toEqual({
      text: THROWN,
      error: {
        ename: 'RangeError',
        evalue: 'bad shape',
        traceback: ['RangeError: bad shape', '    at evalmachine.<anonymous>:3:7'],
      },
      line: 2,
    });
  });

  it('a message of several lines, and a code', () => {
    const text = `AssertionError [ERR_ASSERTION]: not equal:\n\n1 !== 2\n    at f (/a.js:1:1)\n`;
    expect(toldError([text], '')?.error).toMatchObject({
      ename: 'AssertionError',
      evalue: 'not equal:\n\n1 !== 2',
    });
  });

  it.each([
    ['"plain"', 'plain\n', 'plain'],
    ['{ a: 1 }', '{ a: 1 }\n', '{ a: 1 }'],
    ['undefined', 'undefined\n', 'undefined'],
  ])('throw %s', (_, text, evalue) => {
    const traceback = [evalue];
    expect(toldError([text], '')).toEqual({ text, error: { ename: 'Error', evalue, traceback } });
  });

  it('diagnostics: the first one is the error, all are the traceback', () => {
    const pieces = ["1:7 - Type 'number' is not …\n", "2:7 - Type 'string' is not …\n"];
    expect(toldError(pieces, '')).toEqual({
      text: pieces.join(''),
      error: {
        ename: 'TypeScriptError',
        evalue: "Type 'number' is not …",
        traceback: ["1:7 - Type 'number' is not …", "2:7 - Type 'string' is not …"],
      },
      line: 1,
    });
  });

  it('a diagnostic of an imported file is no line of the cell', () => {
    const told = toldError(["lib/a.ts 3:5 - Type 'number' is not …\n"], '');
    expect(told?.error.evalue).toBe("lib/a.ts 3:5 - Type 'number' is not …");
    expect(told).not.toHaveProperty('line');
  });

  it('a stack that does not reach the cell tells no line', () => {
    const deep = `RangeError: x\n${'    at r (evalmachine.<anonymous>:3:18)\n'.repeat(10)}`;
    expect(toldError([deep], 'const r = 1;')).not.toHaveProperty('line');
  });

  it('nothing on stderr', () => {
    expect(toldError([], '')).toBeUndefined();
  });

  it('a promise that nobody awaited', () => {
    const told = unhandledError('UnhandledPromiseRejection: Error: floating\n', '');
    expect(told?.error).toMatchObject({ ename: 'Error', evalue: 'floating' });
    expect(unhandledError('Error: floating\n', '')).toBeUndefined();
  });
});
