// Cells translated and evaluated one after the other in one global scope, as a notebook's kernel does.

import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { translate } from '../../../../tools/grade/candidate/translate.ts';

/** The values of these names after the cells. */
async function after(cells: readonly string[], ...names: string[]): Promise<unknown[]> {
  const modules = { lib: { one: 1, two: 2, default: 'd' } };
  const context = vm.createContext({
    __course_import__: (name: 'lib') => modules[name],
    console,
  });
  for (const cell of cells) await vm.runInContext(translate(cell), context);
  return names.map((name) =>
    vm.runInContext(`typeof ${name} === 'undefined' ? undefined : ${name}`, context),
  );
}

describe('cells', () => {
  it.each<[string, readonly string[], string, unknown]>([
    ['const is seen later', ['const a: number = 3;'], 'a', 3],
    ['const may be declared again', ['const a = 3;', 'const a = 4;'], 'a', 4],
    ['let with a pattern', ['let [a, { b = 5 }] = [1, {}] as [number, { b?: number }];'], 'b', 5],
    ['a function', ['function f(x: number): number { return 2 * x }'], 'f(4)', 8],
    ['a function sees a later assignment', ['let k = 1; const f = () => k;', 'k = 7;'], 'f()', 7],
    [
      'a class with its generics',
      ['class A<T> { #x = 2; get(): T { return this.#x as T } }'],
      'new A().get()',
      2,
    ],
    ['a class is declared again', ['class A { n = 1 }', 'class A { n = 2 }'], 'new A().n', 2],
    ['an enum', ['enum E { P, Q }'], 'E.Q', 1],
    ['a namespace', ['namespace N { export const q = 1 }'], 'N.q', 1],
    ['an import', ["import { one, two as z } from 'lib';"], 'one + z', 3],
    ['an import of everything', ["import * as L from 'lib';"], 'L.two', 2],
    ['an import by default', ["import d, { one } from 'lib';"], 'd + one', 'd1'],
    ['types alone', ["import type { T } from 'nowhere'; interface I { a: T } type U = I;"], '1', 1],
    [
      'a type among an import',
      ["import { type Matrix, one } from 'lib';"],
      'typeof Matrix + one',
      'undefined1',
    ],
    [
      'await at the top',
      ['const v = await Promise.resolve(6); function g() { return v }'],
      'g()',
      6,
    ],
    ['await with a pattern', ['const { p, q = 2 } = await Promise.resolve({ p: 1 });'], 'p + q', 3],
    ['for await', ['let s = 0; for await (const x of [1, 2]) s += x;'], 's', 3],
    [
      'export is passed over',
      ['export const a = 1; export function f() { return a } export { a as b };'],
      'f()',
      1,
    ],
    ['use strict is passed over', ["'use strict';\nconst a = 1;"], 'a', 1],
    ['satisfies and as const', ['const a = { b: [1] } as const satisfies object;'], 'a.b[0]', 1],
    ['the stub', ["function f(): number {\n  throw new Error('TODO');\n}"], 'typeof f', 'function'],
  ])('%s', async (_, cells, name, value) => {
    expect(await after(cells, name)).toEqual([value]);
  });

  it('a syntax error is told with its line', () => {
    expect(() => translate('const a = 1;\nconst b = ;')).toThrow(
      'TS1109 in line 2: Expression expected.',
    );
  });

  it('an error of types is none here', () => {
    expect(() => translate("const a: number = 'one';")).not.toThrow();
  });
});
