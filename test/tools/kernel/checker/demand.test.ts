// The modules of Node that nothing global is in are read when somebody comes to them, and only then.
import { basename, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDemand } from '../../../../tools/kernel/checker/demand.ts';
import { createService, type Service } from '../../../../tools/kernel/checker/service.ts';
import { nodeHost } from '../../../../tools/kernel/checker-host.ts';
import { type Notebook, openNotebook } from './support/notebook.ts';

describe('the files of Node that are read for a cell', () => {
  let service: Service;
  let always: string[];
  beforeAll(() => {
    service = createService(nodeHost(), import.meta.dirname);
    always = read('1 + 1');
  });
  const read = (cell: string): string[] =>
    service.ask(cell, ({ program, source }) => {
      program.getSemanticDiagnostics(source);
      return program
        .getSourceFiles()
        .filter(({ fileName, text }) => fileName.includes('/@types/node/') && text !== '')
        .map(({ fileName }) => basename(fileName));
    });

  // What was read for one cell stays there for the next.
  it.each([
    ['console.log(new Map([[1, 2]]));', []],
    ["import { hostname } from 'node:os'; hostname();", ['os.d.ts']],
    ['setTimeout(() => {}, 1); performance.now(); new URL("a:b");', ['os.d.ts']],
    [
      'process.hrtime.bigint; process.stdout.write("");',
      ['os.d.ts', 'net.d.ts', 'stream.d.ts', 'promises.d.ts'],
    ],
  ])('%s', (cell, more) => {
    const found = read(cell);
    for (const name of always) found.splice(found.indexOf(name), 1);
    expect(found).toEqual(more);
  });
  it('a module in two files is read as a whole', () => {
    const text = 'declare module "two" {\n}\n';
    const demand = createDemand(new Map(['a', 'b', 'c'].map((path) => [path, text])), 'c');
    expect([demand.has('two'), demand.has('one')]).toEqual([true, false]);
    expect(demand.take('two')).toBe('a');
    expect([...demand.files]).toEqual(['a', 'b']);
  });
});

describe('what lies in a module that no cell has imported', () => {
  let notebook: Notebook;
  beforeEach(() => {
    notebook = openNotebook();
  });
  afterEach(() => notebook.close());

  it('has its type where something global has it', () => {
    expect([
      ...notebook.check('const rows: string = process.stdout.rows;'),
      ...notebook.check("process.getBuiltinModule('os').hostname().length.none;"),
      ...notebook.check('const own: string = new AbortController().signal;'),
    ]).toMatchInlineSnapshot(`
      [
        "2322 at 1:7: Type 'number' is not assignable to type 'string'.",
        "2339 at 1:50: Property 'none' does not exist on type 'number'.",
        "2322 at 1:7: Type 'AbortSignal' is not assignable to type 'string'.",
      ]
    `);
  });
  it('has its type where a package has it, and what a package adds to it', () => {
    const folder = 'node_modules/stats';
    notebook.write(join(folder, 'package.json'), '{ "name": "stats", "types": "index.d.ts" }');
    notebook.write(
      join(folder, 'index.d.ts'),
      `import { Stats } from 'node:fs';
declare module 'fs' { interface Stats { grade: number } }
export declare const stats: Stats;`,
    );
    const cell =
      "import { stats } from 'stats'; const [a, b]: string[] = [stats.size, stats.grade]";
    expect(notebook.check(cell)).toMatchInlineSnapshot(`
      [
        "2322 at 1:58: Type 'number' is not assignable to type 'string'.",
        "2322 at 1:70: Type 'number' is not assignable to type 'string'.",
      ]
    `);
  });
  it('has its type where a local file has it', () => {
    notebook.write('now.ts', "import { hostname } from 'os';\nexport const name = hostname;");
    expect(notebook.check("import { name } from './now'; name().none")).toMatchInlineSnapshot(`
      [
        "2339 at 1:38: Property 'none' does not exist on type 'string'.",
      ]
    `);
  });
  it('is seen when its name is completed', () => {
    const named = (code: string) =>
      notebook.checker.complete(code, code.length).matches.map(({ text }) => text);
    expect(named("import {} from 'node:ht")).toEqual(['node:http', 'node:http2', 'node:https']);
    expect(named('process.stdout.getColorD')).toEqual(['getColorDepth']);
  });
});
