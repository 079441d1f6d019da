import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Notebook, openNotebook, said } from './support/notebook.ts';

let notebook: Notebook;
beforeAll(() => {
  notebook = openNotebook();
  notebook.check('0');
}, 60_000);
afterAll(() => notebook.close());

/** What each kind of syntax evaluates to, all in one session. */
const SAMPLES: readonly (readonly [name: string, code: string, value: string])[] = [
  ['an expression with a type', '(1 as number) + <number>2', '3'],
  ['satisfies', 'const s1 = { a: 1 } satisfies Record<string, number>; s1', '{"a":1}'],
  ['as const', 'const s2 = [1, 2] as const; s2[1]', '2'],
  ['a non-null assertion', 'const s3 = [1].at(0)!; s3', '1'],
  ['optional chaining and ??', 'const s4: { a?: { b: number } } = {}; s4.a?.b ?? 7', '7'],
  ['const type parameters', 'function s5<const T>(x: T): T { return x } s5(["a"])[0]', '"a"'],
  ['a generic arrow', 'const s6 = <T,>(x: T): T => x; s6(3)', '3'],
  [
    'overloads',
    'function s7(x: string): string; function s7(x: number): number; function s7(x: unknown) { return x } s7(4)',
    '4',
  ],
  [
    'an abstract class',
    'abstract class S8 { abstract m(): number; n() { return this.m() + 1 } } class T8 extends S8 { override m() { return 1 } } new T8().n()',
    '2',
  ],
  [
    '#private fields',
    'class S9 { #p = 1; static has(o: object) { return #p in o } get p() { return this.#p } } [S9.has(new S9()), new S9().p]',
    '[true,1]',
  ],
  [
    'parameter properties',
    'class S10 { constructor(private readonly a: number, public b = 2) {} sum() { return this.a + this.b } } new S10(3).sum()',
    '5',
  ],
  ['an enum', 'enum S11 { A, B = "b" } [S11.A, S11[0], S11.B]', '[0,"A","b"]'],
  ['a const enum', 'const enum S12 { A = 4 } S12.A', '4'],
  [
    'a namespace',
    'namespace S13 { export const a = 1; export namespace In { export const b = 2 } } S13.a + S13.In.b',
    '3',
  ],
  [
    'a namespace of types',
    'namespace S14 { export type A = number } const s14: S14.A = 2; s14',
    '2',
  ],
  [
    'template literal types',
    `type S15 = \`on\${Capitalize<'click'>}\`; const s15: S15 = 'onClick'; s15`,
    '"onClick"',
  ],
  [
    'a mapped, a conditional and an inferred type',
    'type S16<T> = { [K in keyof T]: T[K] extends infer U ? U : never }; const s16: S16<{ a: 1 }> = { a: 1 }; s16',
    '{"a":1}',
  ],
  [
    'using',
    'const s17: string[] = []; { using r = { [Symbol.dispose]() { s17.push("gone") } }; s17.push(typeof r) } s17',
    '["object","gone"]',
  ],
  [
    'using at the top level',
    'const s18 = { n: 0 }; using r18 = { [Symbol.dispose]() { s18.n++ } }; s18.n',
    '0',
  ],
  ['… whose value is disposed of at the end of the cell', 's18.n', '1'],
  [
    'await using',
    'const s19: string[] = []; { await using r = { async [Symbol.asyncDispose]() { s19.push("gone") } }; s19.push(typeof r) } s19',
    '["object","gone"]',
  ],
  [
    'a method decorator',
    'function s20<T extends (this: never, ...a: never[]) => number>(f: T, c: ClassMethodDecoratorContext) { return function (this: unknown, ...a: never[]) { return f.apply(this as never, a) + 1 } as unknown as T } class S20 { @s20 m() { return 1 } } new S20().m()',
    '2',
  ],
  [
    'a class decorator',
    'function s21<T>(c: T, x: ClassDecoratorContext) { x.addInitializer(() => {}); return c } @s21 class S21 { static a = 5 } S21.a',
    '5',
  ],
  ['accessor', 'class S22 { accessor a = 1 } const s22 = new S22(); s22.a = 6; s22.a', '6'],
  [
    'getters and setters',
    'class S23 { #v = 1; get v(): number { return this.#v } set v(x: number) { this.#v = x } } const s23 = new S23(); s23.v = 9; s23.v',
    '9',
  ],
  ['a static block', 'class S24 { static a: number; static { S24.a = 8 } } S24.a', '8'],
  [
    'a class field with declare',
    'class S25 { declare a: number; b = 1 } Object.keys(new S25())',
    '["b"]',
  ],
  ['an index signature', 'class S26 { [k: string]: number; a = 1 } new S26().a', '1'],
  ['an import type', "type S27 = import('node:fs').Stats; const s27: Partial<S27> = {}; s27", '{}'],
  [
    'type modifiers on import names',
    "import { type Stats, existsSync as s28 } from 'node:fs'; const t28: Stats | boolean = s28('/'); t28",
    'true',
  ],
  ['top-level await', 'const s29 = await Promise.resolve(3); s29', '3'],
  [
    'top-level for await',
    'let s30 = 0; for await (const x of (async function* () { yield 1; yield 2 })()) s30 += x; s30',
    '3',
  ],
  ['a generator', 'function* s31(): Generator<number> { yield 1; yield 2 } [...s31()]', '[1,2]'],
  [
    'destructuring',
    'const { a: s32, ...rest32 } = { a: 1, b: 2 }, [t32 = 5] = [] as number[]; [s32, rest32, t32]',
    '[1,{"b":2},5]',
  ],
  [
    'a tagged template',
    `const s33 = (t: TemplateStringsArray, ...v: number[]) => t.join("|") + v; s33\`a\${1}b\``,
    '"a|b1"',
  ],
  ['a regular expression with v', '/[\\p{L}--[a-z]]/v.test("Σ")', 'true'],
  ['a named capture', '/(?<y>\\d+)/.exec("ab12")?.groups?.y', '"12"'],
  [
    'a numeric separator and bigint',
    '[1_000, (2n ** 64n).toString()]',
    '[1000,"18446744073709551616"]',
  ],
  ['logical assignment', 'let s38: number | null = null; s38 ??= 3; s38', '3'],
  ['findLast and toSorted', '[3, 1, 2].toSorted().findLast((x) => x < 3)', '2'],
  ['a label', 'let s40 = 0; out: for (;;) { for (;;) { s40++; break out } } s40', '1'],
  ['var in a loop', 'for (var s41 = 0; s41 < 3; s41++) {} s41', '3'],
  ['var in a block', '{ var s42 = 5, t42: number | undefined } [s42, t42 ?? null]', '[5,null]'],
  [
    'var without a semicolon before',
    'const s43 = [1]\nvar t43 = 2, u43 = s43\n;[t43, u43]',
    '[2,[1]]',
  ],
  ['for … of var', 'for (var s44 of [1, 2]); s44!', '2'],
  ['a function used above', 's45(2); function s45(x: number): number { return x * 2 }', '4'],
  [
    'an exported declaration',
    'export const s46 = 1; export function t46() { return s46 } export class U46 {} t46()',
    '1',
  ],
  ['an export list', 'const s47 = 1; export { s47 }; export type T47 = number; s47', '1'],
  ['export default', 'export default function s48() { return 3 } s48()', '3'],
  ['export default of a value', 'const s49 = 2; export default { s49 }; s49', '2'],
  ['a block is a block', '{ 4 }', '4'],
  ['an object in parentheses', '({ a: 1 })', '{"a":1}'],
  [
    'a this parameter and an assertion function',
    'function s52(this: { a: number }) { return this.a } function t52(x: unknown): asserts x is string { if (typeof x !== "string") throw 1 } t52("a"); s52.call({ a: 3 })',
    '3',
  ],
  [
    'a type guard and never',
    'type S53 = { k: "a"; n: number } | { k: "b" }; function s53(x: S53): number { switch (x.k) { case "a": return x.n; case "b": return 0; default: { const z: never = x; return z } } } s53({ k: "a", n: 4 })',
    '4',
  ],
  ['unicode names', 'const σ = (ζ: number) => 1 / (1 + Math.exp(-ζ)); σ(0)', '0.5'],
  ['an unnamed default class', 'export default class { a = 1 }', '[]'],
  [
    'declare',
    'declare const s56: number; declare function t56(): void; typeof Math.PI',
    '"number"',
  ],
  ['import.meta', 'typeof import.meta.dirname', '"string"'],
  ['import()', "(await import('node:path')).posix.join('a', 'b')", '"a/b"'],
  ['import = require', "import s59 = require('node:path'); s59.posix.sep", '"/"'],
  ['an alias of a namespace', 'namespace S60 { export const a = 4 } import s60 = S60.a; s60', '4'],
  ['an exported enum', 'export enum S62 { A = 3 } S62.A', '3'],
  ['an exported alias', 'export import s63 = S62; s63.A', '3'],
  ['export default async', 'export default async function s64() { return 1 } await s64()', '1'],
  ['a hashbang', '#!/usr/bin/env node\n4', '4'],
  ['line ends of Windows', 'const s66: number = 1\r\ns66\r\n', '1'],
  [
    'a function and a namespace',
    'function s67() {} namespace s67 { export const a = 1 } s67.a',
    '1',
  ],
  [
    'using beside functions and classes',
    'using s61 = { [Symbol.dispose]() {} }; function t61() { return new U61().a } class U61 { a = 2 } t61()',
    '2',
  ],
];

describe('every syntax of TypeScript is checked, emitted and run', () => {
  it.each(SAMPLES)('%s', async (_, code, value) => {
    const ran = await notebook.run(code);
    expect(ran.diagnostics?.map(said)).toBeUndefined();
    expect(ran.thrown).toBeUndefined();
    expect(ran.value).toBe(value);
  });
});

/** Cells that throw, and where. */
const THROWS: readonly (readonly [name: string, code: string, place: string])[] = [
  ['in the first line', 'const a1: number = 1; throw new Error("here")', '1:29'],
  [
    'below types',
    'interface A2 {\n  a: number;\n}\nconst a2 = 1;\n  throw new Error("here")',
    '5:9',
  ],
  ['beside types', 'const f3 = (x: number): number => { throw new Error("here") }; f3(1)', '1:43'],
  [
    'in a function',
    'function f4(x: number) {\n  return (null as unknown as { y: 1 }).y;\n}\nf4(1)',
    '2:40',
  ],
  [
    'below an import',
    "import { join } from 'node:path';\nconst p: string = join('a');\nthrow new Error(p)",
    '3:7',
  ],
  [
    'below an import of several lines',
    "import {\n  join,\n  type ParsedPath,\n} from 'node:path';\nthrow new Error(join('a'))",
    '5:7',
  ],
  ['beside an import', "import { sep } from 'node:path'; throw new Error(sep)", '1:40'],
  [
    'below an enum',
    'enum E8 { A, B }\nclass C8 {\n  constructor(public a: number) {}\n}\n\n  throw new Error(String(new C8(E8.B).a))',
    '6:9',
  ],
  [
    'below using',
    'using u9 = { [Symbol.dispose]() {} };\nconst a9: number = 1;\nif (a9) {\n  throw new Error("here");\n}',
    '4:9',
  ],
  [
    'in a decorated class',
    'const d10 = (f: Function, c: DecoratorContext) => {};\nclass C10 {\n  @d10 m(): void {\n    throw new Error("here");\n  }\n}\nnew C10().m()',
    '4:11',
  ],
  ['after an await', 'await Promise.resolve();\nconst a11 = 1;\nthrow new Error("here")', '3:7'],
  [
    'in a function whose name was a constant',
    'throw new Error(String(f12()));\nfunction f12() { return 1 }',
    '1:7',
  ],
  [
    'after a late import',
    "const a13 = 1;\nimport { posix as p13 } from 'node:path';\nthrow new Error(p13.sep)",
    '3:7',
  ],
  ['after unicode', 'const π = 3.14, text = "𝒳ñ"; throw new Error(text + π)', '1:37'],
];

describe('an error is where the cell has it', () => {
  it.each(THROWS)('%s', async (_, code, place) => {
    const ran = await notebook.run(code);
    expect(ran.diagnostics?.map(said)).toBeUndefined();
    expect(ran.place).toBe(place);
  });

  it('in a function that was moved to the front', async () => {
    await notebook.run('const moved = 1');
    const ran = await notebook.run(
      'const before = 1;\nmoved();\nfunction moved() {\n  throw new Error("here");\n}',
    );
    expect(ran.place).toBe('4:9');
  });

  it('a cell that only erases types has lines and columns as they are', () => {
    const result = notebook.checker.check(
      'cell-0.ts',
      '\nconst a: number = 1;\n  a + (2 as number)',
    );
    expect(result).toMatchInlineSnapshot(`
      {
        "emitted": {
          "js": "'use strict';
      let   a         = 1;
        a + (2          )",
          "name": "cell-0.ts",
          "shows": true,
          "source": "
      const a: number = 1;
        a + (2 as number)",
        },
      }
    `);
  });
});

describe('a cell shows the value of its last expression', () => {
  it.each([
    ['1', true],
    ['1;;', true],
    ['const a = 1; a // comment', true],
    ['await 1', true],
    ['({ a: 1 })', true],
    ['', false],
    ['// comment', false],
    ['1; const b = 2', false],
    ['1; type C = 2', false],
    ['if (1) { 2 }', false],
    ['function d() {}', false],
    ['export default 3', false],
  ])('%j: %j', (code, shows) => {
    expect(notebook.checker.check('cell-0.ts', code)).toMatchObject({ emitted: { shows } });
  });
});
