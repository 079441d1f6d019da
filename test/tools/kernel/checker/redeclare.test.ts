import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Notebook, openNotebook, said } from './support/notebook.ts';

let notebook: Notebook;
beforeAll(() => {
  notebook = openNotebook();
  notebook.check('0');
}, 60_000);
afterAll(() => notebook.close());

/** Every way to declare a value, and what shows that this declaration is the one in force. */
const WAYS: Record<string, (name: string) => [code: string, probe: string, value: string]> = {
  function: (n) => [`function ${n}(a: number): number { return a ? ${n}(0) : 7 }`, `${n}(1)`, '7'],
  const: (n) => [`const ${n} = 1`, `${n} + 1`, '2'],
  let: (n) => [`let ${n} = 'a'`, `${n} += 'b'`, '"ab"'],
  var: (n) => [`var ${n} = [1]`, `${n}.concat(2)`, '[1,2]'],
  'var in a block': (n) => [`{ var ${n} = 4 }`, `${n} + 1`, '5'],
  'for var': (n) => [`for (var ${n} = 0; ${n} < 3; ${n}++);`, `${n} * 2`, '6'],
  class: (n) => [`class ${n} { a = 1; static b = 2 }`, `new ${n}().a + ${n}.b`, '3'],
  'async function': (n) => [`async function ${n}() { return 8 }`, `await ${n}()`, '8'],
  destructuring: (n) => [
    `const { a: ${n}, b: [also${n}] } = { a: 3, b: [4] }`,
    `${n} + also${n}`,
    '7',
  ],
  import: (n) => [`import { sep as ${n} } from 'node:path/posix'`, n, '"/"'],
  'import *': (n) => [`import * as ${n} from 'node:path'`, `${n}.posix.sep`, '"/"'],
  'default import': (n) => [`import ${n} from 'node:path'`, `${n}.posix.sep`, '"/"'],
  enum: (n) => [`enum ${n} { A = 5 }`, `${n}.A`, '5'],
  namespace: (n) => [`namespace ${n} { export const a = 6 }`, `${n}.a`, '6'],
  'after await': (n) => [`await 1; const ${n} = { a: 9 }`, `${n}.a`, '9'],
  'beside using': (n) => [`using u${n} = null; function ${n}() { return 'u' }`, `${n}()`, '"u"'],
};
const NAMES = Object.keys(WAYS);

// V8 decides by what a name was first; from then on each declaration has to follow on each other one.
describe.each(['const', 'function'])('a name that was first declared by %s', (first) => {
  it.each([...NAMES, ...NAMES.toReversed()])('can be declared by %s', async (way) => {
    const name = `n${NAMES.indexOf(first)}`;
    const [declaration, probe, value] = WAYS[way](name);
    for (const [code, wanted] of [[declaration], [probe, value]]) {
      const ran = await notebook.run(code);
      expect(ran.diagnostics?.map(said) ?? ran.thrown ?? '').toBe('');
      if (wanted) expect(ran.value).toBe(wanted);
    }
  });
});

describe('what cells share when they run', () => {
  const run = async (...cells: string[]) => {
    let last: Awaited<ReturnType<Notebook['run']>> = {};
    for (const cell of cells) {
      last = await notebook.run(cell);
      expect(last.diagnostics?.map(said) ?? []).toEqual([]);
    }
    return last.value;
  };

  it('a function sees a variable that a later cell assigns', async () => {
    expect(await run('let x1 = 1; function f1() { return x1 }', 'x1 = 5', 'f1()')).toBe('5');
  });

  it('a function sees a variable that a later cell declares anew', async () => {
    expect(await run('const x2 = 1; const f2 = () => x2', 'const x2 = 6', 'f2()')).toBe('6');
  });

  it('a function sees a function that a later cell declares anew', async () => {
    expect(
      await run(
        'function g3() { return 1 } function f3() { return g3() }',
        'function g3() { return 7 }',
        'f3()',
      ),
    ).toBe('7');
  });

  it('a recursive function that was a constant before calls what is called so now', async () => {
    expect(
      await run(
        'const f4 = 1',
        'function f4(n: number): number { return n ? f4(n - 1) : 8 }',
        'f4(3)',
      ),
    ).toBe('8');
  });

  it('a function declared again is called by its name', async () => {
    expect(await run('const f5 = 1', 'function f5() {}', 'f5.name')).toBe('"f5"');
  });

  it('an enum that runs again has its new members only', async () => {
    expect(await run('enum E6 { A, B }', 'enum E6 { C }', 'Object.keys(E6)')).toBe('["0","C"]');
  });

  it('names of the engine can be taken, and leave what others use as it is', async () => {
    await run(
      'function fetch() { return 1 }',
      'const Map = 2',
      'class URL { a = 3 }',
      'var process = 4',
    );
    expect(await run('[fetch(), Map, new URL().a, process]')).toBe('[1,2,3,4]');
    expect(
      await run(
        '[typeof globalThis.Map, globalThis.fetch.name, typeof globalThis.process.version]',
      ),
    ).toBe('["function","fetch","string"]');
  });

  it('names of the kernel can be taken', async () => {
    expect(
      await run(
        'const __import = 1, __meta = 2',
        "import { sep } from 'node:path/posix'; [sep, __import]",
      ),
    ).toBe('["/",1]');
  });

  it('what was declared before a throw stays', async () => {
    const ran = await notebook.run('let x7 = 3; x7++; throw new Error("late")');
    expect(ran.place).toBe('1:25');
    expect(await run('x7')).toBe('4');
  });

  it('what a throw kept from being initialised can be declared again', async () => {
    await notebook.run('const x8 = (() => { throw new Error("late") })()');
    expect(await run('const x8 = 1', 'x8')).toBe('1');
  });

  it('code is strict, as modules are', async () => {
    const ran = await notebook.run('const o9: { a: number } = Object.freeze({ a: 1 }); o9.a = 2');
    expect(ran.thrown ?? ran.diagnostics).toMatchInlineSnapshot(
      `"TypeError: Cannot assign to read only property 'a' of object '#<Object>'"`,
    );
    expect(await run('(function (this: unknown) { return typeof this })()')).toBe('"undefined"');
  });

  it('a type does not hide the value of the same name', async () => {
    expect(
      await run(
        'interface P10 { a: number }',
        'const P10 = { a: 4 }',
        'const p10: P10 = P10; p10.a',
      ),
    ).toBe('4');
  });
});
