// Compiles the kernels of this folder into ../simd-module.ts, WebAssembly modules as base64 text:
//   node kernel-lib/simd/build.mjs
// The compiler is the package assemblyscript; the same version gives the same bytes everywhere. There is
// more than one module because older browsers compile at once, without waiting, only what is below 4 kB;
// those that multiply matrices are compiled a second time, with relaxed SIMD, for the engine `fused`.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const folder = new URL('.', import.meta.url);
const products = ['elementwise.ts', 'products.ts'];
const passes = ['activations.ts', 'passes.ts'];
const epoch = ['epoch.ts'];
const steps = ['descending.ts', 'skipping.ts', 'updates.ts'];
const options = [
  ...['--optimizeLevel', '3', '--noAssert', '--noExportMemory'],
  // no allocator and no memory of its own: TypeScript gives the module the memory it works on
  ...['--runtime', 'stub', '--importMemory', '--enable', 'simd'],
  // the constants of exponential.ts, below `constantBytes` of simd-workplace.ts
  ...['--memoryBase', '16'],
  ...['--outFile', 'module.wasm'],
];
const relaxed = [...options, '--enable', 'relaxed-simd'];

/** The modules for the sources as they are: of the engine simd, and those that are others in `fused`. */
export async function simdBinaries() {
  const simd = [];
  for (const files of [products, steps]) simd.push(await compiled(files, options));
  // below 4 kB, and measured to be no slower
  simd.push(await compiled(passes, options));
  simd.push(await compiled(epoch, options));
  const fused = [];
  for (const files of [products, steps]) fused.push(await compiled(files, relaxed));
  return { simd, fused };
}

async function compiled(files, options) {
  let binary;
  const { error, stderr } = await asc.main([...files, ...options], {
    readFile: (name) => (existsSync(new URL(name, folder)) ? source(name) : null),
    writeFile: (_name, contents) => {
      binary = contents;
    },
    listFiles: () => [],
  });
  if (error) throw new Error(`kernel-lib/simd does not compile:\n${stderr}`);
  return binary;
}

/**
 * A source as the compiler reads it: a line `// @inline` stands for the decorator, which TypeScript and
 * its formatter do not allow on a function.
 */
function source(name) {
  return readFileSync(new URL(name, folder), 'utf8').replaceAll('// @inline\n', '@inline\n');
}

function constant(name, what, binaries) {
  return [
    '',
    `/** ${what} of ${binaries.map(({ length }) => length).join(', ')} bytes, in base64. */`,
    `export const ${name}: readonly string[] = [`,
    ...binaries.map((binary) => `  '${Buffer.from(binary).toString('base64')}',`),
    '];',
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { simd, fused } = await simdBinaries();
  const lines = [
    '// Made by simd/build.mjs from the AssemblyScript beside it; do not edit.',
    ...constant('simdModules', 'WebAssembly modules', simd),
    ...constant('fusedModules', 'The first of them with relaxed SIMD,', fused),
    '',
  ];
  writeFileSync(new URL('../simd-module.ts', folder), lines.join('\n'));
}
