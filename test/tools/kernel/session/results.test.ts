import { describe, expect, it } from 'vitest';
import { kernelForTests } from './setup.ts';

const test = kernelForTests();

describe('a result', () => {
  it.each([
    ['undefined', 'nothing'],
    ['let unshown = 1', 'nothing'],
    ['null', 'null'],
    ['-0', '-0'],
    ['0 / 0', 'NaN'],
    ['-1 / 0', '-Infinity'],
    ['2n ** 70n', '1180591620717411303424n'],
    ["Symbol('s')", 'Symbol(s)'],
    ["'a\\nb'", "'a\\nb'"],
    ["'\\ud800'.length", '1'],
    ['false', 'false'],
    ['(function f() {})', '[Function: f]'],
    ['(class A {})', '[class A]'],
    ['new (class Point { x = 1 })()', 'Point { x: 1 }'],
    ["new Map([['a', { b: 1 }]])", "Map(1) { 'a' => { b: 1 } }"],
    [
      '({ a: { b: { c: { d: { e: {} } } } } })',
      '{\n  a: {\n    b: { c: { d: { e: {} } } }\n  }\n}',
    ],
    ['Float64Array.of(1, 2)', 'Float64Array(2) [ 1, 2 ]'],
    ['Promise.resolve(3)', 'Promise { 3 }'],
    ["({ get a() { throw new Error('no') } })", '{ a: [Getter] }'],
    ["new Proxy({ a: 1 }, { get() { throw new Error('no') } })", '{ a: 1 }'],
    ["new Proxy({ a: 1 }, { getPrototypeOf() { throw new Error('no') } })", '{ a: 1 }'],
    [
      "({ [Symbol.for('nodejs.util.inspect.custom')]() { throw new RangeError('no') } })",
      '[a value that cannot be shown: no]',
    ],
    ['globalThis === globalThis', 'true'],
  ])('of %s is shown', async (js, text) => {
    expect(await test.result(js)).toBe(text);
  });

  it('that is huge is cut as inspect cuts it', async () => {
    expect(await test.result('new Array(1e6).fill(7)')).toMatch(
      /^\[\n(.*\n)*.* 999900 more items\n\]$/,
    );
    expect(await test.result("'x'.repeat(1e6)")).toContain('... 990000 more characters');
  });

  it('is not shown when the cell does not end with an expression', async () => {
    const { outcome } = await test.kernel.run('if (true) 5', { shows: false });
    expect(outcome).toEqual({ status: 'ok', expressions: {} });
  });

  it('that is an error is shown, and is no failure', async () => {
    const text = await test.result('new TypeError("kept")');
    expect(text).toMatch(/^TypeError: kept\n {4}at cell-\d+\.ts:1:1$/);
  });
});

describe("a value with Symbol.for('Jupyter.display')", () => {
  const method = (body: string) => `({ [Symbol.for('Jupyter.display')]() { ${body} } })`;
  const data = async (js: string) => {
    const { outcome } = await test.kernel.run(js);
    return outcome.status === 'ok' ? outcome.result?.data : outcome;
  };

  it('is shown by what the method gives', async () => {
    const bundle =
      "return { 'text/plain': 'x', 'text/html': '<b>x</b>', 'application/json': { a: [1] } }";
    expect(await data(method(bundle))).toEqual({
      'text/plain': 'x',
      'text/html': '<b>x</b>',
      'application/json': { a: [1] },
    });
  });

  it('may be asynchronous, and give bytes and typed arrays', async () => {
    const js = method(
      "return Promise.resolve({ 'image/png': new Uint8Array([1, 2]), 'application/json': Float64Array.of(1) })",
    );
    expect(await data(js)).toEqual({ 'image/png': 'AQI=', 'application/json': [1] });
  });

  it('fails the cell when the method throws or rejects', async () => {
    expect(await data(method("throw new RangeError('sync')"))).toMatchObject({
      ename: 'RangeError',
    });
    expect(await data(method("return Promise.reject(new RangeError('late'))"))).toMatchObject({
      evalue: 'late',
    });
  });

  it('fails the cell with a sentence when the method gives no bundle', async () => {
    expect(await data(method('return 5'))).toMatchObject({
      evalue:
        "[Symbol.for('Jupyter.display')](): an object such as { 'text/html': '<b>x</b>' } is wanted, not 5",
    });
    expect(await data(method("return { 'text/html': 5 }"))).toMatchObject({
      evalue: "[Symbol.for('Jupyter.display')](): text/html wants text or bytes, not 5",
    });
    expect(
      await data(method("const a = {}; a.a = a; return { 'application/json': a }")),
    ).toMatchObject({
      evalue: "[Symbol.for('Jupyter.display')](): application/json cannot be written as JSON",
    });
  });
});
