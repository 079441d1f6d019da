// Which file an import means. Packages stay as they are while the kernel runs and are looked up once;
// local files come and go and are looked up each time.
import ts from 'typescript';
import { type Host, parentOf } from './host.ts';

type Resolved = ts.ResolvedModuleWithFailedLookupLocations;

export interface Resolution {
  /** Finds the files of a module's imports, in their order. */
  resolve(
    literals: readonly ts.StringLiteralLike[],
    containing: string,
    options: ts.CompilerOptions,
    source: ts.SourceFile,
  ): readonly Resolved[];
  /** Whether the file belongs to a package, and so stays as it is. */
  isLasting(path: string): boolean;
  /** What is known of packages. */
  readonly cache: ts.ModuleResolutionCache;
}

/**
 * `cells` holds the paths of the cells, `declared` the modules of Node. Where a cell or a local file
 * imports one of these, its declarations are taken at once; where a package does, they wait until the
 * compiler asks for one of their types.
 */
export function createResolution(
  host: Host,
  cwd: string,
  cells: { has(path: string): boolean },
  declared: { has(name: string): boolean; take(name: string): string | undefined },
): Resolution {
  const cache = ts.createModuleResolutionCache(cwd, (path) => path);
  const found = new Map<string, Resolved>();
  const lasting = new Map<string, readonly Resolved[]>();
  // Packages of a workspace are linked into node_modules and lie elsewhere.
  const linked = new Set<string>();
  const isLasting = (path: string) => path.includes('/node_modules/') || linked.has(parentOf(path));

  const fromLocal = (text: string, containing: string, options: ts.CompilerOptions, mode: Mode) => {
    const cell = `${parentOf(containing)}/${text.slice(2)}.ts`;
    if (text.startsWith('./.') && cells.has(cell)) return fileOf(cell, ts.Extension.Ts);
    if (declared.has(text)) return fileOf(declared.take(text), ts.Extension.Dts);
    const key = `${parentOf(containing)} ${mode} ${text}`;
    const known = found.get(key);
    if (known) return known;
    const from = (file: string) =>
      ts.resolveModuleName(text, file, options, host, undefined, undefined, mode);
    const near = from(containing);
    const isMissing = near.resolvedModule === undefined && !/^[./]/.test(text);
    const resolved = isMissing ? from(`${host.home}/notebook.ts`) : near;
    const module = resolved.resolvedModule;
    if (module?.isExternalLibraryImport) {
      found.set(key, resolved);
      linked.add(parentOf(module.resolvedFileName));
    }
    return resolved;
  };

  return {
    isLasting,
    cache,
    resolve(literals, containing, options, source) {
      const known = lasting.get(containing);
      if (known) return known;
      const modes = literals.map((literal) => ts.getModeForUsageLocation(source, literal, options));
      const texts = literals.map(({ text }) => text);
      if (!isLasting(containing)) {
        return texts.map((text, i) => fromLocal(text, containing, options, modes[i]));
      }
      const resolved = texts.map((text, i) =>
        declared.has(text)
          ? fileOf(undefined, ts.Extension.Dts)
          : ts.resolveModuleName(text, containing, options, host, cache, undefined, modes[i]),
      );
      lasting.set(containing, resolved);
      return resolved;
    },
  };
}

type Mode = ts.ResolutionMode;

function fileOf(resolvedFileName: string | undefined, extension: string): Resolved {
  if (resolvedFileName === undefined) return { resolvedModule: undefined };
  const isExternalLibraryImport = extension === ts.Extension.Dts;
  return { resolvedModule: { resolvedFileName, extension, isExternalLibraryImport } };
}
