// Which program answers to a kernel's name. The notebooks name `tslab`, the kernel they could also be
// run with elsewhere; here the project's own kernel answers to that name, as in its JupyterLab.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { type KernelSpec, kernelspec } from '../client/kernelspec.ts';

const OWN = 'tslab';
/** The kernel of the npm package tslab, to compare with. */
const STOCK = 'stock-tslab';

/** The kernel of that name or kernel.json; the project's own if nothing is said. */
export function kernelFor(nameOrPath = OWN): KernelSpec {
  if (nameOrPath === OWN) return own();
  return nameOrPath === STOCK ? stock() : kernelspec(nameOrPath);
}

function own(): KernelSpec {
  const folder = resolve(import.meta.dirname, '../kernel/dist');
  const program = join(folder, 'main.mjs');
  if (!existsSync(program)) {
    throw new Error(
      'the kernel is not bundled: run node tools/start/prepare.mjs, as every npm script does',
    );
  }
  return {
    name: OWN,
    displayName: 'TypeScript',
    argv: [process.execPath, program, '--connection-file', '{connection_file}'],
    env: {},
    interruptMode: 'message',
    resourceDir: folder,
  };
}

function stock(): KernelSpec {
  let folder: string;
  try {
    folder = dirname(createRequire(import.meta.url).resolve('tslab/package.json'));
  } catch {
    throw new Error('the npm package tslab is not installed: run npm install --no-save tslab');
  }
  const preload = join(import.meta.dirname, 'tslab-preload.cjs');
  const program = ['--require', preload, join(folder, 'bin/tslab')];
  return {
    name: STOCK,
    displayName: 'TypeScript (tslab)',
    argv: [process.execPath, ...program, 'kernel', '--config-path={connection_file}'],
    env: {},
    interruptMode: 'signal',
    resourceDir: folder,
  };
}
