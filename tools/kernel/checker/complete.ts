// What can stand at the cursor.
import ts from 'typescript';
import type { Completion } from '../threads.ts';
import type { Service, View } from './service.ts';

export interface Place {
  /** The cell's own text. */
  readonly code: string;
  readonly cursor: number;
  /** What the names of earlier cells are. */
  readonly kinds: ReadonlyMap<string, string>;
}

/** The names and paths that can stand at the cursor and begin with what stands there. */
export function complete(
  { language, packages }: Service,
  { path }: View,
  { code, cursor, kinds }: Place,
): Completion {
  const before = code.slice(0, cursor);
  const info = language.getCompletionsAtPosition(path, cursor, {
    includeCompletionsForModuleExports: false,
    includeCompletionsWithInsertText: false,
  });
  const imported = PACKAGE.exec(before)?.[1];
  const spanned = info?.entries.find(({ replacementSpan }) => replacementSpan)?.replacementSpan;
  const length = imported?.length ?? IDENTIFIER.exec(before)?.[0].length ?? 0;
  const start = spanned?.start ?? cursor - length;
  const prefix = code.slice(start, cursor).toLowerCase();
  // Where nothing is typed yet, a thousand globals and keywords are no help.
  const floods = info?.isGlobalCompletion && prefix === '';
  const entries = (NUMBER.test(before) ? [] : (info?.entries ?? [])).filter(
    ({ sortText, kind }) =>
      kind !== ts.ScriptElementKind.warning && !(floods && sortText >= GLOBALS),
  );
  const matches = new Map<string, string>();
  for (const { name, kind } of ordered(entries)) {
    matches.set(name, (kind === ts.ScriptElementKind.alias && kinds.get(name)) || kind);
  }
  if (imported !== undefined) for (const name of packages()) matches.set(name, 'module');
  return {
    matches: [...matches]
      .filter(([text]) => text.toLowerCase().startsWith(prefix))
      .map(([text, kind]) => ({ text, kind })),
    start,
    end: cursor,
  };
}

// Of modules the compiler's order is the one in which it has read them.
function ordered(entries: readonly ts.CompletionEntry[]): readonly ts.CompletionEntry[] {
  const isModule = ({ kind }: ts.CompletionEntry) =>
    kind === ts.ScriptElementKind.externalModuleName;
  if (!entries.every(isModule)) return entries;
  return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Whether the name of a module is being typed. */
export function namesModule(code: string, cursor: number): boolean {
  return /(?:from|import|import\(|require\(|module)\s*['"][^'"\n]*$/.test(code.slice(0, cursor));
}

// The compiler's own order: what is near first, then globals and keywords.
const GLOBALS = '15';

// The beginning of a name, or of a #private one.
const IDENTIFIER = /#?[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;
const NUMBER = /(?<![\p{ID_Continue}$.])\d\w*$/u;
// A package's name that is being typed: the compiler only knows those that package.json names.
const PACKAGE = /(?:from|import|import\(|require\()\s*['"](|@[^'"]*|[^'"./@][^'"/]*)$/;
