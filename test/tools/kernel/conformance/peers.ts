// The kernels that are compared, each as its maker ships it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';
import { type KernelSpec, readKernelspec } from '../../../../tools/client/kernelspec.ts';

const root = resolve(import.meta.dirname, '../../../..');
const executable = process.platform === 'win32' ? 'deno.exe' : 'deno';

/** The project's kernel, built now, started by a kernel.json that is written into the folder. */
export function projectKernel(folder: string): KernelSpec {
  const build = spawnSync(process.execPath, [join(root, 'tools/kernel/build.mjs')], {
    encoding: 'utf8',
  });
  if (build.status !== 0) throw new Error(`the kernel cannot be built:\n${build.stderr}`);
  const program = join(root, 'tools/kernel/dist/main.mjs');
  return written(folder, 'project', [process.execPath, program, '--connection-file']);
}

/** tslab as the project installs it, without the repairs that `course run` loads into it. */
export function tslabKernel(folder: string): KernelSpec {
  const package_ = createRequire(import.meta.url).resolve('tslab/package.json');
  const program = join(dirname(package_), 'bin/tslab');
  return written(folder, 'tslab', [process.execPath, program, 'kernel', '--config-path'], 'signal');
}

/** What to say without Deno. */
export const NO_DENO =
  'Deno is not here: npm install --no-save deno gets it for the comparison (about 100 MB).';

/** Deno from PATH or from node_modules; null when it is in neither. */
export function denoKernel(folder: string): KernelSpec | null {
  const places = [
    ...(process.env.PATH ?? '').split(delimiter),
    join(root, 'node_modules/deno'),
    ...nativeDeno(join(root, 'node_modules/@deno')),
  ];
  const program = places.map((place) => join(place, executable)).find((path) => existsSync(path));
  return program ? written(folder, 'deno', [program, 'jupyter', '--kernel', '--conn']) : null;
}

// The package `deno` starts its binary through Node unless its install script may replace it.
function nativeDeno(scope: string): string[] {
  return existsSync(scope) ? readdirSync(scope).map((name) => join(scope, name)) : [];
}

function written(
  folder: string,
  name: string,
  command: readonly string[],
  interrupt_mode: 'message' | 'signal' = 'message',
): KernelSpec {
  const at = join(folder, name);
  mkdirSync(at, { recursive: true });
  const spec = {
    argv: [...command, '{connection_file}'],
    display_name: name,
    language: 'typescript',
    interrupt_mode,
  };
  writeFileSync(join(at, 'kernel.json'), JSON.stringify(spec));
  return readKernelspec(at);
}
