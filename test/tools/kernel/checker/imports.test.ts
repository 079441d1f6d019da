import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Notebook, openNotebook } from './support/notebook.ts';

const PROJECT = resolve(import.meta.dirname, '../../../..');
let notebook: Notebook;
let outside: Notebook;
beforeAll(() => {
  // Below the project, where its packages are found, and far from it.
  mkdirSync(join(PROJECT, 'build'), { recursive: true });
  notebook = openNotebook(join(PROJECT, 'build'));
  outside = openNotebook();
  notebook.check('0');
  outside.check('0');
}, 60_000);
afterAll(() => {
  notebook.close();
  outside.close();
});

function ok(...cells: string[]): void {
  expect(cells.flatMap((cell) => notebook.check(cell))).toEqual([]);
}

describe('packages bring their types', () => {
  it('mathjs, which has CommonJS and ES modules', () => {
    ok(
      "import { derivative, type MathNode } from 'mathjs'; const d: MathNode = derivative('x^2', 'x')",
      'd.toString().trim()',
    );
    expect(notebook.check('derivative(1)')).toEqual([
      '2554 at 1:1: Expected 2-3 arguments, but got 1.',
    ]);
  });
  it('an ES module without CommonJS', () => {
    ok("import pLimit from 'p-limit'", 'const limited: number = await pLimit(2)(async () => 1)');
  });
  it('a CommonJS module', () => {
    ok(
      "import progress from 'cli-progress'; new progress.SingleBar({})",
      "import semver = require('cli-progress'); new semver.SingleBar({})",
    );
  });
  it('kernel-lib and course-display', () => {
    ok(
      "import { matmul, matrix, type Matrix } from 'kernel-lib'; import { line } from 'course-display'",
      'const M: Matrix = matmul(matrix([[1]]), matrix([[2]])); typeof line',
    );
    expect(notebook.check('matmul(M, 3)')).toEqual([
      "2345 at 1:11: Argument of type 'number' is not assignable to parameter of type 'Matrix'.",
    ]);
  });
  it("kernel-lib and mathjs, far from the project as well, and the import's completion", () => {
    expect(
      outside.check(
        "import { matrix, type Matrix } from 'kernel-lib'; import { derivative } from 'mathjs'; const far: Matrix = matrix([[1]]); derivative('x', 'x').toString()",
      ),
    ).toEqual([]);
    const typed = "import {} from 'kernel-";
    const { matches } = outside.checker.complete(`${typed}'`, typed.length);
    expect(matches.map(({ text }) => text)).toContain('kernel-lib');
  });
  it("tslab's API, whether the package is there or not", () => {
    const cell =
      "import * as tslab from 'tslab'; tslab.display.html('<b>'); const d: tslab.Display = tslab.newDisplay(); d.png(new Uint8Array()); tslab.versions.node";
    ok(cell);
    expect(outside.check(cell)).toEqual([]);
    expect(outside.check('tslab.display.html(1)')).toEqual([
      "2345 at 1:20: Argument of type 'number' is not assignable to parameter of type 'string'.",
    ]);
  });
  it('node: modules, without a package.json as well', () => {
    expect(
      outside.check(
        "import { readFileSync } from 'node:fs'; import path from 'path'; readFileSync(path.join('a'), 'utf8').trim()",
      ),
    ).toEqual([]);
  });
  it('a package without types is any', () => {
    notebook.write('node_modules/untyped/index.js', 'module.exports = { a: 1 }');
    ok("import untyped, { a } from 'untyped'; untyped.b.c + a");
  });
  it('a package that is installed later is found then', () => {
    expect(notebook.check("import { late } from 'late'")).toHaveLength(1);
    notebook.write('node_modules/late/package.json', '{"name":"late","types":"index.d.ts"}');
    notebook.write('node_modules/late/index.d.ts', 'export declare const late: number;');
    ok("import { late } from 'late'; late.toFixed()");
  });
});

describe('local files bring their types', () => {
  it('with and without ending, as .js, as a folder, through an index', () => {
    notebook.write('one.ts', 'export const one = 1; export interface One { one: number }');
    notebook.write('dir/index.ts', "export * from './two';");
    notebook.write('dir/two.ts', 'export const two = 2;');
    for (const path of ['./one', './one.ts', './one.js'])
      ok(`import { one, type One } from '${path}'; const o: One = { one }; o.one.toFixed()`);
    for (const path of ['./dir', './dir/index', './dir/index.ts', './dir/two'])
      ok(`import { two } from '${path}'; two.toFixed()`);
    ok("const { one: again } = await import('./one'); again.toFixed()");
  });
  it('JavaScript', () => {
    notebook.write('plain.js', 'export const plain = (/** @type {number} */ x) => x + 1');
    ok("import { plain } from './plain.js'; plain(1).toFixed()");
  });
  it('JSON, with and without its attribute', () => {
    notebook.write('data.json', '{ "a": [1] }');
    ok(
      "import data from './data.json'; data.a[0].toFixed()",
      "import same from './data.json' with { type: 'json' }; same.a[0].toFixed()",
    );
    expect(notebook.check('data.b')).toEqual([
      "2339 at 1:6: Property 'b' does not exist on type '{ a: number[]; }'.",
    ]);
  });
  it('an edited file is read again, also behind an index', () => {
    notebook.write('edited/index.ts', "export * from './inner';");
    notebook.write('edited/inner.ts', 'export const v = 1;');
    ok("import { v } from './edited'; v.toFixed()");
    notebook.write('edited/inner.ts', 'export const v = "text";');
    ok("import { v } from './edited'; v.trim()");
    expect(notebook.check("import { v } from './edited'; v.toFixed()")).toHaveLength(1);
  });
  it('a file that appears is found, also by one that missed it', () => {
    notebook.write('uses.ts', "export { found } from './missing';");
    expect(notebook.check("import { found } from './uses'")).not.toEqual([]);
    notebook.write('missing.ts', 'export const found = 1;');
    ok("import { found } from './uses'; found.toFixed()");
  });
  it('an error in it is told with its path, line and column, also behind an index', () => {
    notebook.write('bad/index.ts', "export * from './inner';");
    notebook.write('bad/inner.ts', '\nexport const bad: string = 1;');
    notebook.write('broken.ts', 'export const broken = ;');
    const said = `2322 at ${notebook.folder}/bad/inner.ts:2:14: Type 'number' is not assignable to type 'string'.`;
    expect(notebook.check("import { bad } from './bad'")).toEqual([said]);
    expect(notebook.check("await import('./bad')")).toEqual([said]);
    expect(notebook.check("import { broken } from './broken'")).toEqual([
      `1109 at ${notebook.folder}/broken.ts:1:23: Expression expected.`,
    ]);
  });
  it('an error that comes later does not stop cells that only use its names', () => {
    notebook.write('fine.ts', 'export const fine = 1;');
    ok("import { fine } from './fine'");
    notebook.write('fine.ts', 'export const fine: number = "x";');
    ok('fine.toFixed()');
    expect(notebook.check("import { fine } from './fine'")).toHaveLength(1);
  });
});

const IMPORTS = [
  "import { a as b, type C, D } from './m'; b; null as D | C | null",
  "import d from './m'",
  "import * as all from './m'",
  "import d, * as all from './m'",
  "import d, { a } from './m'",
  "import './m'",
  "import { D } from './m'",
  "import type { D } from './m'",
  "import type d from './m'",
  "import {} from './m'",
  "import data from './data.json' with { type: 'json' }",
  "export * from './m'",
  "export { a } from './m'",
  "export type { D } from './m'",
  "import all = require('./m'); enum E { A }",
  "import fs = require('node:path')",
  "const lazy = () => import('./m')",
];

it('an import becomes a call and a declaration', () => {
  notebook.write(
    'm.ts',
    'export const a = 1; export interface D {} export type C = 1; export default 2;',
  );
  notebook.write('data.json', '{ "a": [1] }');
  const emitted = IMPORTS.map((code) => {
    const result = notebook.checker.check('cell-0.ts', code);
    const text = 'emitted' in result ? result.emitted.js : JSON.stringify(result);
    return `${code}\n    ${text.replace("'use strict';", '').trim()}`;
  });
  expect(`\n${emitted.join('\n')}\n`).toMatchInlineSnapshot(`
    "
    import { a as b, type C, D } from './m'; b; null as D | C | null
        let { a: b } = await globalThis.__import('./m'); b; null;
    import d from './m'
        let { default: d } = await globalThis.__import('./m');
    import * as all from './m'
        let all = await globalThis.__import('./m');
    import d, * as all from './m'
        let all = await globalThis.__import('./m'), { default: d } = all;
    import d, { a } from './m'
        let { default: d, a } = await globalThis.__import('./m');
    import './m'
        await globalThis.__import('./m');
    import { D } from './m'
        
    import type { D } from './m'
        
    import type d from './m'
        
    import {} from './m'
        await globalThis.__import('./m');
    import data from './data.json' with { type: 'json' }
        let { default: data } = await globalThis.__import('./data.json', { with: { type: 'json' } });
    export * from './m'
        await globalThis.__import('./m');
    export { a } from './m'
        await globalThis.__import('./m');
    export type { D } from './m'
        
    import all = require('./m'); enum E { A }
        let E;let   all = (await globalThis.__import("./m"));
      ;(E = void 0);
    (function (E) {
        E[E["A"] = 0] = "A";
    })(E || (E = {}));
    import fs = require('node:path')
        let   fs = (await globalThis.__import("node:path")).default;
    const lazy = () => import('./m')
        let   lazy = () => globalThis.__import('./m')
    "
  `);
});

const AWAITS = [
  'await f()',
  'await await (f())',
  "const { sep } = await import('node:path')",
  'for await (const x of y) await x',
  'for await (const x of y) {}',
  'export default await f<number>() as 1',
];

it('an await asks the session before and behind', () => {
  notebook.check('declare function f<T = 1>(): Promise<T>; declare const y: Promise<1>[]');
  const emitted = AWAITS.map((code) => {
    const result = notebook.checker.check('cell-0.ts', code);
    if (!('emitted' in result)) return JSON.stringify(result);
    return result.emitted.js.replace("'use strict';", '').replaceAll('globalThis.', '');
  });
  expect(`\n${emitted.join('\n')}\n`).toMatchInlineSnapshot(`
    "
    __resumed(await __await(f()))
    __resumed(await __await(__resumed(await __await((f())))))
    let   { sep } = __resumed(await __await(__import('node:path')))
    for await (const x of y) { __resumed(await __await());__resumed(await __await(x))}
    for await (const x of y) { __resumed(await __await());{}}
    void 0, __resumed(await __await(f        ()));    
    "
  `);
});
