import { describe, expect, it } from 'vitest';
import { textOf } from './kernel.ts';
import { kernelForTests } from './setup.ts';

const test = kernelForTests();

describe('what a cell prints', () => {
  it('arrives complete and in order, 20,000 lines of it', async () => {
    const { stdout } = await test.kernel.run(
      'for (let i = 0; i < 20_000; i++) console.log("line " + i)',
    );
    const wanted = Array.from({ length: 20_000 }, (_, i) => `line ${i}\n`).join('');
    expect(stdout === wanted).toBe(true);
  });

  it('goes to stdout and stderr as in Node', async () => {
    const { stdout, stderr } = await test.kernel.run(`
      console.log('%s is %d', 'a', 1, { b: [2] });
      console.error('wrong'); console.warn('careful');
      console.group('outer'); console.info('inner'); console.groupEnd();
      console.table([{ a: 1 }]); console.dir({ c: { d: { e: { f: 1 } } } }, { depth: 0 });
      console.assert(false, 'not so'); console.count();`);
    expect(stdout).toBe(`a is 1 { b: [ 2 ] }
outer
  inner
┌─────────┬───┐
│ (index) │ a │
├─────────┼───┤
│ 0       │ 1 │
└─────────┴───┘
{ c: [Object] }
default: 1
`);
    expect(stderr).toBe('wrong\ncareful\nAssertion failed: not so\n');
  });

  it('can be a time', async () => {
    const { stdout } = await test.kernel.run("console.time('t'); console.timeEnd('t')");
    expect(stdout).toMatch(/^t: [\d.]+ms\n$/);
  });

  it('can be written to process.stdout: text, bytes, encodings, with callbacks', async () => {
    const { stdout, stderr } = await test.kernel.run(`
      process.stdout.write('a');
      process.stdout.write(Buffer.from('€').subarray(0, 1));
      process.stdout.write(Buffer.from('€').subarray(1));
      process.stdout.write('62', 'hex');
      await new Promise((done) => process.stdout.write('c', done));
      await new Promise((done) => process.stdout.write('d', 'utf8', done));
      process.stderr.write(new Uint8Array([101]));
      await new Promise((done) => process.stdout.end('f', () => setImmediate(done)));
      process.stdout.write('g');`);
    expect(stdout).toBe('a€bcdfg');
    expect(stderr).toBe('e');
  });

  it('can be piped', async () => {
    const { stdout } = await test.kernel.run(`
      const { Readable } = require('node:stream'); const { pipeline } = require('node:stream/promises');
      await pipeline(Readable.from(['x', 'y']), process.stdout); process.stdout.write('z')`);
    expect(stdout).toBe('xyz');
  });

  it('by the console of node:console is the same', async () => {
    const js =
      "const both = [require('node:console'), new console.Console(process.stdout)]; for (const c of both) c.log('here')";
    expect((await test.kernel.run(js)).stdout).toBe('here\nhere\n');
  });

  it('is nothing for process.stdin, which is empty', async () => {
    expect(
      await test.result(
        "let got = 'none'; for await (const chunk of process.stdin) got = chunk; got",
      ),
    ).toBe("'none'");
  });
});

describe('late output goes to the cell that caused it', () => {
  it.each([
    ['setTimeout', "setTimeout(() => console.log('late'), 40)"],
    [
      'a promise',
      "void (async () => { await new Promise((r) => setTimeout(r, 40)); console.log('late') })()",
    ],
    ['nextTick', "setTimeout(() => process.nextTick(() => console.log('late')), 40)"],
    [
      'an event',
      "require('node:fs').readFile('/dev/null', () => setTimeout(() => console.log('late'), 40))",
    ],
  ])('from %s', async (_, js) => {
    const first = await test.kernel.run(js, { shows: false });
    const second = await test.kernel.run(
      "await new Promise((r) => setTimeout(r, 90)); console.log('second')",
    );
    expect(first.stdout).toBe('');
    expect(second.stdout).toBe('second\n');
    const said = test.kernel.messages.filter(
      (message) => 'id' in message && message.id === first.id,
    );
    expect(textOf(said, 'stdout')).toBe('late\n');
  });

  it('from setInterval across cells', async () => {
    const first = await test.kernel.run(
      'let ticks = 0; const ticking = setInterval(() => console.log(ticks++), 10)',
    );
    const second = await test.kernel.run(
      "await new Promise((r) => setTimeout(r, 80)); console.log('mine')",
    );
    await test.kernel.run('clearInterval(ticking)');
    expect(second.stdout).toBe('mine\n');
    const said = test.kernel.messages.filter(
      (message) => 'id' in message && message.id === first.id,
    );
    expect(textOf(said, 'stdout')).toMatch(/^0\n1\n2\n/);
  });

  it('from a function of an earlier cell it goes to the cell that calls', async () => {
    await test.kernel.run("function speak() { console.log('spoken') }");
    expect((await test.kernel.run('speak()')).stdout).toBe('spoken\n');
  });
});
