import { describe, expect, it } from 'vitest';
import { type Ran, type RunOptions, write } from './kernel.ts';
import { kernelForTests } from './setup.ts';

const test = kernelForTests();

// Interrupts the cell some time after it says that it runs, and gives it and the milliseconds it took.
async function interrupted(
  js: string,
  waiting = async () => {},
  options: RunOptions = {},
): Promise<{ ran: Ran; after: number }> {
  let sent = 0;
  const ran = await test.kernel.run(js, {
    ...options,
    onMessage: async () => {
      if (sent > 0) return;
      sent = performance.now();
      await waiting();
      test.kernel.interrupt();
    },
  });
  return { ran, after: performance.now() - sent };
}

const INTERRUPTED = {
  status: 'error',
  ename: 'Interrupted',
  evalue: 'the cell was stopped; variables keep the values they had',
};

/** What the checker makes of `await code`. */
const wait = (code: string) => `__resumed(await __await(${code}))`;
const sleep = 'new Promise((r) => setTimeout(r, 5))';
const never = wait('new Promise(() => {})');
const files = "require('node:fs').promises";

describe('an interrupt stops', () => {
  it.each([
    ['a loop', 'console.log(1); while (true) count++;'],
    [
      'a loop that catches',
      'console.log(1); try { while (true) count++; } catch {} finally { count = -1 }',
    ],
    ['a loop that prints', 'while (true) console.log(++count);'],
    ['a loop that reads files', "console.log(1); while (true) require('node:fs').statSync('.');"],
    [
      'a loop that sets timers',
      'console.log(1); while (true) { count++; clearTimeout(setTimeout(() => {}, 0)); }',
    ],
    [
      'a loop that makes promises',
      'console.log(1); while (true) { count++; Promise.resolve().then(() => {}); process.nextTick(() => {}); }',
    ],
    ['a cell that awaits', `console.log(1); ${never}`],
    ['a loop that awaits timers', `while (true) { console.log(count++); ${wait(sleep)}; }`],
    [
      'a loop that awaits files',
      `console.log(1); for (;;) { count++; ${wait(`${files}.stat('.')`)}; }`,
    ],
    [
      'a loop that awaits files and catches',
      `console.log(1); for (;;) try { ${wait(`${files}.stat('.')`)}; } catch {} finally { count++; }`,
    ],
    [
      'a loop that awaits another thread',
      `console.log(1); for (;;) { count++; ${wait("new Promise((r) => require('node:crypto').randomBytes(9, r))")}; }`,
    ],
    [
      'a loop that awaits a stream',
      `for await (const bytes of require('node:fs').createReadStream('/dev/zero')) { ${wait('')}; if (count++ === 3) console.log(1); }`,
    ],
    ['a loop after an await', `${wait(sleep)}; console.log(1); while (true) count++;`],
    ['a loop of microtasks', `console.log(1); for (;;) { count++; ${wait('null')}; }`],
    [
      'a loop of microtasks that the checker has not seen',
      'console.log(1); for (;;) { count++; await null; }',
    ],
    [
      'a loop of microtasks after an await',
      `await ${sleep}; console.log(1); for (;;) { count++; await null; }`,
    ],
    [
      'a chain of microtasks',
      `const next = () => { count++; return Promise.resolve().then(next); }; next(); console.log(1); ${never}`,
    ],
    [
      'a chain of ticks',
      `const tick = () => { count++; process.nextTick(tick); }; tick(); console.log(1); ${never}`,
    ],
    [
      'a loop in a timer',
      `setTimeout(() => { console.log(1); while (true) count++; }, 5); ${never}`,
    ],
    [
      'a loop in an event',
      `require('node:fs').readFile('/dev/null', () => { console.log(1); process.nextTick(() => {}); Promise.reject(1); while (true) count++; }); ${never}`,
    ],
    [
      'a loop in a tick',
      `process.nextTick(() => { console.log(1); while (true) count++; }); ${never}`,
    ],
    ['setInterval for ever', `setInterval(() => { console.log(count++) }, 5); ${never}`],
    [
      'setImmediate for ever',
      `let f = () => { count++; setImmediate(f); }; f(); console.log(1); ${never}`,
    ],
    [
      'Atomics.wait',
      'console.log(1); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);',
    ],
    [
      'a display method',
      "console.log(1); ({ [Symbol.for('Jupyter.display')]() { while (true) count++; } })",
    ],
    ['a regular expression', "console.log(1); /^(a+)+$/.test('a'.repeat(60) + 'b')"],
  ])('%s, and the state is kept', async (_, js) => {
    await test.kernel.run('let count = 0; let other = 7;');
    const { ran, after } = await interrupted(js);
    expect(ran.outcome).toMatchObject(INTERRUPTED);
    expect(after).toBeLessThan(1_500);
    expect(await test.result('other')).toBe('7');
    expect(await test.result(`await ${sleep}; [typeof count, count >= 0]`)).toBe(
      "[ 'number', true ]",
    );
    // Nothing of it runs on.
    const still =
      'const before = count; await new Promise((r) => setTimeout(r, 40)); count - before';
    expect(await test.result(still)).toBe('0');
  });

  it('prompt', async () => {
    const { ran } = await interrupted("prompt('?')", undefined, { allowStdin: true });
    expect(ran.outcome).toMatchObject(INTERRUPTED);
    const late = await interrupted(`await ${sleep}; prompt('?')`, undefined, { allowStdin: true });
    expect(late.ran.outcome).toMatchObject(INTERRUPTED);
    expect(await test.result('1')).toBe('1');
  });

  it('a file that is being imported, which can then be imported again', async () => {
    const { writeFileSync } = await import('node:fs');
    const file = `${test.folder}/slow.ts`;
    writeFileSync(
      file,
      "console.log('loading'); while (!globalThis.enough) {} export const x = 1;",
    );
    const { ran } = await interrupted("const first = await __import('./slow')");
    expect(ran.outcome).toMatchObject(INTERRUPTED);
    await test.kernel.run('globalThis.enough = true');
    expect(await test.result("(await __import('./slow')).x")).toBe('1');
  });

  it('nothing when nothing runs', async () => {
    test.kernel.interrupt();
    test.kernel.interrupt();
    await new Promise((done) => setTimeout(done, 100));
    expect(await test.result('2')).toBe('2');
  });

  it('a loop that an earlier cell left in a timer', async () => {
    await test.kernel.run(
      'let free = false; setTimeout(() => { console.log("stuck"); while (true) {} }, 30); 1',
    );
    await test.kernel.heard((message) => message.kind === 'stream' && message.text === 'stuck\n');
    test.kernel.interrupt();
    expect(await test.result('free')).toBe('false');
  });

  it('only the cell that runs: timers of earlier cells go on', async () => {
    await test.kernel.run('let beats = 0; const beat = setInterval(() => beats++, 5);');
    await interrupted('console.log(1); await new Promise(() => {})');
    const js =
      'const had = beats; await new Promise((r) => setTimeout(r, 60)); clearInterval(beat); beats > had';
    expect(await test.result(js)).toBe('true');
  });

  it('what would go on when it has awaited', async () => {
    await test.kernel.run('let came = 0');
    const js = `console.log(1); ${wait('new Promise((r) => { globalThis.arrive = r; })')}; came = 1;`;
    expect((await interrupted(js)).ran.outcome).toMatchObject(INTERRUPTED);
    expect(await test.result(`arrive(); await ${sleep}; came`)).toBe('0');
  });

  it('no import that has begun, so that it can be had later', async () => {
    write(test.folder, {
      'node_modules/slow/package.json': '{ "name": "slow", "main": "main.mjs" }',
      'node_modules/slow/main.mjs':
        "console.log('loading'); await new Promise((r) => setTimeout(r, 100)); export const x = 1;",
    });
    expect((await interrupted("await __import('slow')")).ran.outcome).toMatchObject(INTERRUPTED);
    expect(await test.result("(await __import('slow')).x")).toBe('1');
  });

  it('not the callbacks that start each other, but says so', async () => {
    const js = `const again = () => ${files}.stat('.').then(() => globalThis.free || again()); again(); console.log(1); ${never}`;
    const { ran } = await interrupted(js);
    expect(ran.outcome).toMatchObject(INTERRUPTED);
    const said = await test.kernel.heard(
      (message) => message.kind === 'stream' && message.id === ran.id && message.name === 'stderr',
    );
    expect(said).toMatchObject({ text: expect.stringContaining('goes on in the background') });
    await test.kernel.run('globalThis.free = true');
  });

  it('without a word to the listeners that a cell has set', async () => {
    await test.kernel.run("process.removeAllListeners('uncaughtException')");
    expect((await interrupted('console.log(1); for (;;);')).ran.outcome).toMatchObject(INTERRUPTED);
    expect(await test.result('4')).toBe('4');
  });

  // Where it strikes decides what must be mended; so many times, at random moments.
  it.each([
    ['a loop', 'while (true) {}'],
    ['microtasks', 'for (;;) await null'],
    ['files', `for (;;) ${wait(`${files}.stat('.')`)}`],
    ['timers', 'for (;;) clearTimeout(setTimeout(() => {}, 1))'],
    ['ticks', `for (;;) ${wait('new Promise((r) => process.nextTick(r))')}`],
  ])('as often as it is asked to: %s', async (_, js) => {
    for (let i = 0; i < 12; i++) {
      const waiting = () => new Promise<void>((done) => setTimeout(done, 40 * Math.random()));
      const { ran } = await interrupted(`console.log(1); ${js}`, waiting);
      expect(ran.outcome).toMatchObject(INTERRUPTED);
    }
    expect(await test.result('gc(); 3')).toBe('3');
  });
});
