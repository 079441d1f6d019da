// What the peers of the benches need, installed when a bench first asks for it and by nothing else:
// the npm packages of bench/peers and a Python environment in build/peers.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const peers = join(import.meta.dirname, 'peers');
const environment = resolve(import.meta.dirname, '../build/peers');

export const NO_PYTHON =
  'there is no Python with NumPy; install Python 3.11 or later with venv, or set BENCH_PYTHON to a Python that has NumPy';

/** How PyTorch is had; NumPy comes by itself because it is small. */
export const TORCH_BY_HAND =
  'PyTorch is not installed by itself, because on Linux the package index has only the build for CUDA (5 GB); ' +
  'run build/peers/bin/pip install -r bench/peers/requirements-torch.txt, or set BENCH_PYTHON to a Python that has torch and NumPy';

let packages: boolean | undefined;
let found: { readonly path: string | undefined } | undefined;

/** Runs npm ci in bench/peers unless that has been done for this lock file; whether it worked. */
export function packagesInstalled(): boolean {
  packages ??= installed(join(peers, 'node_modules/.bench-installed'), 'package-lock.json', () => {
    // npm sets these for the script that runs us; they would redirect the nested npm
    const env = Object.fromEntries(
      Object.entries(process.env).filter(
        ([name]) => !/^npm_(?!config_(cache|registry|cafile|userconfig|globalconfig))/.test(name),
      ),
    );
    return succeeds('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], env);
  });
  return packages;
}

/** A Python that has NumPy: BENCH_PYTHON, or that of build/peers, which is made on the first call. */
export function python(): string | undefined {
  found ??= { path: process.env.BENCH_PYTHON ?? environmentPython() };
  return found.path;
}

function environmentPython(): string | undefined {
  const path = join(
    environment,
    process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python',
  );
  const works = installed(join(environment, '.bench-installed'), 'requirements.txt', () => {
    const first = process.platform === 'win32' ? 'python' : 'python3';
    const made = existsSync(path) || succeeds(first, ['-m', 'venv', environment]);
    return made && succeeds(path, ['-m', 'pip', 'install', '-q', '-r', 'requirements.txt']);
  });
  return works ? path : undefined;
}

/** Whether `install` has worked for this version of the file, now or before. */
function installed(stamp: string, file: string, install: () => boolean): boolean {
  const wanted = createHash('sha256')
    .update(readFileSync(join(peers, file)))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true;
  process.stderr.write(`installing what bench/peers/${file} lists (once) …\n`);
  if (!install()) return false;
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
  return true;
}

function succeeds(command: string, args: readonly string[], env = process.env): boolean {
  const shell = process.platform === 'win32' && command === 'npm';
  return spawnSync(command, args, { cwd: peers, env, stdio: ['ignore', 2, 2], shell }).status === 0;
}
