// TypeScript's language service over the cells, which exist in memory only, and the files around them.
import ts from 'typescript';
import { AMBIENT } from './ambient.ts';
import { createDemand } from './demand.ts';
import { bare } from './documentation.ts';
import type { Host } from './host.ts';
import { fetchTypes, joinLibraries, joinReferences } from './library.ts';
import { compilerOptions, libraries, nodeTypes } from './options.ts';
import { packages } from './packages.ts';
import { createResolution } from './resolution.ts';

/** A module under the compiler's eyes. */
export interface View {
  readonly program: ts.Program;
  readonly source: ts.SourceFile;
  readonly path: string;
}

export interface Service {
  readonly language: ts.LanguageService;
  /**
   * Makes this text, and what it imports, all that is looked at, and asks the question of it; again for as
   * long as it comes to declarations that are not there yet.
   */
  ask<Answer>(text: string, question: (view: View) => Answer): Answer;
  /** Has all modules of Node that can be imported, be it by name only. */
  haveModules(): void;
  /** Has a module that others can import. */
  add(module: string, text: string): void;
  /** Forgets all modules but these. */
  keep(modules: ReadonlySet<string>): void;
  /** Has the module seen by all later ones, for what it declares globally. */
  makeRoot(module: string): void;
  /** The packages that a cell can import. */
  packages(): string[];
  /** Whether the path is that of a local file: neither a cell nor a package's. */
  isLocal(path: string): boolean;
  /** Has the documentation in these files, too. */
  document(paths: ReadonlySet<string>): void;
}

// The compiler asks for these, too, though the type of its host does not say so. Without the cache it
// reads the package.json of every file again for every cell, and without the other it never finds a
// file that was missing when a local file was first read.
interface FullHost extends ts.LanguageServiceHost {
  getModuleResolutionCache(): ts.ModuleResolutionCache;
  hasInvalidatedResolutions(path: string): boolean;
}

/** The name of the module that is looked at. */
export const CURRENT = 'current';

/** A service for cells in the folder `cwd`, where each is a module whose name begins with a dot. */
export function createService(host: Host, cwd: string): Service {
  const options = compilerOptions();
  const ambient = `${cwd}/.ambient.d.ts`;
  const cells = new Map<string, { text: ts.IScriptSnapshot; version: string }>();
  const lasting = new Map<string, ts.IScriptSnapshot>();
  lasting.set(ambient, ts.ScriptSnapshot.fromString(AMBIENT));
  const types = nodeTypes(host, cwd);
  const roots = types === undefined ? [ambient] : [types, ambient];
  const joined = () => [
    ...joinLibraries(host, libraries()),
    ...(types === undefined ? [] : [...joinReferences(host, types), fetchTypes(types)]),
  ];
  const undocumented = new Set<string>();
  const declarations = new Map(joined());
  for (const [path, text] of declarations) {
    lasting.set(path, ts.ScriptSnapshot.fromString(bare(text)));
    undocumented.add(path);
  }
  const demand = createDemand(declarations, types);
  const resolution = createResolution(host, cwd, cells, demand);
  // Always the same name: if no other file changes, the compiler keeps what it knows of all others.
  const current = `${cwd}/.${CURRENT}.ts`;
  let version = 0;
  const set = (path: string, text: string) =>
    cells.set(path, { text: ts.ScriptSnapshot.fromString(text), version: `${++version}` });
  set(current, '');

  const snapshot = (path: string): ts.IScriptSnapshot | undefined => {
    const known = cells.get(path)?.text ?? lasting.get(path);
    if (known) return known;
    const text = host.readFile(path);
    if (text === undefined) return undefined;
    const read = ts.ScriptSnapshot.fromString(text);
    if (resolution.isLasting(path)) lasting.set(path, read);
    return read;
  };

  const serviceHost: FullHost = {
    getCompilationSettings: () => options,
    getScriptFileNames: () => [...roots, ...demand.files, current],
    getScriptVersion: (path) =>
      cells.get(path)?.version ??
      (undocumented.has(path) ? 'bare' : lasting.has(path) ? '1' : host.version(path)),
    getScriptSnapshot: snapshot,
    getCurrentDirectory: () => cwd,
    getDefaultLibFileName: () => `${host.libFolder}/lib.d.ts`,
    fileExists: (path) => cells.has(path) || lasting.has(path) || host.fileExists(path),
    readFile: (path) => host.readFile(path),
    directoryExists: (path) => host.directoryExists(path),
    getDirectories: (path) => host.getDirectories(path),
    readDirectory: (path, extensions = []) =>
      host
        .getFiles(path)
        .filter((name) => extensions.some((extension) => name.endsWith(extension)))
        .map((name) => `${path.replace(/\/$/, '')}/${name}`),
    realpath: (path) => (cells.has(path) ? path : host.realpath(path)),
    useCaseSensitiveFileNames: () => true,
    resolveModuleNameLiterals: (literals, containing, _redirect, settings, source) =>
      resolution.resolve(literals, containing, settings, source),
    getModuleResolutionCache: () => resolution.cache,
    hasInvalidatedResolutions: (path) => !lasting.has(path) && !cells.has(path),
  };
  const language = ts.createLanguageService(serviceHost, ts.createDocumentRegistry(true, cwd));

  const pathOf = (module: string) => `${cwd}/.${module}`;
  const view = (text: string): View => {
    set(current, text);
    let program = language.getProgram();
    // Of a module in two files an import brings only one.
    const isThere = (path: string) => program?.getSourceFile(path) !== undefined;
    if (![...demand.files].every(isThere)) program = language.getProgram();
    const source = program?.getSourceFile(current);
    if (!program || !source) throw new Error(`checker: ${current} is not in its own program`);
    demand.listen(program);
    return { program, source, path: current };
  };
  return {
    language,
    ask(text, question) {
      for (;;) {
        const seen = view(text);
        const { answer, isWhole } = demand.hear(() => question(seen));
        if (isWhole) return answer;
      }
    },
    haveModules: demand.takeAll,
    add: (module, text) => void set(pathOf(module), text),
    keep(modules) {
      const kept = new Set([...roots, current, ...[...modules].map(pathOf)]);
      for (const path of cells.keys()) if (!kept.has(path)) cells.delete(path);
    },
    makeRoot: (module) => roots.push(pathOf(module)),
    packages: () => packages(host, cwd),
    isLocal: (path) => !cells.has(path) && !resolution.isLasting(path),
    document(paths) {
      const wanted = new Set([...paths].filter((path) => undocumented.delete(path)));
      if (wanted.size === 0) return;
      for (const [path, text] of joined()) {
        if (wanted.has(path)) lasting.set(path, ts.ScriptSnapshot.fromString(text));
      }
    },
  };
}
