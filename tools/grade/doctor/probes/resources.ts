// Time and memory without end. Stopped means: ended within the limits, and the next candidate works.

import type { Probe } from '../probe.ts';

const means = 'A submission can hold or slow down the machine for the others.';
const probe = (name: string, cell: string): Probe => ({ name, means, cell, tell: 'limits' });

export const resources: readonly Probe[] = [
  probe('loop for ever', 'for (;;);'),
  probe('queue microtasks for ever', 'for (;;) await Promise.resolve();'),
  probe('set timers for ever', 'for (;;) await soon(0);'),
  probe('sleep for ever', 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);'),
  probe('match a slow regular expression', "/^(a+)+$/.test('a'.repeat(60) + 'b');"),
  probe('fill the heap', 'const all = []; for (;;) all.push({ a: [all.length] });'),
  probe(
    'fill typed arrays',
    'const all = []; for (;;) all.push(new Float64Array(2 ** 20).fill(all.length));',
  ),
  probe(
    'fill strings',
    "const all = []; for (;;) all.push(('x' + all.length).repeat(2 ** 20).split('').join(''));",
  ),
  probe(
    'fill WebAssembly memory',
    `const all = [];
    for (;;) {
      const memory = new WebAssembly.Memory({ initial: 256 });
      new Uint8Array(memory.buffer).fill(1);
      all.push(memory);
    }`,
  ),
  probe(
    'lift its own memory limit',
    `(await module('node:v8')).setFlagsFromString('--max-old-space-size=8000');
    const all = []; for (;;) all.push({ a: [all.length] });`,
  ),
  probe(
    'start 10,000 workers',
    `const { Worker: Threads } = await module('node:worker_threads');
    const all = [];
    for (let k = 0; k < 10_000; k++) {
      try { all.push(new Worker('data:text/javascript,for (;;);', { type: 'module' })); }
      catch { all.push(new Threads('for (;;);', { eval: true })); }
    }
    for (;;) await soon(10);`,
  ),
  probe(
    'write to the standard output for ever',
    `const bytes = new Uint8Array(65536);
    const { writeSync } = await module('node:fs');
    for (;;) try { writeSync(1, bytes); } catch { try { Deno.stdout.writeSync(bytes); } catch {} }`,
  ),
  probe(
    'write to the standard error for ever',
    `const bytes = new Uint8Array(65536).fill(65);
    const { writeSync } = await module('node:fs');
    for (;;) try { writeSync(2, bytes); } catch { try { Deno.stderr.writeSync(bytes); } catch {} }`,
  ),
  probe(
    'use up descriptors',
    `const all = [];
    for (;;) {
      try { all.push((await module('node:fs')).openSync('/proc/self/exe')); } catch {}
      try { all.push(new (await module('node:worker_threads')).MessageChannel()); } catch {}
      try { all.push(Deno.makeTempFileSync()); } catch {}
    }`,
  ),
  probe('call itself for ever', 'const f = () => f(); for (;;) try { f(); } catch {}'),
];
