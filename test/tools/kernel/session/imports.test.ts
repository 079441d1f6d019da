import { describe, expect, it } from 'vitest';
import { write } from './kernel.ts';
import { kernelForTests } from './setup.ts';

const test = kernelForTests();
const files = (given: Readonly<Record<string, string>>) => write(test.folder, given);
const sentence = async (js: string) => {
  const { outcome } = await test.kernel.run(js);
  return outcome.status === 'error' ? outcome.evalue.replaceAll(test.folder, '<folder>') : 'none';
};

describe('packages', () => {
  it('node: modules, whole and by name', async () => {
    expect(await test.result("let { join } = await __import('node:path'); join('a', 'b')")).toBe(
      "'a/b'",
    );
    expect(
      await test.result("let { default: path } = await __import('path'); path.join('a')"),
    ).toBe("'a'");
  });

  it('CommonJS, of all shapes', async () => {
    files({
      'node_modules/plain/index.js': 'module.exports = (() => ({ a: 1, b: 2 }))();',
      'node_modules/callable/index.js': 'module.exports = function f() { return 3; };',
      'node_modules/compiled/index.js':
        "Object.defineProperty(exports, '__esModule', { value: true }); exports.default = 4; exports.named = 5;",
    });
    expect(
      await test.result("let { a, default: plain } = await __import('plain'); [a, plain]"),
    ).toBe('[ 1, { a: 1, b: 2 } ]');
    expect(
      await test.result("let { default: callable } = await __import('callable'); callable()"),
    ).toBe('3');
    expect(
      await test.result("let { default: four, named } = await __import('compiled'); [four, named]"),
    ).toBe('[ 4, 5 ]');
  });

  it('ESM only, with sub-paths and awaits', async () => {
    files({
      'node_modules/modern/package.json':
        '{ "type": "module", "exports": { ".": { "import": "./main.js" }, "./sub": "./sub.js" } }',
      'node_modules/modern/main.js': 'export default 1; export const b = await Promise.resolve(2);',
      'node_modules/modern/sub.js': "export * from './main.js'; export const c = 3;",
    });
    expect(await test.result("let m = await __import('modern'); [m.default, m.b]")).toBe(
      '[ 1, 2 ]',
    );
    expect(
      await test.result("let { b: viaSub, c } = await __import('modern/sub'); [viaSub, c]"),
    ).toBe('[ 2, 3 ]');
  });

  it('are found beside the kernel where the notebook has none, and its own go first', async () => {
    expect(await test.result("let { matrix } = await __import('kernel-lib'); typeof matrix")).toBe(
      "'function'",
    );
    files({ 'node_modules/katex/index.js': "module.exports = { version: 'its own' };" });
    expect(await test.result("let { version } = await __import('katex'); version")).toBe(
      "'its own'",
    );
  });

  it('that are missing are told in a sentence', async () => {
    expect(await sentence("await __import('not-there/sub')")).toBe(
      'the package "not-there" is not installed for <folder>; install it with: npm install not-there',
    );
    files({
      'node_modules/hollow/index.mjs': "import 'lost';",
      'node_modules/hollow/package.json': '{ "main": "index.mjs" }',
    });
    expect(await sentence("await __import('hollow')")).toContain(
      "Cannot find package 'lost' imported from <folder>/node_modules",
    );
  });
});

describe('local files', () => {
  it('are found by every spelling', async () => {
    files({
      'f.ts': 'export const name: string = "f";',
      'd/index.ts': 'export const name = "d";',
      'm.mts': 'export const name = "m";',
      'j.js': 'export const name = "j";',
      'c.cjs': 'module.exports = { name: "c" };',
      'old.js': 'exports.name = "old"; exports.other = require("./c.cjs").name;',
      'data.json': '{ "name": "json" }',
    });
    const spellings = {
      './f': 'f',
      './f.ts': 'f',
      './f.js': 'f',
      './d': 'd',
      './d/': 'd',
      './d/index': 'd',
      './d/index.js': 'd',
      './m.mts': 'm',
      './m.mjs': 'm',
      './j': 'j',
      './j.js': 'j',
      './c.cjs': 'c',
      './old.js': 'old',
      './data.json': 'json',
    };
    for (const [spelling, name] of Object.entries(spellings)) {
      expect(await test.result(`(await __import('${spelling}')).name`)).toBe(`'${name}'`);
    }
    expect(await test.result(`(await __import('${test.folder}/f.ts')).name`)).toBe("'f'");
    expect(await test.result("(await __import('./old.js')).other")).toBe("'c'");
    expect(
      await test.result("(await __import('./data.json', { with: { type: 'json' } })).default"),
    ).toBe("{ name: 'json' }");
  });

  it('are the same module from everywhere', async () => {
    files({
      'state.ts':
        'export const list: number[] = []; export let n = 0; export const up = () => { n++; };',
      'user.ts':
        "import * as state from './state.js'; export { state }; export const push = (x: number) => state.list.push(x);",
    });
    const js =
      "let s = await __import('./state'); let u = await __import('./user'); u.push(5); s.up(); [s.list, s.n, u.state.n]";
    expect(await test.result(js)).toBe('[ [ 5 ], 1, 1 ]');
  });

  it('know packages, tslab, defaults, export * and import()', async () => {
    files({
      'node_modules/esm-only/package.json': '{ "type": "module", "exports": "./x.js" }',
      'node_modules/esm-only/x.js': 'export default class D {} export const e = 1;',
      'node_modules/cjs-only/index.js':
        'module.exports = function cjs() { return 2; }; module.exports.part = 3;',
      'inner.ts':
        'export default function inner() { return 4; } export type T = string; export const i = 5;',
      'outer.ts': `
        import D, { e } from 'esm-only'; import cjs, { part } from 'cjs-only'; import * as tslab from 'tslab';
        import { join } from 'node:path'; import path from 'node:path'; import inner, { type T } from './inner';
        import data from './data.json';
        export * from './inner'; export * as all from './inner'; export { default as again } from './inner';
        const t: T = 'x';
        export const seen = [typeof D, e, cjs(), part, typeof tslab.display.html, join(t), path.join(t), inner(), data.name];
        export const later = async (name: string) => (await import('./inner')).i;
        export default { deep: 1 };`,
    });
    files({ 'data.json': '{ "name": "json" }' });
    expect(await test.result("let o = await __import('./outer'); o.seen.join()")).toBe(
      "'function,1,2,3,function,x,x,4,json'",
    );
    expect(await test.result('[o.i, o.all.i, o.again(), o.default, await o.later("x")]')).toBe(
      '[ 5, 5, 4, { deep: 1 }, 5 ]',
    );
  });

  it('may import each other', async () => {
    files({
      'even.ts':
        "import { odd } from './odd'; export function even(n: number): boolean { return n === 0 || odd(n - 1); }",
      'odd.ts':
        "import { even } from './even'; export function odd(n: number): boolean { return n !== 0 && even(n - 1); }",
    });
    expect(await test.result("let { even } = await __import('./even'); [even(10), even(7)]")).toBe(
      '[ true, false ]',
    );
    files({
      'odd.ts':
        "import { even } from './even'; export function odd(n: number): boolean { return even(n + 1); } export const fresh = 1;",
      'even.ts': "import { odd, fresh } from './odd'; export const even = (n: number) => fresh;",
    });
    expect(await test.result("(await __import('./even')).even(1)")).toBe('1');
  });

  it('may await, and know where they are', async () => {
    files({
      'sub/awaits.ts':
        'export const late = await Promise.resolve(6); export const at = import.meta;',
      'uses.ts': "import { late } from './sub/awaits'; export const twice = 2 * late;",
    });
    expect(await test.result("(await __import('./uses')).twice")).toBe('12');
    const at = await test.result(
      "let { at } = await __import('./sub/awaits'); [at.url, at.filename, at.dirname, at.resolve('../uses')].join(' ')",
    );
    const { folder } = test;
    expect(at).toBe(
      `'file://${folder}/sub/awaits.ts ${folder}/sub/awaits.ts ${folder}/sub file://${folder}/uses.ts'`,
    );
    expect(await test.result('[__meta.dirname, __dirname, require("node:os").EOL]')).toContain(
      folder,
    );
  });

  it('are loaded again when they have changed, also behind an index; others are not', async () => {
    files({
      'lib/index.ts': "export * from './part'; export * from './rest';",
      'lib/part.ts': 'export const part = 1;',
      'lib/rest.ts': "export const rest = {}; console.log('rest');",
    });
    const js = "let lib = await __import('./lib'); lib.part";
    expect((await test.kernel.run(js)).stdout).toBe('rest\n');
    await test.kernel.run('let rest = lib.rest');
    files({ 'lib/part.ts': 'export const part = 2;' });
    const again = await test.kernel.run(js);
    expect(again.outcome).toMatchObject({ result: { data: { 'text/plain': '2' } } });
    expect(again.stdout).toBe('');
    expect(await test.result('lib.rest === rest')).toBe('true');
    files({ 'lib/rest.ts': 'export const rest = 3;', 'lib/index.ts': "export * from './rest';" });
    expect(await test.result("let now = await __import('./lib'); [now.rest, now.part]")).toBe(
      '[ 3, undefined ]',
    );
  });

  it('are loaded again after they have failed, and when what they missed is there', async () => {
    files({ 'fails.ts': "throw new Error('first');" });
    expect(await sentence("await __import('./fails')")).toBe('first');
    expect(await sentence("await __import('./fails')")).toBe('first');
    files({ 'fails.ts': "import { m } from './missed'; export const x = m;" });
    expect(await sentence("await __import('./fails')")).toMatch(
      /^there is no "\.\/missed" in the notebook's folder, be it/,
    );
    files({ 'missed.ts': 'export const m = 7;' });
    expect(await test.result("(await __import('./fails')).x")).toBe('7');
  });

  it('that are missing are told in a sentence, with the line', async () => {
    const { outcome } = await test.kernel.run("\nawait __import('./nowhere')");
    expect(outcome).toMatchObject({
      ename: 'ImportError',
      evalue:
        'there is no "./nowhere" in the notebook\'s folder, be it with an ending such as .ts, .js or .json or as a folder with an index',
      traceback: expect.arrayContaining([expect.stringMatching(/cell-\d+\.ts:2:/)]),
    });
  });

  it('name their TypeScript line in errors, at any time', async () => {
    files({
      'wrong.ts': `interface Gone {
  a: number;
}
enum E { A, B }

export function bad(x: Gone | null): number {
  return x!.a;
}
export { E };
`,
      'loads.ts': "import { bad } from './wrong';\n\nexport const never = bad(null);",
      'data/broken.json': '{ "a": }',
    });
    const { outcome } = await test.kernel.run(
      "let { bad } = await __import('./wrong');\nbad(null)",
    );
    if (outcome.status !== 'error') throw new Error('the cell was to fail');
    expect(outcome.traceback.map((line) => line.replace(/cell-\d+/, 'cell'))).toEqual([
      "TypeError: Cannot read properties of null (reading 'a')",
      '  7 |   return x!.a;',
      '    |             ^',
      '    at bad (wrong.ts:7:13)',
      '    at cell.ts:2:1',
    ]);
    const loading = await test.kernel.run("await __import('./loads')");
    expect(loading.outcome).toMatchObject({
      traceback: expect.arrayContaining([
        '    at bad (wrong.ts:7:13)',
        expect.stringMatching(/at .*loads\.ts:3:\d+/),
      ]),
    });
    expect(await sentence("await __import('./data/broken.json')")).toMatch(
      /^<folder>\/data\/broken\.json is not JSON: /,
    );
  });
});
