// A Python environment for tests, in build/ and kept between runs: made again when what it holds has
// changed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../../..');

export interface Venv {
  readonly path: string;
  readonly python: string;
}

/** The environment of that name with those packages, or the sentence that says why there is none. */
export function venv(name: string, requirements: string): Venv | string {
  const path = join(root, 'build', name);
  const python = join(path, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const stamp = join(path, 'requirements.txt');
  const wanted = readFileSync(requirements, 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && runs(python, ['--version'])) {
    return { path, python };
  }
  const system = ['python3', 'python'].find((name) => runs(name, ['-c', 'import venv, ensurepip']));
  if (system === undefined) return 'there is no python3 that can make an environment (venv)';
  rmSync(path, { recursive: true, force: true });
  mkdirSync(dirname(path), { recursive: true });
  if (!runs(system, ['-m', 'venv', path])) return `${system} -m venv ${path} failed`;
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r'];
  if (!runs(python, [...install, requirements])) return 'pip cannot install its requirements.txt';
  writeFileSync(stamp, wanted);
  return { path, python };
}

function runs(command: string, words: readonly string[]): boolean {
  return spawnSync(command, words, { stdio: 'ignore' }).status === 0;
}
