// Makes the kernel known to Jupyter, and unknown again: a kernel.json in a folder of the kernel's name
// in one of the places where Jupyter looks. Nothing but that folder is touched.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sync as writeFileAtomic } from 'write-file-atomic';
import { type Machine, userData } from '../client/kernelspec.ts';

/** Where the kernelspec goes: to the project's `.venv` when nothing is said. */
export type Place =
  | { readonly kind: 'project' | 'user' | 'sys-prefix' }
  | { readonly kind: 'prefix'; readonly prefix: string };

export interface Target {
  readonly place: Place;
  readonly name: string;
  /** Replaces or removes a kernelspec of that name that is not this kernel's. */
  readonly force: boolean;
}

/** The mark by which a kernelspec is known to be ours. */
const OURS = 'backprop-course';

/**
 * Writes kernel.json and returns its path. Throws a sentence when there is no such place, when the
 * name is none, and when another kernel has it.
 */
export function installKernel(target: Target, displayName: string, machine: Machine): string {
  const folder = specFolder(target, machine);
  const program = join(machine.project, 'tools/kernel/dist/main.mjs');
  if (!existsSync(program)) {
    throw new Error(notBuilt(program));
  }
  refuseForeign(target, folder, 'be replaced');
  const spec = {
    argv: [process.execPath, program, '--connection-file', '{connection_file}'],
    display_name: displayName,
    language: 'typescript',
    interrupt_mode: 'message',
    metadata: { implementation: OURS, debugger: false },
  };
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'kernel.json');
  writeFileAtomic(file, `${JSON.stringify(spec, null, 2)}\n`);
  return file;
}

/** Removes the kernelspec and returns the folder it was in; throws a sentence when there is none. */
export function removeKernel(target: Target, machine: Machine): string {
  const folder = specFolder(target, machine);
  if (!existsSync(join(folder, 'kernel.json'))) {
    throw new Error(`there is no kernel "${target.name}" in ${folder}`);
  }
  refuseForeign(target, folder, 'be removed');
  rmSync(folder, { recursive: true });
  return folder;
}

/** Says that the bundle is missing, and how it is made. */
export function notBuilt(program: string): string {
  return `${program} is missing: run npm test once, which builds it`;
}

function specFolder({ place, name }: Target, machine: Machine): string {
  if (!/^[\w.-]+$/.test(name) || /^\.+$/.test(name)) {
    throw new Error(
      `"${name}" is no name for a kernel: letters, digits, ".", "_" and "-" make one`,
    );
  }
  return join(dataFolder(place, machine), 'kernels', name.toLowerCase());
}

function dataFolder(place: Place, machine: Machine): string {
  const { VIRTUAL_ENV, CONDA_PREFIX } = machine.env;
  switch (place.kind) {
    case 'user':
      return userData(machine);
    case 'prefix':
      return join(resolve(place.prefix), 'share/jupyter');
    case 'sys-prefix': {
      const prefix = VIRTUAL_ENV || CONDA_PREFIX;
      if (prefix) return join(prefix, 'share/jupyter');
      throw new Error(
        '--sys-prefix: no Python environment is active (VIRTUAL_ENV and CONDA_PREFIX are not set); ' +
          'activate one, or say --prefix with its folder',
      );
    }
    case 'project': {
      const venv = join(machine.project, '.venv');
      if (existsSync(venv)) return join(venv, 'share/jupyter');
      throw new Error(
        `the project has no ${venv}; say --user to install for all of this user's Jupyter, or --prefix`,
      );
    }
  }
}

function refuseForeign({ name, force }: Target, folder: string, act: string): void {
  const file = join(folder, 'kernel.json');
  if (force || !existsSync(file) || isOurs(file)) return;
  throw new Error(`${file}: another kernel is named "${name}"; say --force if it is to ${act}`);
}

function isOurs(file: string): boolean {
  try {
    const spec: { readonly metadata?: { readonly implementation?: unknown } } = JSON.parse(
      readFileSync(file, 'utf8'),
    );
    return spec.metadata?.implementation === OURS;
  } catch {
    return false; // what is not JSON is somebody else's
  }
}
