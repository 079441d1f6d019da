import { basename } from 'node:path';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import {
  declaredModules,
  joinLibraries,
  joinReferences,
} from '../../../../tools/kernel/checker/library.ts';
import { libraries, nodeTypes } from '../../../../tools/kernel/checker/options.ts';
import { nodeHost } from '../../../../tools/kernel/checker-host.ts';
import { openNotebook } from './support/notebook.ts';

const host = nodeHost();
const notebook = openNotebook();
afterAll(() => notebook.close());

describe('the library as one file', () => {
  const names = libraries();
  const joined = joinLibraries(host, names);
  it('stands in the place of the first; the others are empty', () => {
    const [first, ...others] = [...joined].filter(([, text]) => text !== '').map(([path]) => path);
    expect(first).toBe(`${host.libFolder}/${names[0]}`);
    expect(others).toEqual([]);
    expect(joined.get(`${host.libFolder}/lib.es5.d.ts`)).toBe('');
  });
  it('has every declaration that the compiler finds by itself', () => {
    const program = ts.createProgram([`${host.libFolder}/lib.es5.d.ts`], { lib: names, types: [] });
    const own = program.getSourceFiles().flatMap(declared);
    expect(own.length).toBeGreaterThan(300);
    const text = joined.get(`${host.libFolder}/${names[0]}`) ?? '';
    expect(declared(ts.createSourceFile('a.d.ts', text, 99)).toSorted()).toEqual(own.toSorted());
  });
});

function declared(file: ts.SourceFile): string[] {
  return file.statements.map((statement) => statement.getText(file).slice(0, 200));
}

describe('the declarations of Node as one file', () => {
  const types = nodeTypes(host, process.cwd()) ?? '';
  const joined = joinReferences(host, types);
  const text = joined.get(types) ?? '';
  it('has all that is global; those files that are modules themselves are referred to', () => {
    expect(text).toContain('declare module "process" {');
    expect(text).toMatch(/^ {8}var process: NodeJS.Process;$/m);
    expect(text).toMatch(
      /^(\/\/\/ <reference path="[^"]+\/web-globals\/fetch\.d\.ts" \/>|\/\/\/.*\n)+/,
    );
  });
  it('has the modules apart in which nothing is global', () => {
    const apart = [...joined].filter(([path, each]) => each !== '' && path !== types);
    expect(apart.length).toBeGreaterThan(20);
    expect(apart.map(([path]) => basename(path))).toContain('fs.d.ts');
    for (const [path, each] of apart) {
      const program = ts.createSourceFile(path, each, ts.ScriptTarget.ESNext);
      expect(program.statements.every(ts.isModuleDeclaration), path).toBe(true);
      expect(each).not.toMatch(/^\s*global \{/m);
      expect(declaredModules(each)).toEqual(
        program.statements.map((statement) => (statement as ts.ModuleDeclaration).name.text),
      );
    }
  });
});

describe('a cell sees', () => {
  it.each([
    [
      'JavaScript',
      'const s = new Set([1]).has(1) && [1].at(-1) === 1 && "x".replaceAll("x", "y") === "y"',
    ],
    [
      'Node',
      "import { readFileSync } from 'node:fs'; import { EventEmitter } from 'events'; const b: Buffer = readFileSync('.'); new EventEmitter(); process.pid; setTimeout(() => {}, 1).unref()",
    ],
    [
      'what Node has of the web',
      'const c = new AbortController(); const r: Promise<Response> = fetch("x", { signal: c.signal }); new URL("x:y"); structuredClone(1)',
    ],
  ])('%s', (_, code) => {
    expect(notebook.check(code)).toEqual([]);
  });
  // An unknown type is any, and would take the number.
  it.each(
    'Blob EventSource File FormData Headers MessageEvent Request RequestInit Response WebSocket'.split(
      ' ',
    ),
  )('what a %s of the web is', (name) => {
    expect(notebook.check(`const x: ${name} = 5;`)).toHaveLength(1);
  });
  it('nothing twice when a package refers to the same declarations', () => {
    notebook.write(
      'node_modules/refers/package.json',
      '{ "name": "refers", "types": "index.d.ts" }',
    );
    notebook.write(
      'node_modules/refers/index.d.ts',
      '/// <reference types="node" />\n/// <reference lib="es2020" />\nexport declare const n: Buffer; export declare const m: Map<string, 1>;',
    );
    expect(notebook.check("import { m, n } from 'refers'; m.get('a'); n.byteLength")).toEqual([]);
    expect(notebook.check("import { m } from 'refers'; m.nothing")).toMatchInlineSnapshot(`
      [
        "2339 at 1:31: Property 'nothing' does not exist on type 'Map<string, 1>'.",
      ]
    `);
  });
  it('the page when a package refers to it', () => {
    notebook.write('node_modules/page/package.json', '{ "name": "page", "types": "index.d.ts" }');
    notebook.write(
      'node_modules/page/index.d.ts',
      '/// <reference lib="dom" />\nexport declare const e: HTMLElement;',
    );
    expect(notebook.check("import { e } from 'page'; e.innerHTML.length")).toEqual([]);
  });
});
