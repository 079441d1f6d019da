// Compiles the kernels of this folder into ../simd-module.ts, a WebAssembly module as base64 text:
//   node kernel-lib/simd/build.mjs
// The compiler is the package assemblyscript; the same version gives the same bytes everywhere.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const folder = new URL('.', import.meta.url);
const files = ['products.ts', 'updates.ts'];
const options = [
  ...['--optimizeLevel', '3', '--shrinkLevel', '0', '--noAssert'],
  // no allocator and no memory of its own: TypeScript gives the module the memory it works on
  ...['--runtime', 'stub', '--importMemory', '--enable', 'simd'],
  ...['--outFile', 'module.wasm'],
];

/**
 * A source as the compiler reads it: a line `// @inline` stands for the decorator, which TypeScript and
 * its formatter do not allow on a function.
 */
function source(name) {
  return readFileSync(new URL(name, folder), 'utf8').replaceAll('// @inline\n', '@inline\n');
}

/** The module for the sources as they are. */
export async function simdBinary() {
  let binary;
  const { error, stderr } = await asc.main([...files, ...options], {
    readFile: (name) => (files.includes(name) ? source(name) : null),
    writeFile: (_name, contents) => {
      binary = contents;
    },
    listFiles: () => [],
  });
  if (error) throw new Error(`kernel-lib/simd does not compile:\n${stderr}`);
  return binary;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const binary = await simdBinary();
  const text = Buffer.from(binary).toString('base64');
  const lines = [
    '// Made by simd/build.mjs from the AssemblyScript beside it; do not edit.',
    '',
    `/** A WebAssembly module of ${binary.length} bytes, in base64. */`,
    'export const simdModule: string =',
    `  '${text}';`,
    '',
  ];
  writeFileSync(new URL('../simd-module.ts', folder), lines.join('\n'));
}
