// Importing what Node itself loads: packages, node: modules and native add-ons, found from the
// folder of whoever imports them, or else beside the kernel: a notebook far from the course finds
// kernel-lib.
import { createRequire, isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { outsideCells } from './cells.ts';
import { ImportError } from './local-files.ts';

/** A module in two views: for `import`, and for `require` in transpiled code. */
export interface Loaded {
  readonly namespace: object;
  readonly required: unknown;
}

const require = createRequire(import.meta.url);
const home = dirname(fileURLToPath(import.meta.url));

/** Loads a package or a module of Node. Throws a sentence when it is not installed. */
export async function importPackage(specifier: string, folder: string): Promise<Loaded> {
  const namespace = await nodeImport(specifier, folder);
  if (isBuiltin(specifier)) return { namespace, required: require(specifier) };
  const exports: unknown = Reflect.get(namespace, 'default');
  if (isCommonJs(namespace, exports)) return { namespace: viewOf(exports), required: exports };
  return { namespace, required: asRequired(namespace) };
}

/**
 * The names that `import` sees of what a CommonJS module exports: `default` is its own default when
 * it was compiled from an ES module, as TypeScript's types have it, and otherwise all that it exports.
 */
export function viewOf(exports: unknown): object {
  if (!isObject(exports)) return { default: exports };
  if (Reflect.get(exports, '__esModule')) return exports;
  const view: object = {};
  for (const key of Object.keys(exports)) {
    Object.defineProperty(view, key, { get: () => Reflect.get(exports, key), enumerable: true });
  }
  return Object.defineProperty(view, 'default', { value: exports, enumerable: true });
}

// Node warns, once, that this way of importing is experimental. It is used for the first time here, so
// that the warning is nobody's output.
const { emitWarning } = process;
process.emitWarning = () => {};
importer('node:vm', process.cwd())();
process.emitWarning = emitWarning;

async function nodeImport(specifier: string, folder: string): Promise<object> {
  try {
    // What is half loaded when a cell is stopped must still be loaded to its end.
    return await outsideCells(importer(specifier, folder));
  } catch (error) {
    const told = missing(error, specifier, folder);
    if (told === undefined) throw error;
    return await atHome(specifier, told);
  }
}

async function atHome(specifier: string, told: Error): Promise<object> {
  try {
    return await outsideCells(importer(specifier, home));
  } catch (error) {
    throw missing(error, specifier, home) ? told : error;
  }
}

// import() resolves from the file in which it stands, so it is compiled as if in that folder.
function importer(specifier: string, folder: string): () => Promise<object> {
  const code = `return import(${JSON.stringify(specifier)})`;
  return vm.compileFunction(code, [], {
    filename: join(folder, 'notebook.js'),
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  }) as () => Promise<object>; // that is what its code returns
}

// Says that the package itself is missing, but not when one that it needs is.
function missing(error: unknown, specifier: string, folder: string): Error | undefined {
  if (!(error instanceof Error && 'code' in error)) return undefined;
  if (error.code !== 'ERR_MODULE_NOT_FOUND' || !error.message.includes(folder)) return undefined;
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  if (!error.message.includes(`'${name}'`)) return undefined;
  return new ImportError(
    `the package "${name}" is not installed for ${folder}; install it with: npm install ${name}`,
  );
}

function isCommonJs(namespace: object, exports: unknown): boolean {
  if ('module.exports' in namespace) return true; // from Node 23 on it says so itself
  if (!isObject(exports)) return false;
  return Object.values(require.cache).some((module) => module?.exports === exports);
}

// Transpiled code asks __esModule whether `default` is a default export.
function asRequired(namespace: object): object {
  const view: object = Object.create(null, { __esModule: { value: true } });
  for (const key of Object.keys(namespace)) {
    Object.defineProperty(view, key, { get: () => Reflect.get(namespace, key), enumerable: true });
  }
  return view;
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
