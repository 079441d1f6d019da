// The names that a cell's JavaScript uses without declaring them: __import and __meta stand for
// `import` and `import.meta`, __await and __resumed around what is awaited, require for what Node's types
// promise.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { awaited, resumed } from './background.ts';
import { importMeta } from './local-modules.ts';
import type { Modules } from './modules.ts';

/** Puts them on the global object. */
export function installGlobals(modules: Modules, cwd: string): void {
  const notebook = join(cwd, 'notebook.ts');
  const globals = {
    __import: async (specifier: string) => resumed(await modules.import(specifier)),
    __meta: importMeta(notebook),
    __await: awaited,
    __resumed: resumed,
    require: createRequire(notebook),
    __filename: notebook,
    __dirname: cwd,
  };
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
}
