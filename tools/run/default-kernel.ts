// The kernel that runs a notebook when nothing else is asked for. The notebooks name it `tslab`; this
// is the one place that says which program answers to that name.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type KernelSpec, kernelspec } from '../client/kernelspec.ts';

const DEFAULT_NAME = 'tslab';

/** The kernel of that name or kernel.json: the project's own for `tslab`, else what Jupyter has. */
export function kernelFor(nameOrPath = DEFAULT_NAME): KernelSpec {
  return nameOrPath === DEFAULT_NAME ? tslab() : kernelspec(nameOrPath);
}

function tslab(): KernelSpec {
  let folder: string;
  try {
    folder = dirname(createRequire(import.meta.url).resolve('tslab/package.json'));
  } catch {
    throw new Error('the kernel tslab is not installed: run npm install in the project folder');
  }
  const program = join(folder, 'bin/tslab');
  const preload = join(import.meta.dirname, 'tslab-preload.cjs');
  return {
    name: DEFAULT_NAME,
    displayName: 'TypeScript',
    argv: [
      process.execPath,
      '--require',
      preload,
      program,
      'kernel',
      '--config-path={connection_file}',
    ],
    env: {},
    interruptMode: 'signal',
    resourceDir: folder,
  };
}
