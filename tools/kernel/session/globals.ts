// The names that a cell's JavaScript uses without declaring them: __import and __meta stand for
// `import` and `import.meta`, require for what Node's types promise.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { importMeta } from './local-modules.ts';
import type { Modules } from './modules.ts';

/** Puts them on the global object. */
export function installGlobals(modules: Modules, cwd: string): void {
  const notebook = join(cwd, 'notebook.ts');
  const globals = {
    __import: (specifier: string) => modules.import(specifier),
    __meta: importMeta(notebook),
    require: createRequire(notebook),
    __filename: notebook,
    __dirname: cwd,
  };
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
}
