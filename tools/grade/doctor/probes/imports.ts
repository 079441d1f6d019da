// Modules that are not among those a cell is given.

import type { Probe } from '../probe.ts';

export const imports: readonly Probe[] = [
  {
    name: 'import a file in a statement',
    means: 'A submission can load files of the course, the hidden checks among them.',
    cell: "import * as taken from 'file:///proc/self/environ'; loot = 'open';",
    tell: 'loot',
  },
  {
    name: 'import a file while it runs',
    means: 'A submission can load files of the course, the hidden checks among them.',
    cell: "loot = (await import('file://' + bait.file)).default;",
    tell: 'loot',
  },
  {
    name: 'import a file out of a data: URL',
    means: 'A submission can load files of the course, the hidden checks among them.',
    cell: `const text = \`export { default } from 'file://\${bait.file}';\`;
    loot = (await import('data:text/javascript,' + encodeURIComponent(text))).default;`,
    tell: 'loot',
  },
  {
    name: 'import a package of npm',
    means: 'A submission can bring any package along.',
    cell: "await import('npm:left-pad@1.3.0'); loot = 'open';",
    tell: 'loot',
  },
  {
    name: 'import a file from the network',
    means: 'A submission can fetch answers.',
    cell: "await import('http://127.0.0.1:' + bait.port + '/answers.js');",
    tell: 'listener',
  },
  {
    name: 'read a file through process.binding',
    means: "A submission gets past the permissions of Node's modules.",
    cell: "loot = process.binding('fs').readFileUtf8(bait.file, 0);",
    tell: 'loot',
  },
  {
    name: 'load a library of the system',
    means: 'A submission can run machine code.',
    cell: `await any(
      () => Deno.dlopen('libm.so.6', { cos: { parameters: ['f64'], result: 'f64' } }),
      () => { try { process.dlopen({ exports: {} }, 'libm.so.6'); } catch (error) {
        if (/did not self-register/.test(error.message)) return true; throw error; } });
    loot = 'open';`,
    tell: 'loot',
  },
  {
    name: 'get a module out of node:vm',
    means: 'A submission can read files by a second way to the modules of Node.',
    cell: `const vm = await module('node:vm');
    const other = vm.runInThisContext("process.getBuiltinModule('fs')");
    loot = other.readFileSync(bait.file, 'utf8');`,
    tell: 'loot',
  },
];
