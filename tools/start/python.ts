// The Python that makes the environment: found, or told in one sentence why not and what to type.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { NotReady } from './not-ready.ts';

export interface Python {
  /** As it is typed, as in ['python3']. */
  readonly command: readonly [string, ...string[]];
  /** As in '3.11.7'. */
  readonly version: string;
}

const LEAST = [3, 9] as const;
const CANDIDATES: readonly Python['command'][] =
  process.platform === 'win32' ? [['py', '-3'], ['python']] : [['python3'], ['python']];

/** The first Python of the PATH that will do. Throws NotReady if there is none. */
export function findPython(): Python {
  let refusal: string | undefined;
  for (const command of CANDIDATES) {
    const found = tried(command);
    if (typeof found === 'object') return found;
    refusal ??= found;
  }
  throw new NotReady(
    refusal ?? `Python ${LEAST.join('.')} or later is missing: ${typed('python')}.`,
  );
}

/** The Python, why it will not do, or nothing if there is none of that name. */
function tried(command: Python['command']): Python | string | undefined {
  const version = output(command, 'import platform; print(platform.python_version())');
  if (version === undefined) return undefined;
  const [name] = command;
  const [major, minor] = version.split('.').map(Number);
  if (major < LEAST[0] || (major === LEAST[0] && minor < LEAST[1])) {
    return `${name} is Python ${version}, and ${LEAST.join('.')} or later is wanted: ${typed('python')}.`;
  }
  if (output(command, 'import venv, ensurepip') === undefined) {
    return `${name} (${version}) cannot make an environment, for its module venv is missing: ${typed('venv')}.`;
  }
  return { command, version };
}

function output([name, ...words]: Python['command'], program: string): string | undefined {
  const { status, stdout } = spawnSync(name, [...words, '-c', program], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** What mends it on this machine. */
function typed(missing: 'python' | 'venv'): string {
  switch (process.platform) {
    case 'darwin':
      return 'type "brew install python", then npm start again';
    case 'win32':
      return 'type "winget install Python.Python.3.13", open a new terminal, and type npm start again';
  }
  if (existsSync('/etc/debian_version')) {
    const packages = missing === 'python' ? 'python3 python3-venv' : 'python3-venv';
    return `type "sudo apt install ${packages}", then npm start again`;
  }
  const named = missing === 'python' ? 'python3' : "python3's venv and ensurepip";
  return `install ${named} with this system's package manager, then type npm start again`;
}
