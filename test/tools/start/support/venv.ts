// The Python environment of all tests that need one, in build/ and kept between runs: what npm start
// installs, by the code of npm start, and the ecosystem's own test programs.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../../..');

export interface Venv {
  readonly path: string;
  readonly python: string;
}

// Tests run side by side and the first makes it; the lock is the system's, and ends with its process.
const LOCKED = `
import fcntl, subprocess, sys
lock = open(sys.argv[1], 'w')
fcntl.flock(lock, fcntl.LOCK_EX)
sys.exit(subprocess.call(sys.argv[2:]))`;

/** The environment, or the sentence that says why there is none. */
export function venv(): Venv | string {
  const path = join(root, 'build/jupyter-venv');
  mkdirSync(join(root, 'build'), { recursive: true });
  const program = [process.execPath, '--import', 'tsx', join(import.meta.dirname, 'make-venv.ts')];
  const { status, stderr, error } = spawnSync(
    'python3',
    ['-c', LOCKED, `${path}.lock`, ...program, path],
    { cwd: root, encoding: 'utf8' },
  );
  if (status === 0) return { path, python: join(path, 'bin/python') };
  return error ? 'there is no python3' : stderr.trim();
}
