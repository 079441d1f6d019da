// A copy of the project, as a clone in which npm ci has run: the student's side of it is empty. Its
// environment is that of the tests, which the code of npm start has made from the same requirements.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../../..');

export interface Clone {
  readonly path: string;
  remove(): void;
}

const STAMP = 'node_modules/.course-installed';
const LINKED = ['kernel-lib', 'display', 'checks'];
const COPIED = [
  ...['tools', 'notebooks', 'exercises', 'curriculum', '.binder'],
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'requirements.txt'],
];

/** `venv` is the folder of an environment. */
export function clone(venv?: string): Clone {
  const folder = mkdtempSync(join(tmpdir(), 'course-start-'));
  const path = join(folder, 'course');
  const link = (name: string) => symlinkSync(join(root, name), join(path, name), 'junction');
  // Its packages are links one by one: an npm ci in the clone would delete those, and not the packages.
  mkdirSync(join(path, 'node_modules'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (!name.startsWith('.') || name === '.bin') link(join('node_modules', name));
  }
  for (const name of [...COPIED, STAMP]) {
    cpSync(join(root, name), join(path, name), {
      recursive: true,
      filter: (file) => !/[/\\]deno[/\\]node_modules|[/\\]dist-\d+/.test(file),
    });
  }
  for (const name of LINKED) link(name);
  if (venv !== undefined) symlinkSync(venv, join(path, '.venv'), 'junction');
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
