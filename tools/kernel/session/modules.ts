// What `import` gives, in a cell and in the local files that it imports. The files are kept; an
// import in a cell loads those anew that have changed on disk, with all that use them.
import { dirname } from 'node:path';
import { isLocal, resolveLocal } from './local-files.ts';
import {
  evaluateFile,
  failing,
  fresh,
  type LocalModule,
  readAll,
  type Transpile,
} from './local-modules.ts';
import { importPackage, viewOf } from './packages.ts';

export interface Modules {
  /** `import(specifier)` as it stands in a cell. */
  import(specifier: string): Promise<object>;
  /** Forgets the files whose loading was interrupted, so that the next import starts them anew. */
  forgetUnfinished(): void;
}

export interface Loaders {
  readonly transpile: Transpile;
  /** The modules that the kernel itself provides, by specifier. */
  readonly own: Readonly<Record<string, object>>;
}

/** The modules of a notebook in the folder `cwd`. */
export function openModules(cwd: string, { transpile, own }: Loaders): Modules {
  let known: ReadonlyMap<string, LocalModule> = new Map();
  const forget = (unwanted: (local: LocalModule) => boolean) => {
    known = new Map([...known].filter(([, local]) => !unwanted(local)));
  };

  const imported = async (specifier: string, folder: string): Promise<object> => {
    if (Object.hasOwn(own, specifier)) return own[specifier];
    if (!isLocal(specifier)) return (await importPackage(specifier, folder)).namespace;
    const file = resolveLocal(specifier, folder);
    const read = await readAll(file, known, transpile);
    known = fresh(read, known);
    const local = known.get(file);
    await run(file, []);
    return viewOf(local?.module.exports);
  };

  // Runs what a file imports, then the file; `above` are the files that wait for it: in a cycle
  // the one that was begun first is seen half done, as in every module system.
  const run = (file: string, above: readonly string[]): Promise<void> => {
    const local = known.get(file);
    if (!local || above.includes(file)) return Promise.resolve();
    local.run ??= start(local, above);
    return local.run;
  };

  const start = async (local: LocalModule, above: readonly string[]): Promise<void> => {
    try {
      const required = new Map<string, () => unknown>();
      for (const specifier of local.code.imports) {
        required.set(specifier, await requirable(local, specifier, above).catch(failing));
      }
      await evaluateFile(local, required, (specifier) => imported(specifier, dirname(local.file)));
      local.done = true;
    } catch (error) {
      forget((each) => each === local); // so that the next import tries again
      throw error;
    }
  };

  // What require(specifier) gives in a file, ready before the file runs.
  const requirable = async (local: LocalModule, specifier: string, above: readonly string[]) => {
    if (Object.hasOwn(own, specifier)) return () => own[specifier];
    const folder = dirname(local.file);
    if (!isLocal(specifier)) {
      const { required } = await importPackage(specifier, folder);
      return () => required;
    }
    const file = resolveLocal(specifier, folder);
    const target = known.get(file);
    await run(file, [...above, local.file]);
    return () => target?.module.exports;
  };

  return {
    import: (specifier) => imported(String(specifier), cwd),
    forgetUnfinished: () => forget((local) => local.run !== undefined && !local.done),
  };
}
