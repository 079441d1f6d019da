import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Notebook, openNotebook } from './support/notebook.ts';

let notebook: Notebook;
beforeAll(() => {
  notebook = openNotebook();
  notebook.check('0');
}, 60_000);
afterAll(() => notebook.close());

/** What is wrong with the last of the cells; nothing may be wrong with the others. */
function last(...cells: string[]): string[] {
  const wrong = cells.map((cell) => notebook.check(cell));
  expect(wrong.slice(0, -1).flat()).toEqual([]);
  return wrong.at(-1) ?? [];
}

describe('types of earlier cells', () => {
  it('a variable, a function and a class keep theirs', () => {
    expect(
      last(
        'const a1 = { n: 1 }; function b1(x: string) { return x.length } class C1<T> { constructor(public v: T) {} }',
        'const s1: number = a1.n + b1("") + new C1(3).v',
      ),
    ).toEqual([]);
    expect(last('a1.n = "x"')).toEqual([
      "2322 at 1:1: Type 'string' is not assignable to type 'number'.",
    ]);
    expect(last('b1(1)')).toEqual([
      "2345 at 1:4: Argument of type 'number' is not assignable to parameter of type 'string'.",
    ]);
    expect(last('new C1("").v.toFixed()')).toEqual([
      "2551 at 1:14: Property 'toFixed' does not exist on type 'string'. Did you mean 'fixed'?",
    ]);
  });

  it('a variable of an earlier cell can be assigned, a constant cannot', () => {
    expect(last('let x2 = 1; const c2 = 1', 'x2 = 5')).toEqual([]);
    expect(last('x2 = "five"')).toEqual([
      "2322 at 1:1: Type 'string' is not assignable to type 'number'.",
    ]);
    expect(last('c2 = 2')).toEqual([
      "2588 at 1:1: Cannot assign to 'c2' because it is a constant.",
    ]);
  });

  it('generic interfaces, type aliases and enums', () => {
    expect(
      last(
        'interface P3<T> { a: T } type Q3 = P3<number>; enum E3 { A, B }',
        'const p3: P3<string> = { a: "1" }; const q3: Q3 = { a: 2 }; let e3: E3 = E3.A',
      ),
    ).toEqual([]);
    expect(last('e3 = "A"')).toEqual(["2322 at 1:1: Type '\"A\"' is not assignable to type 'E3'."]);
  });

  it('a namespace, an abstract class and a constraint', () => {
    expect(
      last(
        'namespace N4 { export interface A { a: 1 } export const v: A = { a: 1 } } abstract class B4 { abstract m(): N4.A }',
        'class D4 extends B4 { m() { return N4.v } } const f4 = <T extends B4>(x: T) => x.m().a',
        'const one4: 1 = f4(new D4())',
      ),
    ).toEqual([]);
    expect(last('class F4 extends B4 {}')).toEqual([
      "2515 at 1:7: Non-abstract class 'F4' does not implement inherited abstract member m from class 'B4'.",
    ]);
  });

  it('an assertion function, a type guard and a unique symbol', () => {
    expect(
      last(
        'function is5(x: unknown): x is string { return true } const must5: (x: unknown) => asserts x is number = () => {}; const key5 = Symbol()',
        'const u5: unknown = 1; must5(u5); u5.toFixed(); const o5 = { [key5]: 1 }; o5[key5].toFixed()',
        'declare const v5: unknown; if (is5(v5)) v5.trim()',
      ),
    ).toEqual([]);
  });

  it('what is destructured, awaited or exported', () => {
    expect(
      last(
        'const { a: a6, ...r6 } = { a: 1, b: "x" }, [d6] = [true]; export const w6 = await Promise.resolve([1])',
        'const t6: [number, string, boolean, number[]] = [a6, r6.b, d6, w6]',
      ),
    ).toEqual([]);
  });

  it('a name declared anew has its new type, in every way', () => {
    const ways = [
      'const n7 = 1',
      'let n7 = ""',
      'class n7 {}',
      'function n7() {}',
      'interface n7 {}',
      "import n7 from 'node:fs'",
      'type n7 = 1',
      'enum n7 {}',
      'var n7 = [1]',
      'namespace n7 {}',
      "import { type Stats as n7 } from 'node:fs'",
    ];
    for (const way of [...ways, ...ways.toReversed()]) expect(last(way)).toEqual([]);
    expect(last('let n7: string', 'n7 = 1')).toEqual([
      "2322 at 1:1: Type 'number' is not assignable to type 'string'.",
    ]);
    expect(last('type n7 = string', 'class n7 { a = 1 }', 'const x7: n7 = { a: 2 }')).toEqual([]);
    expect(last('const n7 = 1', 'const y7: n7 = 1')).toEqual([
      "2749 at 1:11: 'n7' refers to a value, but is being used as a type here. Did you mean 'typeof n7'?",
    ]);
  });

  it('a type and a value of one name can come from two cells, and be declared anew one by one', () => {
    expect(
      last(
        'interface P8 { a: number }',
        'const P8 = { of: (a: number): P8 => ({ a }) }',
        'const p8: P8 = P8.of(1)',
      ),
    ).toEqual([]);
    expect(last('interface P8 { b: string }', 'const b8: P8 = { b: "" }; P8.of(2)')).toEqual([]);
  });

  it('an older value keeps the type it was made with', () => {
    expect(
      last(
        'interface T9 { a: 1 } const old9: T9 = { a: 1 }',
        'interface T9 { b: 2 }',
        'const new9: T9 = old9',
      ),
    ).toEqual([
      expect.stringMatching(
        /^2741 at 1:7: Property 'b' is missing in type 'cell-\d+\.T9' but required in type 'cell-\d+\.T9'\.$/,
      ),
    ]);
  });

  it('a variable without type or value is any in later cells', () => {
    expect(last('let any10; any10 = 1', 'any10.whatever')).toEqual([]);
  });

  it('a cell that was refused declares nothing', () => {
    expect(last('let kept10 = 1')).toEqual([]);
    expect(last('let kept10: string = 1')).toHaveLength(1);
    expect(last('kept10.toFixed()')).toEqual([]);
  });

  it('a cell that was checked but never run declares nothing', () => {
    notebook.checker.check('cell-900.ts', 'let never11 = 1');
    expect(last('never11')).toEqual(["2304 at 1:1: Cannot find name 'never11'."]);
  });

  it('two cells may have one name', () => {
    const { checker } = notebook;
    checker.check('cell-901.ts', 'const twice11 = 1');
    checker.settle('cell-901.ts');
    checker.check('cell-901.ts', 'const other11 = twice11 + 1');
    checker.settle('cell-901.ts');
    expect(last('const both11: number = twice11 + other11')).toEqual([]);
  });

  it('a draft that is completed or inspected declares nothing', () => {
    notebook.checker.complete('const draft12 = 1; draf', 23);
    notebook.checker.inspect('const draft12 = 1', 8);
    expect(last('draft12')).toEqual(["2304 at 1:1: Cannot find name 'draft12'."]);
  });

  it('what is declared for all modules is seen by later cells', () => {
    expect(
      last(
        'declare global { interface Array<T> { last13(): T } } declare module "node:fs" { export const a13: 1 }',
        '1',
        'const l13: number = [1].last13()',
        "import { a13 } from 'node:fs'; const one13: 1 = a13",
      ),
    ).toEqual([]);
  });

  it('a name used in a type, a template, a shorthand or an export only', () => {
    expect(
      last(
        'const x14 = 1',
        `type X14 = typeof x14; const o14: { x14: X14 } = { x14 }; export { x14 as y14 }; \`\${x14}\``,
      ),
    ).toEqual([]);
  });

  it('a name that is only a property has nothing to do with an earlier one', () => {
    expect(
      last(
        'let data15 = 1',
        'const { data15 } = { data15: "x" }; const o15 = { data15: 2 }; o15.data15.toFixed(); data15.trim()',
      ),
    ).toEqual([]);
  });

  it('a local name in a function hides the earlier one', () => {
    expect(last('const s16 = 1', 'const f16 = (s16: string) => s16.trim(); s16.toFixed()')).toEqual(
      [],
    );
  });
});

describe('what is not asked of a notebook', () => {
  it.each([
    ['a name that nothing uses', 'const unused17 = 1; function alsoUnused17(a: number) {}'],
    ['an import that nothing uses', "import { join } from 'node:path'"],
    ['an expression without effect', '1; "a"; ({ b: 2 })'],
    ['top-level await, also in a cell without imports', 'await 1'],
    [
      'a type that is not exported in what is',
      'interface Hidden18 {} export const shown18: Hidden18 = {}',
    ],
    ['code after an endless loop', 'for (;;) {}\n1'],
  ])('%s', (_, code) => expect(last(code)).toEqual([]));
});
