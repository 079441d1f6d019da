// The checker's host on Node.
import { readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Host } from './checker/host.ts';

/** The files of this machine. */
export function nodeHost(): Host {
  const compiler = slashed(createRequire(import.meta.url).resolve('typescript'));
  return {
    readFile: (path) => orElse(() => readFileSync(path, 'utf8').replace(/^\uFEFF/, ''), undefined),
    fileExists: (path) => stat(path)?.isFile() ?? false,
    directoryExists: (path) => stat(path)?.isDirectory() ?? false,
    getDirectories: (path) => names(path, true),
    getFiles: (path) => names(path, false),
    realpath: (path) => slashed(orElse(() => realpathSync.native(path), path)),
    version: (path) => {
      const found = stat(path);
      return found ? `${found.mtimeMs} ${found.size} ${found.ino}` : '';
    },
    libFolder: compiler.slice(0, compiler.lastIndexOf('/')),
    home: compiler.slice(0, compiler.lastIndexOf('/node_modules/')),
  };
}

/** A path with `/` between folders, also on Windows. */
export function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}

// A link counts as what it points to: workspaces are linked into node_modules.
function names(path: string, folders: boolean): string[] {
  const entries = orElse(() => readdirSync(path, { withFileTypes: true }), []);
  const isFolder = (name: string) => stat(`${path}/${name}`)?.isDirectory() ?? false;
  return entries
    .filter((entry) =>
      entry.isSymbolicLink() ? isFolder(entry.name) === folders : entry.isDirectory() === folders,
    )
    .map((entry) => entry.name);
}

function stat(path: string): Stats | undefined {
  return orElse(() => statSync(path, { throwIfNoEntry: false }), undefined);
}

// A file that cannot be read is one that is not there.
function orElse<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
