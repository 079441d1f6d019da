import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import type { RunOptions } from './kernel.ts';
import { kernelForTests } from './setup.ts';

const test = kernelForTests();

// The report with the cell's name made the same for every test.
async function report(js: string, options?: RunOptions) {
  const { outcome } = await test.kernel.run(js, options);
  if (outcome.status !== 'error') throw new Error('the cell was to fail');
  const traceback = outcome.traceback.join('\n').replace(/cell-\d+\.ts/g, 'cell.ts');
  return { ...outcome, traceback };
}

describe('a traceback', () => {
  it('shows the line, and the frames of the cell only', async () => {
    const js = 'const x = null;\nfunction f() {\n  return x.y;\n}\nf();';
    expect(await report(js)).toEqual({
      status: 'error',
      ename: 'TypeError',
      evalue: "Cannot read properties of null (reading 'y')",
      traceback: `TypeError: Cannot read properties of null (reading 'y')
  3 |   return x.y;
    |            ^
    at f (cell.ts:3:12)
    at cell.ts:5:1`,
    });
  });

  it('shows the frames of the cells that call each other', async () => {
    const { id } = await test.kernel.run('function inner() {\n  throw new Error("in");\n}');
    const { outcome } = await test.kernel.run('\n inner()');
    if (outcome.status !== 'error') throw new Error('the cell was to fail');
    const first = Number(id.replace('request-', ''));
    expect(outcome.traceback.slice(-2)).toEqual([
      `    at inner (cell-${first}.ts:2:9)`,
      `    at cell-${first + 1}.ts:2:2`,
    ]);
  });

  it('tells the lines of the source through a map', async () => {
    const source =
      'enum E { A }\n\ninterface I { a: number }\nconst e: I = { a: E.A };\nthrow new Error(String(e.a));';
    const { outputText, sourceMapText } = ts.transpileModule(source, {
      compilerOptions: {
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.Preserve,
        sourceMap: true,
      },
    });
    expect(await report(outputText, { source, map: sourceMapText ?? '' })).toMatchObject({
      traceback: 'Error: 0\n  5 | throw new Error(String(e.a));\n    |       ^\n    at cell.ts:5:7',
    });
  });

  it('names a subclass by its class, or by the name that it gives itself', async () => {
    expect(await report('class Wrong extends Error {}; throw new Wrong("x")')).toMatchObject({
      ename: 'Wrong',
    });
    const named = "throw Object.assign(new Error('x'), { name: 'Given' })";
    expect(await report(named)).toMatchObject({ ename: 'Given', evalue: 'x' });
  });

  it('tells the causes', async () => {
    const js = "const low = new RangeError('low');\nthrow new Error('high', { cause: low });";
    expect((await report(js)).traceback).toBe(`Error: high
  2 | throw new Error('high', { cause: low });
    |       ^
    at cell.ts:2:7
Caused by: RangeError: low
  1 | const low = new RangeError('low');
    |             ^
    at cell.ts:1:13`);
    const circle = "const c1 = new Error('one'); c1.cause = c1; throw c1";
    expect((await report(circle)).traceback).not.toContain('Caused by');
    expect((await report("throw new Error('x', { cause: 5 })")).traceback).toContain(
      'Caused by: Uncaught: 5',
    );
  });

  it('tells the errors of an AggregateError', async () => {
    const js = "await Promise.any([Promise.reject(new Error('a')), Promise.reject(7)])";
    const { traceback } = await report(js);
    expect(traceback).toContain('AggregateError: All promises were rejected');
    expect(traceback).toContain('Error 1 of 2: Error: a');
    expect(traceback).toContain('Error 2 of 2: Uncaught: 7');
  });

  it.each([
    ["throw 'text'", "'text'"],
    ['throw null', 'null'],
    ['throw undefined', 'undefined'],
    ['throw { a: 1 }', '{ a: 1 }'],
    ['await Promise.reject(-0)', '-0'],
  ])('shows what is thrown by %s, though no error', async (js, evalue) => {
    expect(await report(js)).toMatchObject({ ename: 'Uncaught', evalue });
  });

  it('survives errors made to be difficult', async () => {
    const stack = "const s = new Error('x'); s.stack = 'mine'; throw s";
    // Where it was thrown is not told then, and no line is better than a wrong one.
    expect((await report(stack)).traceback).toBe('Error: x');
    const number = "const t = new Error('x'); t.stack = 5; throw t";
    expect(await report(number)).toMatchObject({ ename: 'Error' });
    const getter =
      "const g = new Error('x'); Object.defineProperty(g, 'message', { get() { throw 1; } }); throw g";
    expect(await report(getter)).toMatchObject({ ename: 'Error', evalue: '' });
    const proxy = 'throw new Proxy({}, { get() { throw 1 }, getPrototypeOf() { throw 1 } })';
    expect(await report(proxy)).toMatchObject({ ename: 'Uncaught' });
  });

  it('of a stack overflow is cut', async () => {
    const { traceback, evalue } = await report('function deep() { deep(); }\ndeep();');
    expect(evalue).toBe('Maximum call stack size exceeded');
    expect(traceback.split('\n')).toHaveLength(24);
    expect(traceback).toMatch(/… 30 more$/);
  });

  it('of a syntax error tells its place', async () => {
    expect(
      (await report('const ok = 1;\nlet = = 5;')).traceback,
    ).toBe(`SyntaxError: Unexpected token '='
  2 | let = = 5;
    |       ^
    at cell.ts:2:7`);
  });

  it('of a rejected await tells where the error was made', async () => {
    const js =
      "async function late() {\n  await null;\n  throw new Error('late');\n}\nawait late();";
    const { traceback } = await report(js);
    expect(traceback).toContain('at late (cell.ts:3:9)');
    expect(traceback).toContain('at async cell.ts:5:1');
  });

  it('tells the frames of a timer and no frames of Node', async () => {
    const js =
      "await new Promise((_, reject) => {\n  setTimeout(() => reject(new Error('t')), 1);\n});";
    expect((await report(js)).traceback).toBe(`Error: t
  2 |   setTimeout(() => reject(new Error('t')), 1);
    |                           ^
    at Timeout._onTimeout (cell.ts:2:27)`);
  });

  it('in an error that the cell prints itself shows no kernel, either', async () => {
    const { stdout } = await test.kernel.run('try { null.x } catch (error) { console.log(error) }');
    expect(stdout).toMatch(/^TypeError: .*\n {4}at cell-\d+\.ts:1:12\n$/);
  });
});

describe('an error that nobody waits for', () => {
  it('in a promise is shown by the cell that made it, before it ends', async () => {
    const { stderr, outcome } = await test.kernel.run("Promise.reject(new Error('alone')); 5");
    expect(outcome.status).toBe('ok');
    expect(stderr).toMatch(
      /^Uncaught \(in promise\) Error: alone\n.*\n.*\n {4}at cell-\d+\.ts:1:16\n$/,
    );
  });

  it('in a timer is shown by the cell that set it, and the kernel lives', async () => {
    const first = await test.kernel.run("setTimeout(() => { throw new Error('late') }, 60); 1");
    const other = test.kernel.run('await new Promise((r) => setTimeout(r, 120)); 2');
    const late = await test.kernel.heard(
      (message) => message.kind === 'stream' && message.id === first.id,
    );
    expect(late).toMatchObject({
      name: 'stderr',
      text: expect.stringMatching(/^Uncaught Error: late\n/),
    });
    expect((await other).stderr).toBe('');
    const rejected = await test.kernel.run("setTimeout(() => Promise.reject('gone'), 20)");
    await test.kernel.run('await new Promise((r) => setTimeout(r, 60))');
    expect(test.kernel.messages).toContainEqual({
      kind: 'stream',
      id: rejected.id,
      name: 'stderr',
      text: "Uncaught (in promise) Uncaught: 'gone'\n",
    });
  });
});
