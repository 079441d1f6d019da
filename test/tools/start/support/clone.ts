// A copy of the project, as a clone in which npm ci has run: the student's side of it is empty. Its
// environment is that of the tests, which the code of npm start has made from the same requirements.
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../../..');

export interface Clone {
  readonly path: string;
  remove(): void;
}

const LINKED = ['node_modules', 'kernel-lib', 'display', 'checks'];
const COPIED = [
  ...['tools', 'notebooks', 'exercises', 'curriculum', '.binder'],
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'requirements.txt'],
];

/** `venv` is the folder of an environment. */
export function clone(venv?: string): Clone {
  const folder = mkdtempSync(join(tmpdir(), 'course-start-'));
  const path = join(folder, 'course');
  mkdirSync(path);
  for (const name of COPIED) {
    cpSync(join(root, name), join(path, name), {
      recursive: true,
      filter: (file) => !/[/\\]deno[/\\]node_modules|[/\\]dist-\d+/.test(file),
    });
  }
  for (const name of LINKED) symlinkSync(join(root, name), join(path, name), 'junction');
  if (venv !== undefined) symlinkSync(venv, join(path, '.venv'), 'junction');
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
