// The notebook's own files: read and transpiled with all that they import, compared with what is on
// disk now, and run as CommonJS functions that may await.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import type { CheckerCalls } from '../threads.ts';
import { ImportError, isLocal, resolveLocal } from './local-files.ts';
import { addSource } from './sources.ts';

export type Transpiled = ReturnType<CheckerCalls['transpile']>;
export type Transpile = (file: string, text: string) => Promise<Transpiled>;

/** A local file, transpiled, and what it exports once it runs. */
export interface LocalModule {
  readonly file: string;
  readonly text: string;
  readonly code: Transpiled;
  /** The local files that it imports. */
  readonly files: readonly string[];
  readonly module: { exports: unknown };
  /** Its run, once it has begun. */
  run?: Promise<void>;
  done: boolean;
}

type Read = Pick<LocalModule, 'file' | 'text' | 'code' | 'files'>;

const NAMES = 'exports, require, module, __filename, __dirname, __import, __meta';
const HEAD = `(async function (${NAMES}) {`;
const NOTHING: Transpiled = { js: '', imports: [] };

/** The file and all that it imports as they are on disk; only what has changed is transpiled. */
export async function readAll(
  file: string,
  known: ReadonlyMap<string, LocalModule>,
  transpile: Transpile,
): Promise<Map<string, Read>> {
  const all = new Map<string, Read>();
  const seen = new Set<string>();
  const visit = async (file: string): Promise<void> => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = isAddOn(file) ? '' : readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    const old = known.get(file);
    const isCode = !isAddOn(file) && !file.endsWith('.json');
    const code = old?.text === text ? old.code : isCode ? await transpile(file, text) : NOTHING;
    const files = code.imports.flatMap((specifier) => fileOf(specifier, dirname(file)));
    all.set(file, { file, text, code, files });
    await Promise.all(files.map(visit));
  };
  await visit(file);
  return all;
}

// A file that is missing is told when the one that imports it runs.
function fileOf(specifier: string, folder: string): string[] {
  try {
    return isLocal(specifier) ? [resolveLocal(specifier, folder)] : [];
  } catch {
    return [];
  }
}

/** The modules after reading: new ones for files that are new, have changed, or import such a file. */
export function fresh(
  read: ReadonlyMap<string, Read>,
  known: ReadonlyMap<string, LocalModule>,
): Map<string, LocalModule> {
  const stale = new Set<string>();
  for (const { file, text } of read.values()) if (known.get(file)?.text !== text) stale.add(file);
  for (let before = -1; before < stale.size; ) {
    before = stale.size;
    for (const { file, files } of read.values()) {
      if (files.some((each) => stale.has(each))) stale.add(file);
    }
  }
  const modules = new Map(known);
  for (const each of read.values()) {
    if (stale.has(each.file)) {
      modules.set(each.file, { ...each, module: { exports: {} }, done: false });
    }
  }
  return modules;
}

/** Runs the file; `required` holds what its imports give. */
export async function evaluateFile(
  { file, text, code, module }: LocalModule,
  required: ReadonlyMap<string, () => unknown>,
  imported: (specifier: string) => Promise<object>,
): Promise<void> {
  const nodeRequire = createRequire(file);
  if (isAddOn(file)) {
    module.exports = nodeRequire(file);
    return;
  }
  if (file.endsWith('.json')) {
    module.exports = parsed(file, text);
    return;
  }
  addSource(file, text, code.map);
  const script = new vm.Script(`${HEAD}${code.js}\n})`, {
    filename: file,
    columnOffset: -HEAD.length,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const require = (specifier: string): unknown => {
    const prepared = required.get(specifier);
    return prepared ? prepared() : nodeRequire(specifier);
  };
  await script
    .runInThisContext()
    .call(
      module.exports,
      module.exports,
      Object.assign(require, nodeRequire, { resolve: nodeRequire.resolve }),
      module,
      file,
      dirname(file),
      imported,
      importMeta(file),
    );
}

/** What `import.meta` is in a file. */
export function importMeta(file: string): object {
  const { resolve } = createRequire(file);
  return {
    url: pathToFileURL(file).href,
    filename: file,
    dirname: dirname(file),
    resolve: (specifier: string) => {
      const found = isLocal(specifier)
        ? resolveLocal(specifier, dirname(file))
        : resolve(specifier);
      return found.startsWith('node:') ? found : pathToFileURL(found).href;
    },
  };
}

/** What an import gives that failed: it throws where it stands, as if it had been tried there. */
export function failing(error: unknown): () => never {
  return () => {
    if (error instanceof ImportError) Error.captureStackTrace(error);
    throw error;
  };
}

function isAddOn(file: string): boolean {
  return file.endsWith('.node');
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ImportError(`${file} is not JSON: ${String(error)}`);
  }
}
