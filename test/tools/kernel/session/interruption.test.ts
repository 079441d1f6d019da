import { describe, expect, it } from 'vitest';
import type { Ran } from './kernel.ts';
import { kernelForTests } from './setup.ts';

const test = kernelForTests();

// Interrupts the cell when it says that it runs, and gives the cell and the milliseconds it took.
async function interrupted(js: string, options = {}): Promise<{ ran: Ran; after: number }> {
  let sent = 0;
  const ran = await test.kernel.run(js, {
    ...options,
    onMessage: () => {
      if (sent > 0) return;
      sent = performance.now();
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

describe('an interrupt stops', () => {
  const sleep = 'new Promise((r) => setTimeout(r, 5))';
  it.each([
    ['a loop', 'console.log(1); while (true) count++;'],
    [
      'a loop that catches',
      'console.log(1); try { while (true) count++; } catch {} finally { count = -1 }',
    ],
    ['a cell that awaits', 'console.log(1); await new Promise(() => {});'],
    ['a loop that awaits', `while (true) { console.log(count++); await ${sleep}; }`],
    ['a loop after an await', `await ${sleep}; console.log(1); while (true) count++;`],
    ['a loop of microtasks', 'console.log(1); for (;;) { count++; await null; }'],
    [
      'a loop of microtasks after an await',
      `await ${sleep}; console.log(1); for (;;) { count++; await null; }`,
    ],
    [
      'a loop in a timer',
      'setTimeout(() => { console.log(1); while (true) count++; }, 5); await new Promise(() => {});',
    ],
    [
      'a loop in an event',
      "require('node:fs').readFile('/dev/null', () => { console.log(1); process.nextTick(() => {}); Promise.reject(1); while (true) count++; }); await new Promise(() => {});",
    ],
    [
      'a loop in a tick',
      'process.nextTick(() => { console.log(1); while (true) count++; }); await new Promise(() => {});',
    ],
    [
      'setInterval for ever',
      'setInterval(() => { console.log(count++) }, 5); await new Promise(() => {});',
    ],
    [
      'setImmediate for ever',
      'let f = () => { count++; setImmediate(f); }; f(); console.log(1); await new Promise(() => {});',
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
    const { ran } = await interrupted("prompt('?')", { allowStdin: true });
    expect(ran.outcome).toMatchObject(INTERRUPTED);
    const late = await interrupted(`await ${sleep}; prompt('?')`, { allowStdin: true });
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

  it('as often as it is asked to', async () => {
    for (let i = 0; i < 30; i++) {
      const js = i % 2 ? 'console.log(1); while (true) {}' : 'console.log(1); for (;;) await null';
      expect((await interrupted(js)).ran.outcome).toMatchObject(INTERRUPTED);
    }
    expect(await test.result('gc(); 3')).toBe('3');
  });
});
