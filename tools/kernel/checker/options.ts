// How cells are checked: strictly, as modules of the newest TypeScript, with the library that this
// JavaScript engine really has.
import ts from 'typescript';
import { type Host, parentOf } from './host.ts';

/** The options of the compiler for cells and the local files that they import. */
export function compilerOptions(): ts.CompilerOptions {
  return {
    strict: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.Preserve,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Force,
    customConditions: ['node'],
    lib: libraries().slice(0, 1), // into which the others are joined
    types: [],
    allowImportingTsExtensions: true,
    allowJs: true,
    maxNodeModuleJsDepth: 0,
    noEmit: true,
    skipLibCheck: true,
  };
}

/** The path of @types/node's declarations, of the notebook's folder or else of the project's. */
export function nodeTypes(host: Host, cwd: string): string | undefined {
  for (const start of [cwd, host.home]) {
    for (let folder = start; ; folder = parentOf(folder)) {
      const path = `${folder}/node_modules/@types/node/index.d.ts`;
      if (host.fileExists(path)) return host.realpath(path);
      if (parentOf(folder) === folder) break;
    }
  }
  return undefined;
}

/**
 * The names of the library's files. The checker runs in the engine that runs the cells, so what this one has
 * the cells have, too.
 */
export function libraries(): string[] {
  const newer: Record<string, boolean> = {
    'es2024.arraybuffer': 'transfer' in ArrayBuffer.prototype,
    'es2024.collection': 'groupBy' in Map,
    'es2024.object': 'groupBy' in Object,
    'es2024.promise': 'withResolvers' in Promise,
    'es2024.regexp': true,
    'es2024.sharedmemory': 'waitAsync' in Atomics,
    'es2024.string': 'isWellFormed' in String.prototype,
    'es2025.collection': 'union' in Set.prototype,
    'es2025.float16': 'Float16Array' in globalThis,
    'es2025.iterator': 'Iterator' in globalThis,
    'es2025.promise': 'try' in Promise,
    'es2025.regexp': 'escape' in RegExp,
    'esnext.array': 'fromAsync' in Array,
    'esnext.disposable': 'DisposableStack' in globalThis,
    'esnext.error': 'isError' in Error,
    'esnext.typedarrays': 'fromBase64' in Uint8Array,
  };
  const names = ['es2023', ...Object.keys(newer).filter((name) => newer[name])];
  return names.map((name) => `lib.${name}.d.ts`);
}
