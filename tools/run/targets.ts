// Which notebooks a command means, and where each executed one goes.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../usage-error.ts';

export interface Target {
  /** The notebook as the user calls it. */
  readonly file: string;
  /** Where the executed notebook is written. */
  readonly executed: string;
}

/**
 * The notebooks of files and folders, in the order given; a folder stands for its `*.ipynb`. Where two
 * have the same name, the executed ones lie under `out` as the notebooks do in their common folder.
 *
 * Throws UsageError for what does not exist, a folder without notebooks, and an `out` that would
 * overwrite one of the notebooks.
 */
export function targets(paths: readonly string[], out: string): Target[] {
  const files = [...new Map(paths.flatMap(notebooksIn).map((file) => [resolve(file), file]))];
  const names = files.map(([path]) => basename(path));
  const root =
    new Set(names).size === names.length ? null : commonFolder(files.map(([path]) => path));
  return files.map(([path, file]) => {
    const executed = join(out, root === null ? basename(path) : relative(root, path));
    if (files.some(([other]) => other === resolve(executed))) {
      throw new UsageError(`${file}: would be overwritten by what is executed; give another --out`);
    }
    return { file, executed };
  });
}

function notebooksIn(path: string): string[] {
  if (!existsSync(path)) {
    throw new UsageError(`${path}: there is no such file; check the spelling and the folder`);
  }
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => name.endsWith('.ipynb'));
  if (names.length === 0) throw new UsageError(`${path}: there is no notebook in it`);
  return names.sort().map((name) => join(path, name));
}

function commonFolder(paths: readonly string[]): string {
  const [first, ...others] = paths.map((path) => dirname(path).split(sep));
  const differs = first.findIndex((part, i) => others.some((other) => other[i] !== part));
  return first.slice(0, differs < 0 ? first.length : differs).join(sep) || sep;
}
