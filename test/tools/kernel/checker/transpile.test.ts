import { SourceMap } from 'node:module';
import { describe, expect, it } from 'vitest';
import { transpile } from '../../../../tools/kernel/checker/transpile.ts';

/** The module's exports when it is run with these modules. */
function exportsOf(text: string, modules: Record<string, unknown> = {}): Record<string, unknown> {
  const { js } = transpile('/a/file.ts', text);
  const module = { exports: {} };
  new Function('exports', 'module', 'require', js)(
    module.exports,
    module,
    (id: string) => modules[id],
  );
  return module.exports;
}

describe('a local module', () => {
  it('becomes CommonJS', () => {
    expect({
      ...exportsOf(
        "import { a } from './m'; export const b: number = a + 1; export default class {}; export enum E { A }",
        { './m': { a: 1 } },
      ),
    }).toMatchObject({ b: 2, E: { A: 0 } });
  });
  it('sees later changes of what it imports', () => {
    const m = { n: 1 };
    const { read } = exportsOf("import { n } from './m'; export const read = () => n", {
      './m': m,
    });
    m.n = 5;
    expect((read as () => number)()).toBe(5);
  });
  it('re-exports', () => {
    expect({
      ...exportsOf("export * from './m'; export { a as z } from './m'", { './m': { a: 1, b: 2 } }),
    }).toEqual({ a: 1, b: 2, z: 1 });
  });
  it('names what it needs, without what is only a type', () => {
    const text =
      "import { T } from './types'; import type { U } from './u'; import a from './a'; import './side'; export * from './all'; export const f = async (x: T | U) => [a, await import('./lazy')]; const n = require('node:fs');";
    expect(transpile('/a/file.ts', text).imports).toEqual(['./a', './side', './all', 'node:fs']);
  });
  it('has a map back', () => {
    const { js, map = '' } = transpile(
      '/a/file.ts',
      'interface A {\n  a: 1\n}\nenum E { B }\nthrow new Error("here")',
    );
    const line = js.split('\n').findIndex((l) => l.includes('throw'));
    expect(new SourceMap(JSON.parse(map)).findEntry(line, 6)).toMatchObject({
      originalLine: 4,
      originalColumn: 6,
    });
  });
  it('JavaScript and import.meta', () => {
    expect(transpile('/a/file.js', 'export const u = import.meta.url;').js).toContain('__meta.url');
  });
  it.each(['mts', 'mjs', 'cts', 'cjs'])('that ends in .%s becomes CommonJS', (ending) => {
    const { js, imports } = transpile(
      `/a/file.${ending}`,
      "import y from './y'; export const x = y",
    );
    expect(js).toContain('exports.x = ');
    expect(imports).toEqual(['./y']);
  });
  it('import() is the one that the session gives', async () => {
    const text = "export const lazy = () => import('./lazy', { with: { type: 'json' } })";
    expect(transpile('/a/file.ts', text).js).toContain("__import('./lazy', {");
  });
  it('may await at its top level', () => {
    expect(transpile('/a/file.ts', 'export const a = await 1').js).toContain(
      'exports.a = globalThis.__resumed(await globalThis.__await(1));',
    );
  });
  it('ends at an await when the session says so', () => {
    const text = 'async function f() { for await (const x of y) await (await x); }';
    expect(transpile('/a/file.ts', text).js.replace(/globalThis\.|\s+/g, '')).toContain(
      'forawait(constxofy){__resumed(await__await());__resumed(await__await((__resumed(await__await(x)))));}',
    );
  });
  it('is strict', () => {
    expect(transpile('/a/file.ts', 'export {}').js).toContain('"use strict"');
  });
});
