import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Notebook, openNotebook } from './support/notebook.ts';

let notebook: Notebook;
beforeAll(() => {
  notebook = openNotebook();
  notebook.check('const earlier: number[] = [1]; interface Point { x: number; y: number }');
}, 60_000);
afterAll(() => notebook.close());

const MISTAKES: readonly (readonly [code: string, said: string])[] = [
  ['const a: string = 1', ''],
  ['\n  earlier.push("x")', ''],
  ['unknownName', ''],
  ['earlier.lenght', ''],
  ['const p: Point = { x: 1 }', ''],
  ['const p: Point = { x: 1, y: 2, z: 3 }', ''],
  ['function f(a) { return a }', ''],
  ['const f = (a: number): string => a', ''],
  ['function f(a: number): string { if (a) return "" }', ''],
  ['Math.max(1, "2")', ''],
  ['((a: number) => a)()', ''],
  ['const n: number | undefined = [1].at(0); n.toFixed()', ''],
  ['let v: number; v + 1', ''],
  ['const c = 1; c = 2', ''],
  ['class A { private p = 1 } new A().p', ''],
  ['class A { a: number }', ''],
  ['interface I { m(): void } class A implements I {}', ''],
  ['const o = { readonly: 1 } as const; o.readonly = 1', ''],
  ['if (1 === "1") {}', ''],
  ['const x = y; const y = 1', ''],
  ['const d = 1; const d = 2', ''],
  ["import { nothing } from 'node:fs'", ''],
  ["import { a } from 'no-such-package'", ''],
  ["import { a } from './no-such-file'", ''],
  ['try {} catch (e) { e.message }', ''],
  ['function f() { await 1 }', ''],
  ['return 1', ''],
  ['const s = { a: 1 } satisfies Point', ''],
  ['for (const x of 1) {}', ''],
  ['this.x', ''],
  ['[1, 2].map((x) => x.trim())', ''],
  ['using u = { a: 1 }', ''],
  ['const b: bigint = 1n + 1', ''],
  // What is wrong with the form.
  ['const = 1', ''],
  ['foo(1, 2', ''],
  ['if (1) {\n  2\n', ''],
  ['const s = "abc', ''],
  ['const t = `abc', ''],
  ['/* open', ''],
  ['1 +', ''],
  ['let x y', ''],
  ['}', ''],
  ['class { }', ''],
  ['/[/', ''],
  ['if (1)', ''],
  ['const a = 1\nconst b = = 2', ''],
  ['08', ''],
  ['#p', ''],
];

describe('a mistake is told with code, line, column and sentence', () => {
  it('all of them', () => {
    const told = MISTAKES.map(
      ([code]) =>
        `${JSON.stringify(code)}\n${notebook
          .check(code)
          .map((line) => `    ${line}`)
          .join('\n')}`,
    );
    expect(`\n${told.join('\n')}\n`).toMatchInlineSnapshot(`
      "
      "const a: string = 1"
          2322 at 1:7: Type 'number' is not assignable to type 'string'.
      "\\n  earlier.push(\\"x\\")"
          2345 at 2:16: Argument of type 'string' is not assignable to parameter of type 'number'.
      "unknownName"
          2304 at 1:1: Cannot find name 'unknownName'.
      "earlier.lenght"
          2551 at 1:9: Property 'lenght' does not exist on type 'number[]'. Did you mean 'length'?
      "const p: Point = { x: 1 }"
          2741 at 1:7: Property 'y' is missing in type '{ x: number; }' but required in type 'Point'.
      "const p: Point = { x: 1, y: 2, z: 3 }"
          2353 at 1:32: Object literal may only specify known properties, and 'z' does not exist in type 'Point'.
      "function f(a) { return a }"
          7006 at 1:12: Parameter 'a' implicitly has an 'any' type.
      "const f = (a: number): string => a"
          2322 at 1:34: Type 'number' is not assignable to type 'string'.
      "function f(a: number): string { if (a) return \\"\\" }"
          2366 at 1:24: Function lacks ending return statement and return type does not include 'undefined'.
      "Math.max(1, \\"2\\")"
          2345 at 1:13: Argument of type 'string' is not assignable to parameter of type 'number'.
      "((a: number) => a)()"
          2554 at 1:1: Expected 1 arguments, but got 0.
      "const n: number | undefined = [1].at(0); n.toFixed()"
          18048 at 1:42: 'n' is possibly 'undefined'.
      "let v: number; v + 1"
          2454 at 1:16: Variable 'v' is used before being assigned.
      "const c = 1; c = 2"
          2588 at 1:14: Cannot assign to 'c' because it is a constant.
      "class A { private p = 1 } new A().p"
          2341 at 1:35: Property 'p' is private and only accessible within class 'A'.
      "class A { a: number }"
          2564 at 1:11: Property 'a' has no initializer and is not definitely assigned in the constructor.
      "interface I { m(): void } class A implements I {}"
          2420 at 1:33: Class 'A' incorrectly implements interface 'I'.
      "const o = { readonly: 1 } as const; o.readonly = 1"
          2540 at 1:39: Cannot assign to 'readonly' because it is a read-only property.
      "if (1 === \\"1\\") {}"
          2367 at 1:5: This comparison appears to be unintentional because the types 'number' and 'string' have no overlap.
      "const x = y; const y = 1"
          2448 at 1:11: Block-scoped variable 'y' used before its declaration.
          2454 at 1:11: Variable 'y' is used before being assigned.
      "const d = 1; const d = 2"
          2451 at 1:7: Cannot redeclare block-scoped variable 'd'.
          2451 at 1:20: Cannot redeclare block-scoped variable 'd'.
      "import { nothing } from 'node:fs'"
          2305 at 1:10: Module '"node:fs"' has no exported member 'nothing'.
      "import { a } from 'no-such-package'"
          2307 at 1:19: Cannot find module 'no-such-package' or its corresponding type declarations.
      "import { a } from './no-such-file'"
          2307 at 1:19: Cannot find module './no-such-file' or its corresponding type declarations.
      "try {} catch (e) { e.message }"
          18046 at 1:20: 'e' is of type 'unknown'.
      "function f() { await 1 }"
          1308 at 1:16: 'await' expressions are only allowed within async functions and at the top levels of modules.
      "return 1"
          1108 at 1:1: A 'return' statement can only be used within a function body.
      "const s = { a: 1 } satisfies Point"
          2353 at 1:13: Object literal may only specify known properties, and 'a' does not exist in type 'Point'.
      "for (const x of 1) {}"
          2488 at 1:17: Type '1' must have a '[Symbol.iterator]()' method that returns an iterator.
      "this.x"
          2532 at 1:1: Object is possibly 'undefined'.
      "[1, 2].map((x) => x.trim())"
          2339 at 1:21: Property 'trim' does not exist on type 'number'.
      "using u = { a: 1 }"
          2850 at 1:11: The initializer of a 'using' declaration must be either an object with a '[Symbol.dispose]()' method, or be 'null' or 'undefined'.
      "const b: bigint = 1n + 1"
          2365 at 1:19: Operator '+' cannot be applied to types '1n' and '1'.
      "const = 1"
          1134 at 1:7: Variable declaration expected.
          1134 at 1:9: Variable declaration expected.
      "foo(1, 2"
          1005 at 1:9: ')' expected.
      "if (1) {\\n  2\\n"
          1005 at 3:1: '}' expected.
      "const s = \\"abc"
          1002 at 1:15: Unterminated string literal.
      "const t = \`abc"
          1160 at 1:15: Unterminated template literal.
      "/* open"
          1010 at 1:8: '*/' expected.
      "1 +"
          1109 at 1:4: Expression expected.
      "let x y"
          1005 at 1:7: ',' expected.
      "}"
          1128 at 1:1: Declaration or statement expected.
      "class { }"
          1211 at 1:1: A class declaration without the 'default' modifier must have a name.
      "/[/"
          1161 at 1:1: Unterminated regular expression literal.
      "if (1)"
          1109 at 1:7: Expression expected.
      "const a = 1\\nconst b = = 2"
          1109 at 2:11: Expression expected.
      "08"
          1489 at 1:1: Decimals with leading zeros are not allowed.
      "#p"
          18016 at 1:1: Private identifiers are not allowed outside class bodies.
      "
    `);
  });
  it('the length is that of the place', () => {
    expect(notebook.checker.check('cell-0.ts', 'const p: Point = { x: 1 }')).toMatchInlineSnapshot(`
      {
        "diagnostics": [
          {
            "code": 2741,
            "column": 7,
            "length": 1,
            "line": 1,
            "message": "Property 'y' is missing in type '{ x: number; }' but required in type 'Point'.",
          },
        ],
      }
    `);
  });
  it('of several, all are told', () => {
    expect(notebook.check('earlier.a;\nearlier.b')).toHaveLength(2);
  });
});
