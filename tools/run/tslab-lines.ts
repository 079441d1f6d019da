// The line of a cell behind a line of the stock tslab's stack trace. tslab runs a CommonJS text that
// it makes from the cell in two steps, and tells the lines of that text. The steps are repeated here,
// with tslab's own compiler, keeping the source maps that tslab throws away.
import { createRequire, SourceMap } from 'node:module';
import type ts from 'typescript';

type Compiler = typeof ts;

/** A place in a text, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const PREFIX = 'export {};\n'; // makes the cell a module, and its line n the line n from 0

/**
 * The line of the cell, from 1, that became `position` in tslab's text; undefined when none did.
 * `end` is the last line of that text, when the stack trace tells it: what the repetition has more or
 * fewer lines stands in the head of the text, before the cell's own.
 */
export function cellLine(source: string, position: Position, end?: number): number | undefined {
  const compiler = tslabCompiler();
  if (!compiler) return undefined;
  const { ESNext, CommonJS } = compiler.ModuleKind;
  const module = transpiled(compiler, asModule(compiler, source), ESNext);
  const script = transpiled(compiler, module.text, CommonJS);
  const shift = end === undefined ? 0 : end - script.text.split('\n').length;
  const line = lineBefore(module, lineBefore(script, position.line - 1 - shift));
  return line !== undefined && line >= 1 && line <= source.split('\n').length ? line : undefined;
}

function tslabCompiler(): Compiler | undefined {
  try {
    const fromHere = createRequire(import.meta.url);
    const fromTslab = createRequire(fromHere.resolve('tslab/package.json'));
    return fromTslab('@tslab/typescript-for-tslab'); // TypeScript 5.0.4 with tslab's changes
  } catch {
    return undefined; // no tslab is installed, so there is nothing to repeat
  }
}

// tslab exports every name that the cell declares, and the value of a closing expression.
function asModule(compiler: Compiler, source: string): string {
  const text = PREFIX + source;
  const file = compiler.createSourceFile('cell.ts', text, compiler.ScriptTarget.ES2022, true);
  const names = namesIn(compiler, file);
  const suffix = names.length > 0 ? `\nexport {${names.join(', ')}}` : '';
  const last = file.statements.at(-1);
  if (!last || !compiler.isExpressionStatement(last)) return text + suffix;
  const start = last.getStart(file);
  return `${text.slice(0, start)}export const tsLastExpr = ${text.slice(start)}${suffix}`;
}

function namesIn(compiler: Compiler, file: ts.SourceFile): string[] {
  const options = { noLib: true, noResolve: true, types: [] };
  const program = compiler.createProgram([file.fileName], options, {
    getSourceFile: (name) => (name === file.fileName ? file : undefined),
    getDefaultLibFileName: () => 'lib.d.ts',
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: (name) => name === file.fileName,
    readFile: () => undefined,
    writeFile: () => {},
  });
  const { Value, Type, Alias, Namespace } = compiler.SymbolFlags;
  const inScope = program
    .getTypeChecker()
    .getSymbolsInScope(file, Value | Type | Alias | Namespace);
  const isOwn = ({ declarations = [] }: ts.Symbol) =>
    declarations.some((declaration) => declaration.getSourceFile() === file);
  return inScope.filter(isOwn).map(({ name }) => name);
}

interface Transpiled {
  readonly text: string;
  readonly map: SourceMap;
}

function transpiled(compiler: Compiler, source: string, module: ts.ModuleKind): Transpiled {
  const { outputText, sourceMapText = '' } = compiler.transpileModule(source, {
    compilerOptions: {
      module,
      target: compiler.ScriptTarget.ES2022,
      esModuleInterop: true,
      newLine: compiler.NewLineKind.LineFeed,
      noImplicitUseStrict: true,
      sourceMap: true,
    },
  });
  const text = outputText.replace(/\/\/# sourceMappingURL=.*\s*$/, '');
  return { text, map: new SourceMap(JSON.parse(sourceMapText)) };
}

// Lines from 0. The end of the line is asked for: its start may still belong to what was inserted.
function lineBefore({ text, map }: Transpiled, line: number | undefined): number | undefined {
  const length = line === undefined ? undefined : text.split('\n')[line]?.length;
  if (line === undefined || length === undefined) return undefined;
  const entry = map.findEntry(line, length);
  return 'originalLine' in entry ? entry.originalLine : undefined;
}
