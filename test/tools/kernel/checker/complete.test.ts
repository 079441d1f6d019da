import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Notebook, openNotebook } from './support/notebook.ts';

const PROJECT = resolve(import.meta.dirname, '../../../..');
let notebook: Notebook;
beforeAll(() => {
  notebook = openNotebook(resolve(PROJECT, 'build'));
  notebook.check(`const alpha = { one: 1, two: 'x', ζeta: 2 }; let alphabet = 1; function alphaOf(x: number) {}
    class AlphaClass { method() {} static make() {} #hidden = 1 } interface AlphaType { a: 1 } const σ = 1;
    import { derivative } from 'mathjs'; enum AlphaEnum { Red, Green }`);
  notebook.write('local.ts', 'export const fromLocal = 1; export function alsoLocal() {}');
  notebook.write('folder/inner.ts', '');
  notebook.write('data.json', '{}');
}, 60_000);
afterAll(() => notebook.close());

/** The completions where `¦` stands. */
function at(marked: string): {
  texts: string[];
  start: number;
  end: number;
  kinds: Record<string, string>;
} {
  const cursor = marked.indexOf('¦');
  const code = marked.slice(0, cursor) + marked.slice(cursor + 1);
  const { matches, start, end } = notebook.checker.complete(code, cursor);
  const kinds = Object.fromEntries(matches.map(({ text, kind }) => [text, kind]));
  return { texts: matches.map(({ text }) => text), start, end, kinds };
}

describe('completion', () => {
  it.each([
    ['members of an earlier value', 'alpha.¦', ['one', 'two', 'ζeta']],
    ['members by prefix', 'alpha.t¦', ['two']],
    ['unicode members', 'alpha.ζ¦', ['ζeta']],
    [
      'a name of an earlier cell',
      'alph¦',
      ['alpha', 'alphabet', 'alphaOf', 'AlphaClass', 'AlphaEnum'],
    ],
    ['… in any case of letters', 'ALPHAO¦', ['alphaOf']],
    ['a unicode name', 'σ¦', ['σ']],
    ['a name of the cell itself', 'const myOwn = 1; myO¦', ['myOwn']],
    [
      'a parameter',
      'function f(parameter: number) { par¦ }',
      ['parameter', 'parseFloat', 'parseInt'],
    ],
    ['a type where a type belongs', 'let x: AlphaT¦', ['AlphaType']],
    ['static members', 'AlphaClass.m¦', ['make']],
    ['members of a class', 'new AlphaClass().¦', ['method']],
    ['members of an enum', 'AlphaEnum.¦', ['Green', 'Red']],
    ['properties of an expected object', 'const a: AlphaType = { ¦ }', ['a']],
    ['after ?.', 'alpha?.o¦', ['one']],
    ['a string of a union', "const s: 'red' | 'green' = '¦'", ['green', 'red']],
    ['a global', 'parseF¦', ['parseFloat']],
    ['members of a global', 'Math.sq¦', ['sqrt', 'SQRT1_2', 'SQRT2']],
    ['the middle of a line', 'const z = alpha.o¦ + 1', ['one']],
    ['names of an import', "import { from¦ } from './local'", ['fromLocal']],
    [
      'names of a package',
      "import { derivat¦ } from 'mathjs'",
      ['derivative', 'derivativeDependencies'],
    ],
    ['a keyword that is begun', 'functio¦', ['function']],
  ])('%s', (_, marked, wanted) => {
    const { texts } = at(marked);
    expect(texts).toEqual(expect.arrayContaining(wanted));
    expect(texts.length).toBeLessThan(200);
  });

  it.each([
    ['a file', "import {} from './l¦'", 'local', 18, 19],
    ['a folder', "import {} from './fold¦'", 'folder', 18, 22],
    ['a file in a folder', "import {} from './folder/¦'", 'inner', 25, 25],
    ['a JSON file', "import {} from './da¦'", 'data.json', 18, 20],
    ['a package', "import {} from 'math¦'", 'mathjs', 16, 20],
    ['a package of the project', "import {} from 'kernel¦'", 'kernel-lib', 16, 22],
    ['a package with a scope', "import {} from '@biome¦'", '@biomejs/biome', 16, 22],
    ['… whose scope is typed', "import {} from '@biomejs/¦'", '@biomejs/biome', 16, 25],
    ['any package', "import {} from '¦'", 'kernel-lib', 16, 16],
    ['a module of Node', "import {} from 'node:f¦'", 'node:fs', 16, 22],
    ['… in import()', "await import('./l¦')", 'local', 16, 17],
    ['… and by subpath', "import {} from 'node:fs/¦'", 'promises', 24, 24],
  ])('of import paths: %s', (_, marked, wanted, start, end) => {
    const found = at(marked);
    expect(found.texts).toContain(wanted);
    expect([found.start, found.end]).toEqual([start, end]);
  });

  it('replaces what is typed of the name, counted in UTF-16 units', () => {
    expect(at("'𝒳'; alph¦")).toMatchObject({ start: 6, end: 10 });
    expect(at('alpha.¦')).toMatchObject({ start: 6, end: 6 });
    expect(at('alpha.ζ¦')).toMatchObject({ start: 6, end: 7 });
  });

  it('tells what each is', () => {
    expect(at('alph¦').kinds).toMatchObject({
      alpha: 'const',
      alphabet: 'let',
      alphaOf: 'function',
      AlphaClass: 'class',
    });
  });

  it('an empty cell is not flooded', () => {
    const { texts } = at('¦');
    expect(texts).toEqual(expect.arrayContaining(['alpha', 'σ', 'derivative']));
    expect(texts).not.toContain('function');
    expect(texts.length).toBeLessThan(30);
  });

  it('there is none in a comment, a string or a number', () => {
    for (const marked of ['// alp¦', '"alp¦"', '12¦']) expect(at(marked).texts).toEqual([]);
  });

  it('knows nothing of how cells are linked', () => {
    expect(at('import {} from "./¦"').texts).not.toEqual(
      expect.arrayContaining([expect.stringContaining('cell-')]),
    );
  });

  it('code that does not parse is completed as well', () => {
    expect(at('if (alpha.¦').texts).toContain('one');
    expect(at('const x = [1, 2].m¦\nfoo(').texts).toContain('map');
  });
});
