// Bundles the kernel's three threads into dist/{main,server,checker}.mjs, and TypeScript beside them, so
// that it starts fast and without a loader. `node tools/kernel/build.mjs` does it from the command line.
import { execFileSync } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = dirname(fileURLToPath(import.meta.url));
const THREADS = { main: 'main.ts', server: 'server-thread.ts', checker: 'checker-thread.ts' };
const COMPILER = 'typescript.cjs';
const WARM_UP = 'warm-up';

// A cell that declares `const process` or `class Map` hides that global from all code of its thread,
// the kernel's too. So each bundle takes hold of what it uses before any cell runs.
const GLOBALS = `AbortController AggregateError Array ArrayBuffer Atomics BigInt Boolean Buffer DataView
  Date Error Float64Array Int32Array JSON Map Math Number Object Promise Proxy RangeError Reflect RegExp
  Set SharedArrayBuffer String Symbol SyntaxError TextDecoder TextEncoder TypeError URL Uint8Array
  WeakMap WeakRef clearImmediate clearInterval clearTimeout process queueMicrotask setImmediate
  setInterval setTimeout`;
const OWN_NAMES = `const { ${GLOBALS.split(/\s+/).join(', ')} } = globalThis;`;

const NODE = { platform: 'node', target: 'node20', logLevel: 'error' };

/**
 * Writes the bundles of the `threads` into the folder `to`, whole or not at all: a kernel that starts
 * meanwhile finds the old ones or the new ones. The compiler's code, with which it starts faster, follows.
 */
export async function buildKernel({
  to = join(folder, 'dist'),
  threads = Object.keys(THREADS),
} = {}) {
  const fresh = `${resolve(to)}-${process.pid}`;
  const compiles = threads.includes('checker');
  const entries = threads.map((thread) => [thread, join(folder, THREADS[thread])]);
  if (compiles) entries.push([WARM_UP, join(folder, `${WARM_UP}.ts`)]);
  try {
    await build({
      ...NODE,
      entryPoints: Object.fromEntries(entries),
      outdir: fresh,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      format: 'esm',
      alias: { typescript: join(folder, 'compiler.ts') },
      external: ['zeromq'],
      banner: { js: OWN_NAMES },
    });
    if (compiles) await buildCompiler(join(fresh, COMPILER));
    putInPlace(fresh, to);
    if (compiles) execFileSync(process.execPath, [join(to, `${WARM_UP}.mjs`)]);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

// A third of its size without comments and long names: it loads faster and takes 8 MB less of memory.
async function buildCompiler(outfile) {
  const compiler = fileURLToPath(import.meta.resolve('typescript'));
  await build({ ...NODE, entryPoints: [compiler], outfile, minify: true });
}

// Another process may do the same at the same time; its bundles, of the same sources, do as well.
function putInPlace(fresh, to) {
  const old = `${fresh}-old`;
  unless(['ENOENT'], () => renameSync(to, old));
  unless(['ENOTEMPTY', 'EEXIST'], () => renameSync(fresh, to));
  rmSync(old, { recursive: true, force: true });
}

function unless(codes, act) {
  try {
    act();
  } catch (error) {
    if (!codes.includes(error.code)) throw error;
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await buildKernel();
}
